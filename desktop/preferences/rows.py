"""The rows of the preferences window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import listed, mark, shown, tr
from desktop.state.action_book import ActionBook, Command
from desktop.state.preferences import OFF, ON, Preference, Preferences
from desktop.theme import GRID, small_font
from desktop.widgets.buttons import IconButton, Look, TextButton, describe
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.switch import Switch

BARE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
WAITING = mark("Press the keys…")


class Row(QWidget):
    """Something that can be found by its words.

    Attributes:
        section: The heading it stands below.
        words: What the search looks at.
    """

    section = ""
    words = ""


class PreferenceRow(Row):
    """One preference: a control, and what it does."""

    def __init__(self, preferences: Preferences, preference: Preference) -> None:
        super().__init__()
        self.section = preference.section
        texts = " ".join(text for _value, text in preference.options)
        self.words = f"{preference.section} {preference.title} {preference.hint} {texts}".lower()
        self._preferences, self._preference = preferences, preference
        self.control = self._make()
        self.hint = hint = QLabel(preference.hint)
        hint.setWordWrap(True)
        hint.setFont(small_font())
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        hint.setContentsMargins(12, 0, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.control)
        column.addWidget(hint)
        preferences.changed.connect(self._changed)  # a method: it is forgotten with the row
        self.show_value()

    def show_value(self) -> None:
        """Show what is preferred; says nothing."""
        value, barred = self._preferences.value(self._preference.key), self._preference.barred()
        self.control.setEnabled(not barred)
        self.hint.setText(barred or self._preference.hint)
        if isinstance(self.control, Choice):
            self.control.set_current(value)
        elif isinstance(self.control, NumberSlider):
            self.control.set_number(float(value))
        else:
            blocked = self.control.blockSignals(True)
            self.control.setChecked(value == ON)
            self.control.blockSignals(blocked)

    def _changed(self, key: str) -> None:
        if key == self._preference.key:
            self.show_value()

    def _make(self) -> Choice | NumberSlider | Switch:
        preference, choose = self._preference, self._preferences.choose
        key = preference.key
        if preference.options:
            choice = Choice(preference.title, preference.options, tip=preference.hint)
            choice.chosen.connect(lambda value: choose(key, value))
            return choice
        if preference.span is not None:
            span = preference.span
            slider = NumberSlider(preference.title, span.low, span.high, step=span.step, tip=preference.hint)
            slider.edited.connect(lambda number: choose(key, f"{number:g}"))
            slider.reset_asked.connect(lambda: self._preferences.reset(key))
            return slider
        switch = Switch(preference.title, tip=preference.hint)
        switch.toggled.connect(lambda on: choose(key, ON if on else OFF))
        return switch


class KeyButton(TextButton):
    """Shows keys; clicked, it takes the next combination that is pressed (Esc: none, Backspace: no keys).

    Signals:
        pressed_keys (object): A ``QKeySequence``; empty for no keys.
    """

    pressed_keys = Signal(object)
    _listening = False  # asked for by events that come while Qt still builds it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Look.FIELD, parent=parent)
        self._shown = ""
        self.setMinimumWidth(144)
        self.clicked.connect(lambda: self._listen(True))

    def show_keys(self, text: str) -> None:
        """Show these."""
        self._shown = text
        self._listen(False)

    def event(self, event: QEvent) -> bool:
        if self._listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # no command while keys are asked for
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._listen(False)
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in BARE:
            return
        self._listen(False)
        if event.modifiers() or event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.pressed_keys.emit(QKeySequence(event.keyCombination()))
        elif event.key() == Qt.Key.Key_Backspace:
            self.pressed_keys.emit(QKeySequence())

    def _listen(self, on: bool) -> None:
        self._listening = on
        self.setText(tr(WAITING) if on else self._shown or "–")
        self.updateGeometry()
        self.update()


class KeyRow(Row):
    """One command and its keys; what already has the keys is said, and can be asked for them.

    Attributes:
        command: The one.
    """

    def __init__(self, book: ActionBook, command: Command) -> None:
        super().__init__()
        self.section = tr("Keys")
        self._book, self.command = book, command
        self._wanted = QKeySequence()
        name = QLabel(command.title, wordWrap=True)
        room = QLabel(command.room)
        room.setFont(small_font())
        room.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.keys = KeyButton()
        self.reset = IconButton("refresh-cw", tr("{title}: the usual keys", title=command.title))
        self.clash = QLabel(wordWrap=True)
        self.take = TextButton(tr("Take them"), Look.SMALL, height=24)
        self.leave = TextButton(tr("Leave them"), Look.SMALL, height=24)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(name, 1)
        line.addWidget(room)
        line.addWidget(self.keys)
        line.addWidget(self.reset)
        self._question = QWidget()
        asked = QHBoxLayout(self._question)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.clash, 1)
        asked.addWidget(self.take)
        asked.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._question)
        self.keys.pressed_keys.connect(self._want)
        self.reset.clicked.connect(self._reset)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(lambda: self._ask(QKeySequence()))
        book.keys_changed.connect(self._show)
        self._ask(QKeySequence())
        self._show()

    def _show(self) -> None:
        command = self.command
        text = ", ".join(dict.fromkeys(shown(keys) for keys in command.keys))
        self.words = tr(
            "keys shortcut {room} {title} {keys}", room=command.room, title=command.title, keys=text
        ).lower()
        self.keys.show_keys(command.keys_text)
        said = tr("Keys of {title}: {keys}", title=command.title, keys=text or tr("none"))
        describe(self.keys, said, tr("Click, then press the keys; Backspace for none, Esc to leave it"))
        self.keys.setAccessibleName(said)
        self.reset.setVisible(command.keys != command.usual)

    def _want(self, keys: QKeySequence) -> None:
        if keys.isEmpty():
            self._ask(QKeySequence())
            self._book.set_keys(self.command.id, ())
        elif self._book.clashes(self.command.id, keys):
            self._ask(keys)
        else:
            self._ask(QKeySequence())
            self._book.set_keys(self.command.id, (keys,))

    def _ask(self, keys: QKeySequence) -> None:
        """Say who has ``keys``; empty: say nothing."""
        self._wanted = keys
        self._question.setVisible(not keys.isEmpty())
        if not keys.isEmpty():
            owners = listed([f"“{other.title}”" for other in self._book.clashes(self.command.id, keys)])
            self.clash.setText(tr("{keys} is for {owners}.", keys=shown(keys), owners=owners))
            self.take.setAccessibleName(tr("Take {keys} from {owners}", keys=shown(keys), owners=owners))
            self.take.setToolTip(
                tr("{keys} then means “{title}” only", keys=shown(keys), title=self.command.title)
            )
            self.leave.setAccessibleName(tr("Leave {keys} with {owners}", keys=shown(keys), owners=owners))
            self.leave.setToolTip(tr("Change nothing"))

    def _reset(self) -> None:
        self._ask(QKeySequence())
        self._book.reset(self.command.id)

    def _take(self) -> None:
        wanted = self._wanted
        self._ask(QKeySequence())
        self._book.take(self.command.id, wanted)
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)
