"""Panels round the canvas that can be moved, hidden, and put back."""

from desktop.docks.all import Docks
from desktop.docks.dock import Dock

__all__ = ["Dock", "Docks"]
