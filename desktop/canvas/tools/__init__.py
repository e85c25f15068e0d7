"""The tools, one small file each."""

from desktop.canvas.tools.brush import BrushTool
from desktop.canvas.tools.lasso import Lasso
from desktop.canvas.tools.shapes import Ellipse, Rectangle
from desktop.canvas.tools.tool import Bench, Point, Tool

__all__ = ["Bench", "BrushTool", "Ellipse", "Lasso", "Point", "Rectangle", "Tool"]
