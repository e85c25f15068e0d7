"""Moves the active layer."""

from __future__ import annotations

from dataclasses import replace

from desktop.canvas.tools.tool import Bench, Point, Stroke
from desktop.language import tr


class Move:
    """Drags the active layer about; Shift keeps to one direction."""

    paints = False
    on_layer = True

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """From the press to the release: one undo step."""
        start = point
        with bench.document.trial(tr("Move the layer")) as trial:
            document = trial.before
            layer = document.active_layer
            while not point.released:
                point = yield
                right, down = round(point.x - start.x), round(point.y - start.y)
                if point.shift:
                    right, down = (right, 0) if abs(right) >= abs(down) else (0, down)
                if right or down:
                    trial.show(document.with_layer(replace(layer, x=layer.x + right, y=layer.y + down)))
                else:
                    trial.show(document)

    def forget(self) -> None:
        """Nothing is remembered."""
