"""The elaborator: from syntax trees to kernel-checked declarations (see ``embedded-lean.md``)."""
