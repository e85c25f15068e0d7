"""The bucket."""

from __future__ import annotations

import math

from core.document import mask as masks
from core.document.flood import flood
from core.document.wash import Wash, covering
from core.geometry import Rect
from desktop.canvas.tools.tool import Bench, Point, Stroke
from desktop.language import tr


class Fill:
    """Fills what hangs together and is of about one colour."""

    paints = False
    on_layer = True

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """At the press."""
        with bench.document.trial(tr("Fill")) as trial:
            document = trial.before
            x, y = math.floor(point.x), math.floor(point.y)
            if 0 <= x < document.size.width and 0 <= y < document.size.height:
                layer, whole = covering(document.active_layer, document.size), Rect.whole(document.size)
                seen = bench.document.picture if bench.bucket.all_layers else layer.read(whole)
                assert seen is not None
                found = flood(seen, x, y, bench.bucket.tolerance)
                box = masks.bounds(found)
                assert box is not None
                wash = Wash(layer, bench.colours.foreground)
                wash.dab(box.x, box.y, found[box.slices])
                filled = wash.finished()
                if filled is not layer:
                    trial.show(document.with_layer(filled), box)
                    bench.colours.used()
        while not point.released:
            point = yield

    def forget(self) -> None:
        """Nothing is remembered."""
