"""Which tool is in the hand, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

SMALLEST, LARGEST = 1, 1024
FAMILIES = {
    "brush": "brush",
    "eraser": "eraser",
    "mask_brush": "mask",
    "mask_eraser": "mask",
}
"""Tools that are set as a brush is: those of one family share their settings."""
PARTNERS = {
    "brush": "eraser",
    "eraser": "brush",
    "mask_brush": "mask_eraser",
    "mask_eraser": "mask_brush",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """How a brush is set.

    Attributes:
        size: Its diameter in picture pixels, 1..1024.
        hardness: 0..1, the share of its radius that is fully opaque.
        opacity: 0..1, what a whole stroke does not exceed.
        flow: 0..1, how near a single dab comes to that.
        smoothing: 0..1, how much the hand's trembling is taken out.
        spacing: 0.02..4, between two dabs, as a share of the radius.
        pen_size: Whether a pen's pressure makes it wider.
        pen_opacity: Whether a pen's pressure makes it more opaque.
    """

    size: int = 48
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    smoothing: float = 0.0
    spacing: float = 0.1
    pen_size: bool = True
    pen_opacity: bool = False


LIMITS = {
    "size": (SMALLEST, LARGEST),
    "hardness": (0.0, 1.0),
    "opacity": (0.01, 1.0),
    "flow": (0.01, 1.0),
    "smoothing": (0.0, 1.0),
    "spacing": (0.02, 4.0),
}
USUAL = {"brush": Brush(size=24), "eraser": Brush(size=48), "mask": Brush()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """How the bucket is set.

    Attributes:
        tolerance: 0..1, how far a colour may be from the one that is clicked.
        all_layers: Whether it looks at the whole picture; otherwise at the active layer only.
    """

    tolerance: float = 0.1
    all_layers: bool = True


class ToolStore(QObject):
    """The tool and its settings, shared by the canvas, the rail and the menus.

    Signals:
        tool_changed (str): The name of the tool that is in the hand now.
        brush_changed (object): The ``Brush`` of the tool in the hand.
        bucket_changed (object): The new ``Bucket``.
    """

    tool_changed = Signal(str)
    brush_changed = Signal(object)
    bucket_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tool = "hand"
        self._brushes = dict(USUAL)
        self._bucket = Bucket()

    @property
    def tool(self) -> str:
        """The tool's name."""
        return self._tool

    @property
    def family(self) -> str:
        """Whose settings :attr:`brush` are."""
        return FAMILIES.get(self._tool, "brush")

    @property
    def brush(self) -> Brush:
        """How the tool in the hand is set."""
        return self._brushes[self.family]

    @property
    def bucket(self) -> Bucket:
        """How the bucket is set."""
        return self._bucket

    def brush_of(self, tool: str) -> Brush:
        """How another tool is set."""
        return self._brushes[FAMILIES.get(tool, "brush")]

    def choose(self, tool: str) -> None:
        """Take another tool; the same one again is told too."""
        before, self._tool = self.brush, tool
        self.tool_changed.emit(tool)
        if self.brush != before:
            self.brush_changed.emit(self.brush)

    def swap(self) -> None:
        """From a brush to its eraser and back."""
        self.choose(PARTNERS.get(self._tool, "mask_brush"))

    def set_brush(
        self,
        *,
        size: float | None = None,
        hardness: float | None = None,
        opacity: float | None = None,
        flow: float | None = None,
        smoothing: float | None = None,
        spacing: float | None = None,
        pen_size: bool | None = None,
        pen_opacity: bool | None = None,
    ) -> None:
        """Change the brush; values out of range are brought into it."""
        now = self.brush
        brush = Brush(
            size=round(_fit("size", size, now.size)),
            hardness=_fit("hardness", hardness, now.hardness),
            opacity=_fit("opacity", opacity, now.opacity),
            flow=_fit("flow", flow, now.flow),
            smoothing=_fit("smoothing", smoothing, now.smoothing),
            spacing=_fit("spacing", spacing, now.spacing),
            pen_size=now.pen_size if pen_size is None else pen_size,
            pen_opacity=now.pen_opacity if pen_opacity is None else pen_opacity,
        )
        if brush != self.brush:
            self._brushes[self.family] = brush
            self.brush_changed.emit(brush)

    def set_bucket(self, *, tolerance: float | None = None, all_layers: bool | None = None) -> None:
        """Change the bucket."""
        bucket = self._bucket
        if tolerance is not None:
            bucket = replace(bucket, tolerance=min(1.0, max(0.0, round(tolerance, 2))))
        if all_layers is not None:
            bucket = replace(bucket, all_layers=all_layers)
        if bucket != self._bucket:
            self._bucket = bucket
            self.bucket_changed.emit(bucket)

    def resize(self, direction: int) -> None:
        """One step larger (1) or smaller (-1): an eighth, at least a pixel."""
        size = self.brush.size
        step = max(1, round(size / 8)) if direction > 0 else max(1, round(size / 9))
        self.set_brush(size=size + direction * step)

    def harden(self, direction: int) -> None:
        """One step harder (1) or softer (-1)."""
        self.set_brush(hardness=self.brush.hardness + direction * 0.1)


def _fit(name: str, value: float | None, now: float) -> float:
    low, high = LIMITS[name]
    return now if value is None else min(high, max(low, round(value, 2)))
