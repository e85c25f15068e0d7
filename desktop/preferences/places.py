"""The list of folders in which models are looked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.preferences.rows import Row
from desktop.state.shelf_store import ShelfStore
from desktop.theme import GRID, small_font
from desktop.widgets.buttons import IconButton, Look, TextButton, describe


class PlacesRow(Row):
    """Each folder in a line, with a button that takes it away, and one below that adds another."""

    def __init__(self, shelf: ShelfStore) -> None:
        super().__init__()
        self.section = tr("Models")
        self.words = tr("Models folders checkpoints LoRA").lower()
        self._shelf = shelf
        self._lines: list[QWidget] = []
        self.add = TextButton(tr("Add a folder…"), Look.FIELD)
        describe(self.add, tr("Add a folder with models"), tr("Look for models there and below"))
        hint = QLabel(
            tr(
                "Models, LoRAs, VAEs and embeddings are looked for here. Folders of A1111, ComfyUI, InvokeAI "
                "and Hugging Face are found by themselves. Nothing in them is changed."
            )
        )
        hint.setWordWrap(True)
        hint.setFont(small_font())
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 0, 0, GRID)
        self._column.setSpacing(GRID // 2)
        self._column.addWidget(hint)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, GRID // 2, 0, 0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.add.clicked.connect(self._ask)
        shelf.places_changed.connect(self._fill)
        self._fill()
        shelf.look()

    def _fill(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(place, own=not number) for number, place in enumerate(self._shelf.places)]
        for number, line in enumerate(self._lines):
            self._column.insertWidget(1 + number, line)

    def _line(self, place: Path, *, own: bool) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(_PathLabel(place), 1)
        if own:
            always = QLabel(tr("always"))
            always.setFont(small_font())
            always.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            always.setFixedHeight(24)
            line.addWidget(always)
        else:
            remove = IconButton("x", tr("No longer look into {folder}", folder=place.name))
            remove.clicked.connect(lambda: self._shelf.remove_folder(place))
            line.addWidget(remove)
        return widget

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Add a folder with models"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._shelf.add_folder(Path(chosen)))
        dialog.open()


class _PathLabel(QLabel):
    """A path, its middle left out where there is no room for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = str(path)
        self.setToolTip(self._path)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(96)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            middle = Qt.TextElideMode.ElideMiddle
            self.setText(self.fontMetrics().elidedText(self._path, middle, self.width()))
        return super().event(event)
