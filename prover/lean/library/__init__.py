"""The embedded library: Lean sources in Lean's own names, and the cache of what they compile to."""
