"""The region: what of the picture the model sees when a mask is made anew."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.document import mask as masks
from core.document.outpaint import Margins
from core.document.region import CONTEXT, Region, framed, region
from core.errors import InputError
from core.geometry import Rect, Size
from core.model_info import ModelInfo
from desktop.language import tr
from desktop.state.mask_store import MaskStore

MAX_CONTEXT = 2.0
SMALLEST = 16
"""Pixels of a frame's side."""


class RegionStore(QObject):
    """Follows the mask, until the person drags its frame; stays where it is while it is locked.

    A frame that was dragged holds as long as the mask lies in it. Where it reaches over the picture's edge,
    the picture is to be extended: there is a region then without a mask too.

    Args:
        mask: Of the document.

    Signals:
        changed: The region is another, or locked, or free.
    """

    changed = Signal()

    def __init__(self, mask: MaskStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mask = mask
        self._context = CONTEXT
        self._frame: Rect | None = None
        self._locked = False
        self._size = mask.size
        self._known: dict[tuple[object, ...], Region] = {}
        mask.changed.connect(self._mask_changed)

    @property
    def context(self) -> float:
        """How far it reaches beyond the mask on each side, as a share of the mask's box, 0..2."""
        return self._context

    @property
    def applied(self) -> bool:
        """Whether a generation makes a part anew (or beyond the edge) instead of the whole picture."""
        return self._mask.applied is not None or bool(self.margins())

    @property
    def share(self) -> float:
        """The share of the picture, 0..1, that lies in it and is not kept."""
        mask, size = self._mask.applied, self._mask.size
        if mask is None or size is None:
            return 0.0
        inside = None if self._frame is None else self._frame.cut(size)
        if inside is None:
            return self._mask.share
        return float(np.count_nonzero(mask[inside.slices])) / mask.size

    @property
    def frame(self) -> Rect | None:
        """Where the person dragged it; None while it follows the mask."""
        return self._frame

    @property
    def locked(self) -> bool:
        """Whether it stays where it is, whatever becomes of the mask."""
        return self._locked

    def of(self, model: ModelInfo) -> Region | None:
        """What ``model`` sees when the mask is made anew; None where there is nothing to make anew.

        Raises:
            InputError: If the frame lies outside the picture.
        """
        mask, size = self._mask.mask, self._mask.size
        if size is None or (self._mask.share == 0 and not self.margins()):
            return None
        if self._frame is not None:
            return framed(self._frame, size, model.native_size, model.factor)
        assert mask is not None
        key = model.native_size, model.factor, self._context
        if key not in self._known:
            self._known[key] = region(mask, *key)
        return self._known[key]

    def margins(self) -> Margins:
        """How much the picture has to grow to hold it."""
        if self._frame is None or self._mask.size is None:
            return Margins()
        return Margins.reaching(self._frame, self._mask.size)

    def set_context(self, context: float) -> None:
        """Reach further or less far; a dragged frame that is not locked follows the mask again."""
        context = min(MAX_CONTEXT, max(0.0, context))
        if context != self._context:
            self._context = context
            if not self._locked:
                self._frame = None
            self.changed.emit()

    def set_frame(self, frame: Rect) -> None:
        """Put it somewhere; nothing happens while it is locked.

        Raises:
            InputError: If nothing of the picture lies in it, or the picture would grow beyond 8192 pixels.
        """
        size = self._mask.size
        if self._locked or size is None or frame == self._frame:
            return
        if frame.cut(size) is None:
            raise InputError(tr("The region must hold a part of the picture."))
        Margins.reaching(frame, size).around(size)
        self._frame = frame
        self.changed.emit()

    def set_locked(self, on: bool, model: ModelInfo | None = None) -> None:
        """Keep it where it is for ``model``, or let it follow the mask again."""
        if on == self._locked:
            return
        if on and self._frame is None:
            now = None if model is None else self.of(model)
            if now is None:
                return
            self._frame = now.place
        self._locked = on
        if not on:
            self._frame = None
        self.changed.emit()

    def reset(self) -> None:
        """Let it follow the mask again."""
        if self._frame is not None or self._locked:
            self._frame, self._locked = None, False
            self.changed.emit()

    def restore(self, *, context: float, frame: Rect | None, locked: bool) -> None:
        """Put back what was kept with a document; a frame that does not fit it is passed over."""
        size = self._mask.size
        if frame is not None and (size is None or frame.cut(size) is None):
            frame = None
        self._context = min(MAX_CONTEXT, max(0.0, context))
        self._frame, self._locked = frame, locked and frame is not None
        self.changed.emit()

    def _mask_changed(self) -> None:
        self._known.clear()
        size: Size | None = self._mask.size
        if size != self._size:
            self._size = size
            self.reset()
        elif self._frame is not None and not self._locked:
            box = None if self._mask.mask is None else masks.bounds(self._mask.mask)
            if not self.margins() and (box is None or box.united(self._frame) != self._frame):
                self.reset()
