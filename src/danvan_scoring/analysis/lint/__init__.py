"""Lint: what may be unsound in a rubric, by rules with codes.

Each module holds rules that are near to one another; `rules` lists them all.
"""
