"""SETUP: real Lean onto this machine, step by step, so that it can be stopped and taken up again.

* ``failures``: what an output of elan, lake, git or curl means: the cause, and the way out.
* ``tools``: elan, lake and their versions; runs a program and hands on its lines.
* ``project``: the Lake project that ships with the package, and its place in the user's data folder.
* ``mathlib``: what of Mathlib's build is there, what is damaged, how fast the disk is.
* ``steps``: what is to be done, and how each step is verified.
* ``run``: does it, and keeps a state file.
"""
