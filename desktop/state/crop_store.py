"""What of the picture is to be kept, while somebody is about to crop it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.geometry import Rect, Size
from desktop.state import document_edits
from desktop.state.document_store import DocumentStore


class CropStore(QObject):
    """A rectangle in the picture, until it is applied or left.

    Signals:
        changed: ``box`` is another.
    """

    changed = Signal()

    def __init__(self, document: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._size: Size | None = None
        self._box: Rect | None = None
        document.picture_changed.connect(self._follow)

    @property
    def box(self) -> Rect | None:
        """What is to be kept; None for all of the picture."""
        return self._box

    def set_box(self, box: Rect | None) -> None:
        """Keep another part; what lies beyond the picture does not count."""
        self._size = size = self._document.size
        if size is not None and box is not None:
            box = box.cut(size)
            box = None if box == Rect.whole(size) else box
        if box != self._box:
            self._box = box
            self.changed.emit()

    def apply(self) -> None:
        """Cut the rest off: one undo step. Layers keep what lies outside."""
        box = self._box
        if box is not None:
            self.set_box(None)
            document_edits.frame(self._document, box)

    def _follow(self) -> None:
        if self._document.size != self._size:
            self.set_box(None)
