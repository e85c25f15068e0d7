"""The latent map with what can be done on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.mixing_jobs import Space
from desktop.language import counted, mark, tr
from desktop.panels.map_view import MapView
from desktop.state.map_store import MapStore, Side
from desktop.theme import GRID
from desktop.widgets.buttons import IconButton, TextButton, describe
from desktop.widgets.choice import Choice

SPACES = {Space.LATENTS: mark("alike in look"), Space.WORDS: mark("alike in words")}
HINT = mark("Drag between the points to see what lies there. Right-click for more.")
HELD = mark("Enter keeps it in the history, K makes it a keyframe, Esc lets it go.")


class MapPanel(QWidget):
    """Choice of the plane, the plane itself, two groups to learn a direction from.

    Signals:
        add_asked: The person wants to put a folder on the map.
        learn_asked: … to learn a direction from the two groups.
    """

    add_asked = Signal()
    learn_asked = Signal()

    def __init__(self, store: MapStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.view = MapView(store)
        self.space = Choice(
            tr("Near is"),
            [(space.value, tr(text)) for space, text in SPACES.items()],
            tip=tr("What the plane shows: the two ways in which the pictures differ most"),
        )
        self.add = IconButton("folder-open", tr("Add a folder of pictures to the map"), side=32)
        self.fit = IconButton("maximize", tr("Show all of the map"), keys=tr("Home"), side=32)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(GRID // 2)
        head.addWidget(self.space, 1)
        head.addWidget(self.add)
        head.addWidget(self.fit)
        self.word = QLabel()
        self.word.setWordWrap(True)
        self.more = IconButton("circle-plus", "", checked_icon="circle-plus", side=32)
        self.less = IconButton("circle-minus", "", checked_icon="circle-minus", side=32)
        self.clear = IconButton("x", tr("Empty both groups"), side=32)
        self.learn = TextButton(tr("Learn a direction…"), height=32)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(GRID // 2)
        for button in (self.more, self.less, self.clear):
            foot.addWidget(button)
        foot.addSpacing(GRID // 2)
        foot.addWidget(self.learn, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self.setMinimumWidth(38 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.word)
        column.addLayout(foot)
        self.space.chosen.connect(lambda key: store.set_space(Space(key)))
        self.add.clicked.connect(self.add_asked)
        self.fit.clicked.connect(self.view.fit)
        self.learn.clicked.connect(self.learn_asked)
        self.clear.clicked.connect(lambda: store.mark(list(store.marks), None))
        self.more.clicked.connect(lambda on: self._mark(Side.MORE if on else None))
        self.less.clicked.connect(lambda on: self._mark(Side.LESS if on else None))
        store.changed.connect(self.refresh)
        store.marks_changed.connect(self.refresh)
        store.between_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand."""
        store = self._store
        more, less = len(store.marked(Side.MORE)), len(store.marked(Side.LESS))
        describe(
            self.more,
            tr("Mark what the direction leads to"),
            tr("Drag over the points it should lead to, {count} so far (Shift+drag; T)", count=more),
        )
        describe(
            self.less,
            tr("Mark what the direction leads away from"),
            tr("Drag over the points it should lead away from, {count} so far (Ctrl+drag; A)", count=less),
        )
        both = bool(more and less)
        self.learn.setEnabled(both)
        self.learn.setToolTip(
            tr("From the {more} marked + to the {less} marked −", more=more, less=less)
            if both
            else tr("Mark two groups first: with Shift and with Ctrl")
        )
        self.clear.setEnabled(bool(more or less))
        for control in (self.more, self.less, self.fit):
            control.setEnabled(bool(store.points))
        self.word.setText(self._words(more, less))
        self.word.setVisible(bool(self.word.text()))

    def _words(self, more: int, less: int) -> str:
        store = self._store
        done, total = store.standing
        if done < total:
            return tr("Looking at the pictures: {done} of {total}", done=done, total=total)
        if store.between is not None and store.between.latent is not None:
            return tr(HELD)
        if more or less:
            return tr("{more} to lead to, {less} to lead away from", more=more, less=less)
        count = len(store.points)
        return f"{counted('{count} picture', '{count} pictures', count)}. {tr(HINT)}" if count else ""

    def _mark(self, side: Side | None) -> None:
        self.view.marking = side
        self.more.setChecked(side is Side.MORE)
        self.less.setChecked(side is Side.LESS)
