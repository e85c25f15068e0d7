"""Sliders that lead the picture along directions, with the drift they cause."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.direction import Kind
from core.files.direction_library import Shelved
from desktop.language import mark, number, tr
from desktop.panels.direction_examples import DirectionExamples
from desktop.state.directions_store import DirectionsStore, Target
from desktop.theme import GRID
from desktop.widgets.buttons import IconButton, Look, TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.direction_slider import direction_slider, name_of, title_of
from desktop.widgets.menu import popup_menu
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.scrolling import Scrolling

EMPTY = mark("No directions yet: learn one from two prompts or two sets of pictures.")
NO_PICTURE = mark("Draw or open a picture, then drag a slider to lead it.")
NEXT = mark("The next pictures are led so.")
DRAWS = mark("It acts while something is drawn: with a strength above 0, or on new pictures.")
TARGETS = (
    (Target.PICTURE.value, mark("The picture")),
    (Target.LAYER.value, mark("The active layer")),
    (Target.NEW.value, mark("New pictures")),
)


class DirectionRow(QWidget):
    """One direction: its slider, solo, lock and a menu.

    Signals:
        menu_asked: The person wants to rename, export or delete it.
    """

    menu_asked = Signal()

    def __init__(self, store: DirectionsStore, shelved: Shelved, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self.shelved = store, shelved
        direction = shelved.direction
        self.digest = direction.digest
        name = title_of(direction.name)
        hint = "" if direction.kind is Kind.LATENT else tr(DRAWS)
        self.slider = direction_slider(direction.name, direction, hint)
        self.examples = DirectionExamples(direction, self)
        self.alone = IconButton(
            "eye-off", tr("See only {name}", name=name), tip=tr("See only this one"), checked_icon="eye"
        )
        self.lock = IconButton(
            "lock-open",
            tr("Hold {name}", name=name),
            tip=tr("Hold it when all are reset"),
            checked_icon="lock",
        )
        self.more = IconButton("ellipsis", tr("{name}: rename, export, delete", name=name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.examples)
        line.addSpacing(GRID // 2 if direction.more or direction.less else 0)
        line.addWidget(self.slider, 1)
        line.addSpacing(GRID // 2)
        for button in (self.alone, self.lock, self.more):
            line.addWidget(button)
        self.slider.edited.connect(lambda amount: store.set_amount(self.digest, amount))
        self.slider.reset_asked.connect(lambda: store.set_amount(self.digest, 0.0))
        self.alone.clicked.connect(lambda: store.set_solo(self.digest))
        self.lock.clicked.connect(lambda on: store.set_locked(self.digest, on))
        self.more.clicked.connect(self.menu_asked)
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand."""
        if self.slider.number != self._store.amount(self.digest):
            self.slider.set_number(self._store.amount(self.digest))
        self.alone.setChecked(self._store.solo(self.digest))
        self.lock.setChecked(self._store.locked(self.digest))
        acts = self._store.ready and self._store.acts(self.shelved)
        self.slider.setEnabled(acts)
        self.examples.setEnabled(acts)
        self.alone.setEnabled(acts)


