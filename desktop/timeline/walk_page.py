"""The walk as a whole: how long, how fast, which way."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.document import timeline as edits
from core.document.timeline import MAX_FPS, MIN_FPS, Pace, Path, Timeline
from core.errors import InputError
from core.jobs import Quality
from desktop.language import mark, tr
from desktop.state.document_store import DocumentStore
from desktop.state.walk_store import WalkStore
from desktop.theme import GRID
from desktop.timeline.masked import MaskedSwitch
from desktop.timeline.words import PACES, PATHS
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider

GAP = GRID // 2
USUAL_FPS, USUAL_SECONDS = 24.0, 4.0
QUALITIES = {Quality.DRAFT: mark("Draft"), Quality.FINAL: mark("Final")}


class WalkPage(QWidget):
    """How long, how fast, which way.

    Signals:
        refused (str): It could not be done: one sentence.
    """

    refused = Signal(str)

    def __init__(self, document: DocumentStore, walk: WalkStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._walk = document.timeline, walk
        self._turning: tuple[str, Timeline, Timeline] | None = None
        """What a knob is changing: its label, the timeline at first, the timeline now."""
        self.duration = NumberSlider(
            tr("Length"), 0.1, 20, step=0.1, limit=3600, decimals=1, tip=tr("Seconds the walk takes.")
        )
        self.fps = NumberSlider(tr("Frames/s"), 1, 60, limit=MAX_FPS, tip=tr("Frames a second."))
        self.pace = Choice(
            tr("Pace"),
            [(pace.value, tr(text)) for pace, text in PACES.items()],
            tip=tr("Even: successive frames differ by about the same amount"),
        )
        self.path = Choice(
            tr("Path"),
            [(path.value, tr(text)) for path, text in PATHS.items()],
            tip=tr("Smooth: no jolt where the walk passes a keyframe"),
        )
        self.quality = Choice(
            tr("Preview"),
            [(quality.value, tr(text)) for quality, text in QUALITIES.items()],
            tip=tr("Draft: fewer steps, a quick look. Final: as it will be exported"),
        )
        self.masked = MaskedSwitch(document)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        rows = ((self.duration, self.fps), (self.pace, self.path), (self.quality, self.masked))
        for row, pair in enumerate(rows):
            for column, widget in enumerate(pair):
                widget.setMinimumWidth(96)
                grid.addWidget(widget, row, column)
        grid.setRowStretch(len(rows), 1)
        self.duration.edited.connect(lambda seconds: self._retime(tr("Change the length"), duration=seconds))
        self.fps.edited.connect(
            lambda fps: self._retime(tr("Change the frames a second"), fps=max(MIN_FPS, fps))
        )
        self.duration.reset_asked.connect(
            lambda: self._retime(tr("Change the length"), duration=USUAL_SECONDS)
        )
        self.fps.reset_asked.connect(lambda: self._retime(tr("Change the frames a second"), fps=USUAL_FPS))
        self.pace.chosen.connect(lambda key: self._set(tr("Change the pace"), pace=Pace(key)))
        self.path.chosen.connect(lambda key: self._set(tr("Change the path"), path=Path(key)))
        self.quality.chosen.connect(lambda key: walk.set_quality(Quality(key)))
        self._store.changed.connect(self._show)
        self._show()

    def _retime(self, label: str, *, fps: float | None = None, duration: float | None = None) -> None:
        """Keyframes keep their share of the walk; while a knob is turned, that which they had at first."""
        if self._turning is None or self._turning[0] != label or self._turning[2] is not self._store.timeline:
            self._turning = label, self._store.timeline, self._store.timeline
        try:
            changed = edits.retimed(
                self._turning[1], fps=fps, duration=duration, stretch=duration is not None
            )
        except InputError as problem:
            self.refused.emit(problem.message)
            self._show()
        else:
            self._store.edit(label, changed, knob=label)
            self._turning = label, self._turning[1], self._store.timeline
            self._show()

    def _set(self, label: str, **values: object) -> None:
        self._store.edit(label, replace(self._store.timeline, **values))  # type: ignore[arg-type]

    def _show(self) -> None:
        timeline = self._store.timeline
        self.duration.set_number(timeline.duration)
        self.fps.set_number(timeline.fps)
        self.pace.set_current(timeline.pace.value)
        self.path.set_current(timeline.path.value)
