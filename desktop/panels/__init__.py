"""Panels round the canvas; they meet it, and each other, only in the stores."""
