"""A change of the document that is still being made: seen on the canvas, not yet a step."""

from __future__ import annotations

from collections.abc import Callable

from core.document.document import Document
from core.geometry import Rect


class Trial:
    """What a tool is doing to a document.

    Attributes:
        before: The document when it began.
        now: What is seen of it.
        over: Whether it was broken off: nothing has an effect any more.
    """

    def __init__(self, document: Document, told: Callable[[Rect], object]) -> None:
        self.before = self.now = document
        self._told = told
        self._finish: Callable[[], Document] | None = None
        self.over = False

    def show(self, document: Document, box: Rect | None = None) -> None:
        """See another state of it.

        Args:
            document: Of the same size.
            box: Where it differs from the one that is seen; worked out if not given.
        """
        if self.over:
            return
        box = document.difference(self.now) if box is None else box
        self.now = document
        if box is not None:
            self._told(box)

    def finish_with(self, finish: Callable[[], Document]) -> None:
        """Take the document to be kept from ``finish``, at the end."""
        self._finish = finish

    def finished(self) -> Document:
        """What is to be kept; the document of the beginning if nothing changed."""
        return self.now if self._finish is None else self._finish()
