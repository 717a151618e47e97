"""The commands of `onrecord`, one function each; `tui.cli` puts them together.

Nothing here imports Textual, and what is slow to import is imported where it is used.
"""
