"""The explorer in a browser: a small server of one's own machine, and the program behind each page."""
