"""At the strip's right: the selected keyframe, or the walk as a whole while none is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.document.keyframe import PromptSource
from desktop.language import counted, tr
from desktop.state.directions_store import DirectionsStore
from desktop.state.document_store import DocumentStore
from desktop.state.walk_store import WalkStore
from desktop.theme import GRID
from desktop.timeline.directions_page import DirectionsPage
from desktop.timeline.keyframe_page import KeyframePage
from desktop.timeline.walk_page import WalkPage
from desktop.timeline.words import name_of
from desktop.widgets.buttons import IconButton
from desktop.widgets.soft_label import SoftLabel

WIDTH = 304
GAP = GRID // 2


class Inspector(QWidget):
    """One of the pages, and what it is about.

    Signals:
        refused (str): It could not be done: one sentence.
    """

    refused = Signal(str)

    def __init__(
        self,
        document: DocumentStore,
        walk: WalkStore,
        directions: DirectionsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = document.timeline
        self.title = SoftLabel()
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.led = IconButton(
            "sliders-horizontal",
            tr("Directions of the keyframe"),
            tip=tr("Lead the picture at this keyframe along directions; the way there and on goes evenly"),
            checked_icon="sliders-horizontal",
        )
        self.walk = WalkPage(document, walk)
        self.keyframe = KeyframePage(document.timeline, walk)
        self.directions = DirectionsPage(document.timeline, directions)
        self.pages = QStackedWidget()
        for page in (self.walk, self.keyframe, self.directions):
            self.pages.addWidget(page)
        for source in (self.walk, self.keyframe):
            source.refused.connect(self.refused)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.title, 1)
        line.addWidget(self.led)
        line.addStrut(self.led.sizeHint().height())  # as high on every page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.pages, 1)
        self.setFixedWidth(WIDTH)
        self._store.changed.connect(self._show)
        self._store.selection_changed.connect(self._show)
        self.led.clicked.connect(self._show)
        self._show()

    def _show(self) -> None:
        chosen = self._store.selection
        self.led.setVisible(bool(chosen))
        about = self.directions if self.led.isChecked() else self.keyframe
        self.pages.setCurrentWidget(about if chosen else self.walk)
        if not chosen:
            self.title.setText(tr("Walk"))
            return
        keyframes = self._store.timeline.keyframes
        if len(chosen) == 1:
            number = keyframes.index(chosen[0]) + 1
            text = tr(
                "Keyframe {number} of {count} · {time:.2f} s",
                number=number,
                count=len(keyframes),
                time=chosen[0].time,
            )
            if not isinstance(chosen[0].source, PromptSource):
                text += f" · {name_of(chosen[0])[:28]}"
        else:
            text = counted("{count} keyframe", "{count} keyframes", len(chosen))
        self.title.setText(text)
        self.keyframe.show_selection(chosen)
        self.directions.show_selection(chosen)
