"""The document's mask: what is made anew and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.arrays import Mask
from core.document import mask as masks
from core.geometry import Rect, Size
from desktop.state.commands import Change
from desktop.state.mask_stroke import Stroke


class MaskStore(QObject):
    """The mask of the document's picture; it goes through the document's own undo history.

    It stays when a result of the same size arrives and goes, within the same step, with a picture of another
    size or another document. While hidden it is not applied.

    Args:
        push: Does a step and remembers it.

    Signals:
        touched (object): The ``Rect`` whose pixels are others now, at every dab of a stroke too.
        changed: The mask is another, after each whole step, undo and redo.
        visible_changed (bool): Whether it is shown, and so applied.
    """

    touched = Signal(object)
    changed = Signal()
    visible_changed = Signal(bool)

    def __init__(self, push: Callable[[Change], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._push = push
        self._size: Size | None = None
        self._mask: Mask | None = None
        self._stroke: Stroke | None = None
        self._visible = True
        self._share: float | None = None

    @property
    def size(self) -> Size | None:
        """Of the document's picture; None while there is none, and so nothing to paint on."""
        return self._size

    @property
    def mask(self) -> Mask | None:
        """The mask, read-only, uint8 (H, W); it changes in place. None until something is painted."""
        if self._mask is None:
            return None
        view = self._mask.view()
        view.flags.writeable = False
        return view

    @property
    def visible(self) -> bool:
        """Whether it is shown, and so applied."""
        return self._visible

    @property
    def share(self) -> float:
        """The share of the picture that is not kept, 0..1, hidden or not."""
        if self._share is None:
            self._share = 0.0 if self._mask is None else masks.share(self._mask)
        return self._share

    @property
    def applied(self) -> Mask | None:
        """What a generation has to go by: the mask if it is visible and not empty."""
        return self.mask if self._visible and self.share > 0 else None

    @property
    def painting(self) -> bool:
        """Whether a stroke is being painted."""
        return self._stroke is not None

    def set_visible(self, on: bool) -> None:
        """Show or hide it."""
        if on != self._visible:
            self._visible = on
            self.visible_changed.emit(on)

    @contextmanager
    def stroke(self, label: str) -> Iterator[Stroke]:
        """One stroke of a tool: one undo step if it ends well, none at all if it is broken off.

        A hidden mask is shown first: nobody paints what he cannot see.
        """
        self.abandon()
        self.set_visible(True)
        assert self._size is not None, "there is no picture to paint on"
        stroke = self._stroke = Stroke(self._buffer(), self._mask is None, self.touched.emit)
        self._mask = stroke.pixels
        try:
            yield stroke
        except BaseException:
            if self._stroke is stroke:
                self.abandon()
            raise
        if self._stroke is stroke:
            self._stroke = None
            self._remember(label, stroke)

    def edit(self, label: str, box: Rect, pixels: Mask) -> None:
        """Put ``pixels`` (uint8, of ``box``'s size) into the mask: one undo step, none if nothing changes."""
        with self.stroke(label) as stroke:
            stroke.put(box, pixels)

    def abandon(self) -> None:
        """Break off the stroke that is being painted, if there is one; nothing of it stays."""
        stroke, self._stroke = self._stroke, None
        if stroke is None:
            return
        stroke.over = True
        if stroke.box is not None:
            stroke.pixels[stroke.box.slices] = stroke.before[stroke.box.slices]
        self._mask = None if stroke.fresh else stroke.pixels
        if stroke.box is not None:
            self.touched.emit(stroke.box)

    def farewell(self, size: Size | None, *, same_document: bool) -> Change | None:
        """The step that goes with another picture, of ``size``; None if the mask stays."""
        return None if same_document and size == self._size else self.becoming(size, None)

    def becoming(self, size: Size | None, mask: Mask | None) -> Change:
        """The step to another size, with a mask that suits it."""
        self.abandon()
        return _Become(store=self, here=(self._size, self._mask), there=(size, mask))

    def _buffer(self) -> Mask:
        assert self._size is not None
        if self._mask is not None:
            return self._mask
        return np.zeros((self._size.height, self._size.width), np.uint8)

    def _remember(self, label: str, stroke: Stroke) -> None:
        box = stroke.changed_box()
        if box is None:
            self._mask = None if stroke.fresh else stroke.pixels
            return
        before, after = stroke.before[box.slices].copy(), stroke.pixels[box.slices].copy()
        self._push(_Paint(self, label, box, before, after, stroke.fresh))

    def _put(self, box: Rect, pixels: Mask, *, none: bool) -> None:
        self.abandon()
        self._mask = self._buffer()
        self._mask[box.slices] = pixels
        if none:
            self._mask = None
        self._told(box)

    def _replace(self, size: Size | None, mask: Mask | None) -> tuple[Size | None, Mask | None]:
        """What was there."""
        self.abandon()
        before = self._size, self._mask
        self._size, self._mask = size, mask
        self._told(None if size is None else Rect.whole(size))
        return before

    def _told(self, box: Rect | None) -> None:
        self._share = None
        if box is not None:
            self.touched.emit(box)
        self.changed.emit()


@dataclass(frozen=True, slots=True, eq=False)
class _Paint:
    store: MaskStore
    label: str
    box: Rect
    before: Mask
    after: Mask
    fresh: bool

    @property
    def bytes(self) -> int:
        return self.before.nbytes + self.after.nbytes

    def undo(self) -> None:
        self.store._put(self.box, self.before, none=self.fresh)

    def redo(self) -> None:
        self.store._put(self.box, self.after, none=False)


@dataclass(slots=True, kw_only=True, eq=False)
class _Become:
    """To another size and back. Masks change in place, so each time the one that is left is taken anew."""

    store: MaskStore
    here: tuple[Size | None, Mask | None]
    there: tuple[Size | None, Mask | None]
    label: str = ""

    @property
    def bytes(self) -> int:
        return sum(mask.nbytes for _, mask in (self.here, self.there) if mask is not None)

    def undo(self) -> None:
        self.there = self.store._replace(*self.here)

    def redo(self) -> None:
        self.here = self.store._replace(*self.there)
