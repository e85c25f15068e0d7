"""Which tool is in the hand, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

SMALLEST, LARGEST = 1, 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """How the mask brush and the mask eraser are set.

    Attributes:
        size: Its diameter in picture pixels, 1..1024.
        hardness: 0..1, the share of its radius that is fully opaque.
    """

    size: int = 48
    hardness: float = 0.8


class ToolStore(QObject):
    """The tool and the brush, shared by the canvas, the rail and the menus.

    Signals:
        tool_changed (str): The name of the tool that is in the hand now.
        brush_changed (object): The new ``Brush``.
    """

    tool_changed = Signal(str)
    brush_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tool = "hand"
        self._brush = Brush()

    @property
    def tool(self) -> str:
        """The tool's name."""
        return self._tool

    @property
    def brush(self) -> Brush:
        """As it is set."""
        return self._brush

    def choose(self, tool: str) -> None:
        """Take another tool; the same one again is told too."""
        self._tool = tool
        self.tool_changed.emit(tool)

    def swap(self) -> None:
        """From brush to eraser and back."""
        self.choose("brush" if self._tool == "eraser" else "eraser")

    def set_brush(self, *, size: float | None = None, hardness: float | None = None) -> None:
        """Change the brush; values out of range are brought into it."""
        brush = self._brush
        if size is not None:
            brush = replace(brush, size=min(LARGEST, max(SMALLEST, round(size))))
        if hardness is not None:
            brush = replace(brush, hardness=min(1.0, max(0.0, round(hardness, 2))))
        if brush != self._brush:
            self._brush = brush
            self.brush_changed.emit(brush)

    def resize(self, direction: int) -> None:
        """One step larger (1) or smaller (-1): an eighth, at least a pixel."""
        size = self._brush.size
        step = max(1, round(size / 8)) if direction > 0 else max(1, round(size / 9))
        self.set_brush(size=size + direction * step)

    def harden(self, direction: int) -> None:
        """One step harder (1) or softer (-1)."""
        self.set_brush(hardness=self._brush.hardness + direction * 0.1)
