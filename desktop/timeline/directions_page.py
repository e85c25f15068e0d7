"""How far the picture at a keyframe is led along each direction of the model."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from core.direction import Direction
from core.document import timeline as edits
from core.document.keyframe import Keyframe
from core.recipe import Steering
from desktop.language import mark, tr
from desktop.state.directions_store import DirectionsStore
from desktop.state.timeline_store import TimelineStore
from desktop.theme import GRID
from desktop.widgets.direction_slider import direction_slider, title_of
from desktop.widgets.number_slider import NumberSlider

COLUMNS = 2
EMPTY = mark("This model has no directions yet: learn one in the Directions panel.")


class DirectionsPage(QScrollArea):
    """A slider for each direction; those of a keyframe that are not in the library too, so they can go."""

    def __init__(
        self, store: TimelineStore, directions: DirectionsStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._directions = store, directions
        self.sliders: dict[str, NumberSlider] = {}
        self.word = QLabel(tr(EMPTY), wordWrap=True)
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setSpacing(GRID // 2)
        self._grid.addWidget(self.word, 0, 0, 1, COLUMNS)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        directions.shelf_changed.connect(lambda: self.show_selection(store.selection))

    def show_selection(self, chosen: tuple[Keyframe, ...]) -> None:
        """Show the amounts of these keyframes; where they differ, that of the first."""
        offered = dict(self._offered(chosen))
        if list(self.sliders) != list(offered):
            self._fill(offered)
        amounts = {one.digest: one.amount for keyframe in chosen[:1] for one in keyframe.amounts}
        for digest, slider in self.sliders.items():
            slider.set_number(amounts.get(digest, 0.0))

    def _offered(self, chosen: tuple[Keyframe, ...]) -> Iterator[tuple[str, tuple[str, Direction | None]]]:
        """What can be gone along, by digest: its name, and itself if it is in the library."""
        known = {direction.digest: direction for direction in self._directions.known}
        for digest, direction in known.items():
            yield digest, (direction.name, direction)
        for keyframe in chosen:
            for along in keyframe.amounts:
                if along.digest not in known:
                    yield along.digest, (along.name, None)

    def _fill(self, offered: dict[str, tuple[str, Direction | None]]) -> None:
        for slider in self.sliders.values():
            self._grid.removeWidget(slider)
            slider.hide()
            slider.deleteLater()
        self.sliders = {}
        for place, (digest, (name, direction)) in enumerate(offered.items()):
            slider = self.sliders[digest] = direction_slider(name, direction)
            slider.setMinimumWidth(96)
            slider.edited.connect(lambda amount, d=digest, n=name: self._lead(d, n, amount))
            slider.reset_asked.connect(lambda d=digest, n=name: self._lead(d, n, 0.0))
            self._grid.addWidget(slider, 1 + place // COLUMNS, place % COLUMNS)
        self._grid.setRowStretch(1 + len(offered), 1)
        self.word.setVisible(not offered)

    def _lead(self, digest: str, name: str, amount: float) -> None:
        store = self._store
        along = Steering(name=name, digest=digest, amount=amount)
        label = tr("Lead along {name}", name=title_of(name))
        store.edit(label, edits.lead(store.timeline, store.selected, along), knob=f"lead {digest}")
