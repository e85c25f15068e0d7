"""The tools, one small file each."""

from desktop.canvas.tools.brush import MaskBrush, PaintBrush
from desktop.canvas.tools.crop import Crop
from desktop.canvas.tools.eyedropper import Eyedropper
from desktop.canvas.tools.fill import Fill
from desktop.canvas.tools.lasso import Lasso
from desktop.canvas.tools.move import Move
from desktop.canvas.tools.shapes import Ellipse, Rectangle
from desktop.canvas.tools.tool import Bench, Point, Tool


def make_tools() -> dict[str, Tool]:
    """A set of tools by their names."""
    return {
        "move": Move(),
        "crop": Crop(),
        "brush": PaintBrush(),
        "eraser": PaintBrush(erase=True),
        "fill": Fill(),
        "eyedropper": Eyedropper(),
        "mask_brush": MaskBrush(),
        "mask_eraser": MaskBrush(erase=True),
        "rectangle": Rectangle(),
        "ellipse": Ellipse(),
        "lasso": Lasso(),
    }


__all__ = ["Bench", "Point", "Tool", "make_tools"]
