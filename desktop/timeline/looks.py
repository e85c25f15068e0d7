"""How keyframes look, ready to be painted."""

from __future__ import annotations

from PySide6.QtGui import QPixmap

from core.arrays import Picture
from core.document.keyframe import Keyframe
from desktop.images import to_qimage
from desktop.state.timeline_store import TimelineStore

KEPT = 256


class Looks:
    """Small pictures of keyframes, made once each.

    Args:
        store: Knows them.
    """

    def __init__(self, store: TimelineStore) -> None:
        self._store = store
        self._pixmaps: dict[int, tuple[Picture, QPixmap]] = {}

    def of(self, keyframe: Keyframe) -> QPixmap | None:
        """How one looks; None while that is not known."""
        picture = self._store.thumbnail(keyframe)
        if picture is None:
            return None
        kept = self._pixmaps.get(id(picture))
        if kept is None:
            kept = self._pixmaps[id(picture)] = picture, QPixmap.fromImage(to_qimage(picture))
            while len(self._pixmaps) > KEPT:
                del self._pixmaps[next(iter(self._pixmaps))]
        return kept[1]
