"""Brushes and erasers: of the mask, and of the active layer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from core.arrays import Mask
from core.document.document import Document
from core.document.wash import Wash, covering
from core.geometry import Rect
from desktop.canvas.tools.tool import Bench, Point, Stroke
from desktop.canvas.tools.trail import Ground, Trail
from desktop.language import tr
from desktop.state import mask_stroke
from desktop.state.trial import Trial


class _Opens(Protocol):
    def __call__(self, bench: Bench, *, erase: bool) -> AbstractContextManager[Ground]: ...


class _Brush:
    """Follows the pointer; Shift draws a straight line from where the last stroke ended.

    Args:
        erase: Whether it takes away.
    """

    paints = True
    on_layer: bool
    ground: _Opens

    def __init__(self, *, erase: bool = False) -> None:
        self._erase = erase
        self._end: Point | None = None

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """Each point adds to one undo step."""
        line = self._end if point.shift else None
        with type(self).ground(bench, erase=self._erase) as ground:
            trail = Trail(ground, bench.brush)
            if line is not None:
                trail.go(line)
            trail.go(point)
            while not point.released:
                point = yield
                trail.go(point)
        self._end = point

    def forget(self) -> None:
        """No straight line from another picture."""
        self._end = None


@contextmanager
def _mask(bench: Bench, *, erase: bool) -> Iterator[Ground]:
    with bench.mask.stroke(tr("Erase mask") if erase else tr("Paint mask")) as stroke:
        yield _MaskGround(stroke, erase=erase)


class _MaskGround:
    """Stamps on the mask: the most (or the least) of all holds."""

    def __init__(self, stroke: mask_stroke.Stroke, *, erase: bool) -> None:
        self._stroke, self._erase = stroke, erase
        self._box: Rect | None = None

    def dab(self, x: int, y: int, stamp: Mask, strength: float) -> None:
        laid = self._stroke.dab(x, y, stamp, erase=self._erase)
        if laid is not None:
            self._box = laid if self._box is None else self._box.united(laid)

    def settle(self) -> None:
        if self._box is not None:
            self._stroke.tell(self._box)
        self._box = None


@contextmanager
def _layer(bench: Bench, *, erase: bool) -> Iterator[Ground]:
    colours = bench.colours
    with bench.document.trial(tr("Erase") if erase else tr("Paint")) as trial:
        yield _LayerGround(trial, bench, erase=erase)
    if not erase:
        colours.used()


class _LayerGround:
    """Stamps on the active layer: together they make one wash."""

    def __init__(self, trial: Trial, bench: Bench, *, erase: bool) -> None:
        self._trial = trial
        layer = trial.before.active_layer
        if not erase:
            layer = covering(layer, trial.before.size)
        self._flow = bench.brush.flow
        colour = None if erase else bench.colours.foreground
        self._layer = layer
        self._wash = Wash(layer, colour, bench.brush.opacity)
        trial.finish_with(self._finished)

    def dab(self, x: int, y: int, stamp: Mask, strength: float) -> None:
        if not self._trial.over:
            self._wash.dab(x, y, stamp, self._flow, strength)

    def settle(self) -> None:
        if self._trial.over:
            return
        box = self._wash.settle()
        box = None if box is None else box.cut(self._trial.before.size)
        if box is not None:
            self._trial.show(self._trial.before.with_layer(self._wash.layer), box)

    def _finished(self) -> Document:
        layer, before = self._wash.finished(), self._trial.before
        return before if layer is self._layer else before.with_layer(layer)


class MaskBrush(_Brush):
    """Paints mask, or takes it away."""

    on_layer = False
    ground = staticmethod(_mask)


class PaintBrush(_Brush):
    """Paints with the foreground colour, or takes the layer's pixels away."""

    on_layer = True
    ground = staticmethod(_layer)
