"""How the values of a latent are spread, against a standard normal."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.inspection import Inspection
from desktop.language import tr
from desktop.theme import small_font, theme_of
from desktop.widgets.paint import rounded

HIGH = 96
FOOT = 16
MARKS = (-4, -2, 0, 2, 4)


class Histogram(QWidget):
    """Bars for what there is, a line for what a standard normal would have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Inspection | None = None
        self.setAccessibleName(tr("Histogram of the latent"))
        self.setToolTip(tr("All values of the latent; the line is a standard normal of its size."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_inspection(self, found: Inspection | None) -> None:
        """Show what was found."""
        self._found = found
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH + FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._found
        if found is None:
            return
        theme = theme_of(self)
        painter = QPainter(self)
        plot = QRectF(self.rect()).adjusted(0, 0, 0, -FOOT)
        rounded(painter, plot, theme.colour("field"), 4)
        low, high = float(found.edges[0]), float(found.edges[-1])
        top = max(float(found.counts.max()), float(found.normal.max()), 1.0) * 1.08

        def at(value: float, count: float) -> QPointF:
            x = plot.left() + (value - low) / (high - low) * plot.width()
            return QPointF(x, plot.bottom() - count / top * plot.height())

        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bars = theme.colour("accent")
        for count, start, end in zip(found.counts, found.edges[:-1], found.edges[1:], strict=True):
            left, right = at(float(start), float(count)), at(float(end), 0)
            painter.fillRect(QRectF(left, right).adjusted(0, 0, -0.5, 0), bars)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middles = (found.edges[:-1] + found.edges[1:]) / 2
        line = [at(float(x), float(y)) for x, y in zip(middles, found.normal, strict=True)]
        painter.setPen(QPen(theme.colour("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.setFont(small_font())
        painter.setPen(theme.colour("soft"))
        for mark in MARKS:
            place = QRectF(at(mark, 0).x() - 20, plot.bottom(), 40, FOOT)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{mark:+d}" if mark else "0")
