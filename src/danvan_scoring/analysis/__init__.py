"""Questions asked of a rubric or of a result: pure functions, for all units at once.

Nothing here reads files, prints or changes what it is given.
"""
