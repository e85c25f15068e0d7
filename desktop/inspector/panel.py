"""The inspector's panel: numbers, channels, cells, distribution, round trip, steps."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.inspection import Inspection
from desktop.images import to_qimage
from desktop.inspector.channels import ChannelsBox
from desktop.inspector.charts import Histogram
from desktop.inspector.pictures import Enlarged, PictureButton
from desktop.inspector.steps import StepsBox
from desktop.inspector.vector import VectorBox
from desktop.language import mark, number, tr
from desktop.state.inspector_store import InspectorStore
from desktop.state.steps_store import StepsStore
from desktop.theme import GRID, strong_font
from desktop.widgets.buttons import Look, TextButton
from desktop.widgets.scrolling import Scrolling

EMPTY = mark("Draw or open a picture: its latent will be here, to look into and to change.")
WORKING = mark("Looking into the picture…")
LARGE = mark("This picture is large: looking into it takes a while.")
SMALL = mark("This picture is too small to be looked into.")
LEAST = 7


class InspectorPanel(QWidget):
    """Shows what is found in a picture's latent; cells of the canvas's picture can be changed."""

    def __init__(self, store: InspectorStore, steps: StepsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.word = QLabel()
        self.word.setWordWrap(True)
        self.look = TextButton(tr("Look into it"))
        self.look.setAccessibleName(tr("Look into the picture"))
        self.look.setToolTip(tr("Encode and decode it"))
        self.back = TextButton(tr("Back to the canvas"))
        self.back.setAccessibleName(tr("Back to the canvas"))
        self.back.setToolTip(tr("Look into the picture on the canvas again"))
        self.numbers = QLabel()
        self.numbers.setWordWrap(True)
        self.numbers.setAccessibleName(tr("The latent in numbers"))
        self.numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.vector = VectorBox(store)
        self.channels = ChannelsBox(self.vector.told)
        self.spread = QLabel()
        self.spread.setWordWrap(True)
        self.spread.setAccessibleName(tr("Length of the latent"))
        self.histogram = Histogram()
        self.trip = QLabel()
        self.trip.setWordWrap(True)
        self.trip.setAccessibleName(tr("Round trip"))
        self.picture = PictureButton(tr("Picture"), tr("The picture; click to enlarge"))
        self.decoded = PictureButton(tr("Comes back"), tr("Encoded and decoded; click to enlarge"))
        self.error = PictureButton(tr("Error"), tr("How far each value is off, brightened; click to enlarge"))
        self.steps = StepsBox(steps)
        self.reach = QLabel()
        self.reach.setWordWrap(True)
        self.reach.setAccessibleName(tr("What the changed cells change"))
        self.reset = TextButton(tr("Reset"), Look.FIELD)
        self.reset.setAccessibleName(tr("Reset the cells"))
        self.reset.setToolTip(tr("All cells as they were"))
        self.accept = TextButton(tr("Accept"), Look.MAIN)
        self.accept.setAccessibleName(tr("Accept the changed cells"))
        self.accept.setToolTip(tr("Keep what is seen; one undo step"))
        self._lay_out()
        for button in (self.picture, self.decoded, self.error):
            button.clicked.connect(lambda _on=False, button=button: self._enlarge(button))
        self.look.clicked.connect(store.look)
        self.back.clicked.connect(lambda: store.show(""))
        self.reset.clicked.connect(store.reset)
        self.accept.clicked.connect(store.accept)
        plane = self.channels.plane
        plane.pointed.connect(store.point)
        plane.chosen.connect(store.select)
        plane.erase_asked.connect(store.erase)
        plane.copy_asked.connect(store.copy)
        plane.paste_asked.connect(store.paste)
        store.subject_changed.connect(self._show_subject)
        store.inspected.connect(self._show_inspection)
        store.selection_changed.connect(self._show_cells)
        store.values_changed.connect(self._show_values)
        self._show_subject()

    def sizeHint(self) -> QSize:
        return QSize(320, 600)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # zero has the colour of the ground
            self._show_values()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        trip = QHBoxLayout()
        trip.setContentsMargins(0, 0, 0, 0)
        trip.setSpacing(GRID // 2)
        for button in (self.picture, self.decoded, self.error):
            trip.addWidget(button, 1)
        for widget in (self.word, self.look, self.back, self.numbers):
            column.addWidget(widget)
        self._sections: list[QWidget] = [self.numbers]
        for title, widgets in (
            (tr("Channels"), (self.channels, self.vector)),
            (tr("Distribution"), (self.spread, self.histogram)),
            (tr("Round trip"), (self.trip,)),
        ):
            head = _heading(title)
            self._sections += [head, *widgets]
            for widget in (head, *widgets):
                column.addWidget(widget)
        column.addLayout(trip)
        self._sections += [self.picture, self.decoded, self.error]
        self._steps_head = _heading(tr("Steps"))
        column.addWidget(self._steps_head)
        column.addWidget(self.steps)
        column.addStretch(1)
        area = Scrolling(inside, self)
        self.foot = QWidget()
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        below.setSpacing(GRID)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.reset)
        line.addWidget(self.accept, 1)
        below.addWidget(self.reach)
        below.addLayout(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self.foot)
        self.setMinimumWidth(272)

    def _show_subject(self) -> None:
        store = self._store
        size = store.size
        self.back.setVisible(bool(store.entry))
        self.look.setVisible(store.waits)
        words = WORKING
        if size is None:
            words = EMPTY
        elif min(size.width, size.height) < LEAST:
            words = SMALL
        elif store.waits:
            words = LARGE
        self.word.setText(tr(words))
        found = store.inspection
        self.word.setVisible(found is None)
        if size is None or found is not None:  # what was seen stays until the new is there
            for widget in self._sections:
                widget.setVisible(found is not None)
        self._steps_head.setVisible(size is not None)
        self.steps.setVisible(size is not None)
        self._show_values()

    def _show_inspection(self) -> None:
        found = self._store.inspection
        if found is not None:
            self.numbers.setText(_numbers(found))
            self.spread.setText(_spread(found))
            self.histogram.set_inspection(found)
            self.histogram.setAccessibleDescription(self.spread.text())
            self.trip.setText(_trip(found))
            picture = self._store.picture
            self.picture.set_image(QImage() if picture is None else to_qimage(picture))
            self.decoded.set_image(to_qimage(found.decoded))
            self.error.set_image(to_qimage(found.error))
            self.error.set_word(tr("Error × {times}", times=number(255 / max(found.worst, 1), ".1f")))
        self._show_subject()

    def _show_cells(self) -> None:
        self.channels.plane.set_cells(self._store.selection, self._store.shown)
        self.vector.refresh()

    def _show_values(self) -> None:
        store = self._store
        if store.latent is not None:
            self.channels.set_latent(store.latent)
        self._show_cells()
        self.foot.setVisible(store.changed)
        drift = None if store.led is None else store.led.drift
        self.reach.setText(
            ""
            if drift is None
            else tr(
                "Changes {share} % of the picture's pixels; all others stay as they are.",
                share=number(100 * drift.reach, ".1f"),
            )
        )
        self.reach.setVisible(drift is not None)

    def _enlarge(self, button: PictureButton) -> None:
        if not button.image.isNull():
            Enlarged(button.image, button.word, self.window()).open()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(strong_font())
    label.setContentsMargins(0, GRID, 0, 0)
    return label


def _numbers(found: Inspection) -> str:
    height, width, depth = found.shape
    channels, rows, columns = found.latent.shape
    return tr(
        "{width} × {height} × {depth} → {columns} × {rows} × {channels}: {times} times fewer numbers.",
        width=width,
        height=height,
        depth=depth,
        columns=columns,
        rows=rows,
        channels=channels,
        times=number(round(found.compression, 1), "g"),
    )


def _spread(found: Inspection) -> str:
    return tr(
        "Length {norm}; standard normal latents lie on a shell at {shell}.",
        norm=number(found.norm, ".1f"),
        shell=number(found.shell, ".1f"),
    )


def _trip(found: Inspection) -> str:
    if math.isinf(found.psnr):
        return tr("Encoded and decoded it is the same picture.")
    return tr(
        "PSNR {psnr} dB · SSIM {ssim} · off by up to {worst} of 255.",
        psnr=number(found.psnr, ".2f"),
        ssim=number(found.ssim, ".4f"),
        worst=found.worst,
    )
