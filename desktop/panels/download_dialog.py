"""Asks which model to download, says what that means, and shows how far it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import mark, tr
from desktop.retold import retold
from desktop.state.download_store import DownloadStore, Stage
from desktop.theme import GRID, small_font
from desktop.widgets.buttons import Look, TextButton, describe
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.rows import EditRow
from desktop.words import size_of, time_left

WORDS = mark(
    "The name of a repository on the Hugging Face hub. Only this asks the network for anything, and only "
    "safetensors files are taken."
)
NO_LICENCE = mark("Its card names no licence: look at its page before you use it.")


class DownloadDialog(QDialog):
    """A name, what it means, and a button that goes from looking to downloading, pausing and going on.

    A download goes on while the dialog is closed.
    """

    def __init__(self, parent: QWidget, store: DownloadStore) -> None:
        super().__init__(parent)
        self._store = store
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Download a model"))
        word = QLabel(tr(WORDS), wordWrap=True)
        word.setFont(small_font())
        word.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.name = EditRow(tr("Repository"))
        self.name.edit.setPlaceholderText("owner/name")
        self.name.edit.setToolTip(tr("owner/name, or owner/name/file.safetensors"))
        self.said = QLabel(wordWrap=True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = ProgressBar()
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = TextButton(tr("Look it up"), Look.MAIN)
        self.leave = TextButton(tr("Close"))
        describe(self.leave, tr("Close"), tr("A download goes on meanwhile"), "Esc")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (word, self.name, self.said, self.bar):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)
        self.name.edit.textEdited.connect(self._typed)
        self.name.edit.returnPressed.connect(self._act)
        self.button.clicked.connect(self._act)
        self.leave.clicked.connect(self.close)
        store.changed.connect(self._show)
        self.setMinimumSize(self.minimumSizeHint())
        if store.offer is not None:
            self.name.edit.setText(store.offer.repository)
        self._show()
        self.name.edit.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 248)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def done(self, result: int) -> None:
        self._store.changed.disconnect(self._show)
        super().done(result)

    def _typed(self) -> None:
        """Another name than that of the offer is to be looked up first."""
        if self._store.stage in {Stage.OFFERED, Stage.PAUSED}:
            self._store.forget()
        self._show()

    def _act(self) -> None:
        match self._store.stage:
            case Stage.IDLE:
                if name := self.name.edit.text().strip():
                    self._store.look(name)
            case Stage.OFFERED | Stage.PAUSED:
                self._store.start()
            case Stage.RUNNING:
                self._store.pause()

    def _show(self) -> None:
        store = self._store
        words, tip = {
            Stage.IDLE: (tr("Look it up"), tr("Ask the hub what there is under this name")),
            Stage.LOOKING: (tr("Looking…"), tr("Ask the hub what there is under this name")),
            Stage.OFFERED: (tr("Download"), tr("It can be paused, and goes on where it was")),
            Stage.RUNNING: (tr("Pause"), tr("What has come stays on the disk")),
            Stage.PAUSED: (tr("Go on"), tr("It goes on where it was")),
        }[store.stage]
        self.button.set_look(words, Look.FIELD if store.stage is Stage.RUNNING else Look.MAIN)
        describe(self.button, words, tip)
        named = bool(self.name.edit.text().strip())
        self.button.setEnabled(store.stage is not Stage.LOOKING and (named or store.stage is not Stage.IDLE))
        self.name.setEnabled(store.stage not in {Stage.LOOKING, Stage.RUNNING})
        self.said.setText(retold(store.problem) if store.problem else self._words())
        self.bar.setVisible(store.stage in {Stage.RUNNING, Stage.PAUSED})
        self.bar.set_share(store.share)

    def _words(self) -> str:
        store, offer = self._store, self._store.offer
        if offer is None:
            return ""
        size = size_of(offer.bytes)
        if store.stage is Stage.OFFERED:
            licence = tr("Licence: {licence}", licence=offer.licence) if offer.licence else tr(NO_LICENCE)
            return f"{offer.repository} · {size}\n{licence}"
        parts = [tr("{have} of {size}", have=size_of(store.have), size=size)]
        if store.stage is Stage.RUNNING and store.speed > 0:
            parts.append(tr("{size} a second", size=size_of(round(store.speed))))
            parts.append(time_left((offer.bytes - store.have) / store.speed))
        return " · ".join(parts)
