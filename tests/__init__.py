"""Behaviour in the words of those who use onrecord."""
