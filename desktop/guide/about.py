"""The About box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.guide.report import version
from desktop.language import mark, tr
from desktop.theme import GRID, small_font, strong_font
from desktop.theme.icons import app_pixmap
from desktop.widgets.buttons import Look, TextButton, describe

WHAT = mark("See latent space, paint in it, and travel through it.")
SMALL = mark("Apache-2.0. Everything runs on this machine; nothing is sent anywhere.")


class About(QDialog):
    """What this is, its version, and the way to the licences."""

    def __init__(
        self, parent: QWidget, *, licences: Callable[[], object], copy: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Latentscape"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        centre = Qt.AlignmentFlag.AlignCenter
        picture = QLabel(alignment=centre)
        picture.setPixmap(app_pixmap(96, self.devicePixelRatioF()))
        name = QLabel(f"Latentscape {version()}", alignment=centre)
        name.setFont(strong_font())
        what = QLabel(tr(WHAT), alignment=centre)
        small = QLabel(tr(SMALL), alignment=centre)
        small.setFont(small_font())
        small.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.licences = TextButton(tr("Licences"))
        describe(self.licences, tr("Licences"), tr("Of everything that ships with the program"))
        self.licences.clicked.connect(lambda: (self.close(), licences()))
        self.copy = TextButton(tr("Copy diagnostic report"))
        describe(
            self.copy,
            tr("Copy diagnostic report"),
            tr("Versions, machine, the end of the log; no personal data"),
        )
        self.copy.clicked.connect(copy)
        self.shut = TextButton(tr("Close"), Look.MAIN)
        describe(self.shut, tr("Close"), keys="Esc")
        self.shut.clicked.connect(self.close)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        for button in (self.licences, self.copy, self.shut):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for label in (picture, name, what, small):
            column.addWidget(label)
        column.addSpacing(2 * GRID)
        column.addLayout(line)
