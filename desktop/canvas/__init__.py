"""The canvas: the picture, what is being drawn on it, and the way about it."""
