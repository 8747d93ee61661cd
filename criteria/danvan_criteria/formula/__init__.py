"""Formulas: a small language of expressions over the fields of a form, read, checked and computed.

Nothing here runs text as code: a formula is parsed by its own grammar into a tree of a few kinds of
nodes, whose types and units are checked before anything is computed.
"""
