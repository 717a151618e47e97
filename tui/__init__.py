"""The terminal: the Textual explorer and the command line."""
