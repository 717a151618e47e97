"""onrecord's core: reads articles, finds who is on the record saying what, indexes and exports it.

Knows no screen and no terminal; usable as a library.
"""