class DirectionsPanel(QWidget):
    """All directions of the model.

    Signals:
        learn_asked: The person wants to make one.
        import_asked: … to import one.
        rename_asked (object): … to call one of them (a ``Shelved``) otherwise.
        export_asked (object): … to write a copy of one.
        delete_asked (object): … to be rid of one.
    """

    learn_asked = Signal()
    import_asked = Signal()
    rename_asked = Signal(object)
    export_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, store: DirectionsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.rows: list[DirectionRow] = []
        self.learn = TextButton(tr("Learn a direction…"), height=32)
        self.learn.setAccessibleName(tr("Learn a direction"))
        self.learn.setToolTip(tr("From two prompts, or two sets of pictures"))
        self.take_in = TextButton(tr("Import…"), Look.QUIET, height=32)
        self.take_in.setAccessibleName(tr("Import a direction"))
        self.take_in.setToolTip(tr("A direction saved as .safetensors"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.learn, 1)
        head.addWidget(self.take_in)
        self.word = QLabel()
        self.word.setWordWrap(True)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addStretch(1)
        self.list = Scrolling(inner)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.target = Choice(
            tr("Lead"),
            [(key, tr(text)) for key, text in TARGETS],
            tip=tr("What the sliders lead"),
        )
        self.strength = NumberSlider(
            tr("Draw anew"),
            0,
            1,
            step=0.05,
            decimals=2,
            tip=tr("How much is drawn anew as it is led: 0 only decodes, more lets old lines go."),
        )
        self.drift = QLabel()
        self.drift.setWordWrap(True)
        self.drift.setAccessibleName(tr("Drift"))
        self.drift.setToolTip(
            tr("How much the picture changed, in levels of 255 (mean), and along what is kept")
        )
        self.reset = TextButton(tr("Reset"), Look.FIELD)
        self.reset.setAccessibleName(tr("Reset the directions"))
        self.reset.setToolTip(tr("All sliders to 0, but for those that are held"))
        self.accept = TextButton(tr("Accept"), Look.MAIN)
        self.accept.setAccessibleName(tr("Accept what the directions made"))
        self.accept.setToolTip(tr("Keep what is seen; one undo step"))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(GRID)
        foot.addWidget(self.reset)
        foot.addWidget(self.accept, 1)
        above, below, column = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, 2 * GRID)
        for layout in (above, below, column):
            layout.setSpacing(GRID)
        for layout in (above, below):
            layout.setContentsMargins(0, 0, GRID, 0)  # as wide as the list, which leaves room to scroll
        above.addLayout(head)
        for widget in (self.target, self.strength, self.word):
            above.addWidget(widget)
        below.addWidget(self.drift)
        below.addLayout(foot)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        self.learn.clicked.connect(self.learn_asked)
        self.take_in.clicked.connect(self.import_asked)
        self.reset.clicked.connect(store.reset)
        self.accept.clicked.connect(store.accept)
        self.target.chosen.connect(lambda key: store.set_target(Target(key)))
        self.strength.edited.connect(store.set_strength)
        self.strength.reset_asked.connect(lambda: store.set_strength(0.0))
        store.shelf_changed.connect(self._fill)
        store.amounts_changed.connect(self.refresh)
        store.led_changed.connect(self.refresh)
        store.learning_changed.connect(self.refresh)
        self._fill()

    def refresh(self) -> None:
        """Show how things stand."""
        store = self._store
        for row in self.rows:
            row.refresh()
        new = store.target is Target.NEW
        self.word.setText(self._said())
        self.word.setVisible(bool(self.word.text()))
        self.learn.setEnabled(not store.learning)
        self.learn.setText(tr("Learning…") if store.learning else tr("Learn a direction…"))
        self.reset.setEnabled(any(store.amount(row.digest) for row in self.rows))
        self.accept.setEnabled(store.moved and store.ready and not new)
        self.target.set_current(store.target.value)
        self.strength.setEnabled(not new)
        if self.strength.number != store.strength:
            self.strength.set_number(store.strength)
        self.drift.setText(self._drifted())
        self.drift.setVisible(bool(self.drift.text()))

    def _said(self) -> str:
        if not self.rows:
            return tr(EMPTY)
        if not self._store.ready:
            return tr(NO_PICTURE)
        return tr(NEXT) if self._store.target is Target.NEW and self._store.moved else ""

    def _drifted(self) -> str:
        led = self._store.led
        if led is None or led.drift is None:
            return ""
        drift = led.drift
        words = [tr("Changed by {inside:.1f}", inside=drift.inside)]
        if drift.masked:
            words = [
                tr(
                    "Changed by {inside:.1f} inside the mask, {outside:g} outside",
                    inside=drift.inside,
                    outside=drift.outside,
                )
            ]
        words += [f"{name_of(name)} {number(amount, '+.2f')}" for name, amount in drift.kept]
        return " · ".join(words)

    def _fill(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [DirectionRow(self._store, shelved) for shelved in self._store.shelf]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
            row.menu_asked.connect(lambda row=row: self._open_menu(row))
        before: QWidget = self.strength
        for row in self.rows:
            for after in (row.slider, row.alone, row.lock, row.more):
                self.setTabOrder(before, after)
                before = after
        self.refresh()

    def _open_menu(self, row: DirectionRow) -> None:
        menu = popup_menu(self)
        shelved = row.shelved
        for text, signal, own in (
            (tr("Rename…"), self.rename_asked, True),
            (tr("Export…"), self.export_asked, False),
            (tr("Delete"), self.delete_asked, True),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, signal=signal: signal.emit(shelved))
            if own and shelved.shipped:
                action.setEnabled(False)
                action.setText(tr("{text} (it came with the model)", text=text))
        menu.popup(row.more.mapToGlobal(row.more.rect().bottomLeft()))
