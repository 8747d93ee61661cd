"""The page of a period: one file for a browser, or one a commune, that asks for nothing else.

Views are frozen data made in Python; templates lay them out. A page for posting has views of its
own (`posted`), which can hold nothing that must not be posted.
"""
