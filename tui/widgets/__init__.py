"""The explorer's widgets: they draw, and say by message what was asked of them."""
