"""memory: what was proved and what can be found again: indexes, retrievers, the proof database.

Importing this package loads nothing.
"""
