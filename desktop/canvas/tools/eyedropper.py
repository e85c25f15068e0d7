"""Takes a colour from the picture."""

from __future__ import annotations

import math

from core.document.composite import composite
from core.geometry import Rect
from desktop.canvas.tools.tool import Bench, Point, Stroke


class Eyedropper:
    """The colour under the pointer becomes the foreground; it can be dragged."""

    paints = False
    on_layer = False

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """At every point."""
        self._take(point, bench)
        while not point.released:
            point = yield
            self._take(point, bench)

    def forget(self) -> None:
        """Nothing is remembered."""

    def _take(self, point: Point, bench: Bench) -> None:
        document = bench.document.document
        x, y = math.floor(point.x), math.floor(point.y)
        if document is None or not (0 <= x < document.size.width and 0 <= y < document.size.height):
            return
        red, green, blue, alpha = (int(value) for value in composite(document, Rect(x, y, 1, 1))[0, 0])
        if alpha:
            bench.colours.set_foreground((red, green, blue))
