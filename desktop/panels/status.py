"""The foot of the window: progress and cancel at the left; model, device and zoom at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from core.events import ModelReady, Progress
from core.geometry import Size
from core.jobs import Job
from core.model_info import ModelInfo
from desktop.language import mark, tr
from desktop.retold import retold
from desktop.state.generation_store import GenerationStore
from desktop.theme import GRID, small_font
from desktop.widgets.buttons import IconButton, Look, TextButton
from desktop.widgets.menu import popup_menu
from desktop.widgets.progress_bar import ProgressBar
from desktop.words import model_line, progress_line, size_of

ANOTHER = mark("Click to choose another model.")
USUAL = mark("Step 100 of 100 · less than 1 s left")
"""Room for this is kept, so that nothing moves while the numbers change."""
ZOOMS = (25, 50, 100, 200, 400, 800)


class StatusLine(QWidget):
    """What goes on, and where.

    Signals:
        cancel_asked: The person pressed the cross after the progress.
        zoom_asked (float): The person chose a zoom (1 = 100 %); 0 means "fit".
        models_asked (QPoint): The person wants to choose a model; where the menu ends (global).
    """

    cancel_asked = Signal()
    zoom_asked = Signal(float)
    models_asked = Signal(QPoint)

    def __init__(self, generation: GenerationStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._generation = generation
        self.bar = ProgressBar()
        self.said = QLabel()
        self.said.setMinimumWidth(QFontMetrics(small_font()).horizontalAdvance(tr(USUAL)) + 2)
        self.waiting = QLabel()
        self.cancel = IconButton("x", tr("Cancel"), keys="Esc")
        self.cancel.clicked.connect(self.cancel_asked)
        self.model = TextButton("", Look.SMALL, height=24)
        self.model.setAccessibleName(tr("Model"))
        self.model.clicked.connect(self._open_models)
        self.zoom = TextButton("100 %", Look.SMALL, height=24)
        self.zoom.setToolTip(tr("Zoom (fit Ctrl+0, 100 % Ctrl+1)"))
        self.zoom.setAccessibleName(tr("Zoom"))
        self.zoom.clicked.connect(self._open_zooms)
        self.size_ = QLabel()
        self.size_.setToolTip(tr("Size of the picture, in pixels"))
        for label in (self.said, self.waiting, self.size_):
            label.setFont(small_font())
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, 0, GRID, 0)
        line.setSpacing(GRID)
        line.addWidget(self.bar)
        line.addWidget(self.said)
        line.addWidget(self.cancel)
        line.addWidget(self.waiting)
        line.addStretch(1)
        line.addWidget(self.size_)
        line.addWidget(self.zoom)
        line.addWidget(self.model)
        self.setFixedHeight(32)
        generation.started.connect(self._started)
        generation.progressed.connect(self._progressed)
        generation.queue_changed.connect(self._queued)
        generation.busy_changed.connect(lambda _busy: self._rest())
        generation.model_ready.connect(self._show_model)
        generation.model_changed.connect(self._show_choice)
        generation.failed.connect(lambda _said: self._rest())
        if generation.model_info is not None:
            self._show_choice(generation.model_info)
        self._queued(0)
        self._rest()

    def set_zoom(self, zoom: float) -> None:
        """Show the zoom; 1 is 100 %, 0 is "there is nothing to zoom"."""
        self.zoom.setVisible(zoom > 0)
        self.zoom.setText(f"{zoom * 100:.0f} %")
        self.zoom.updateGeometry()

    def set_size(self, size: Size | None) -> None:
        """Show how large the picture is; None for none."""
        self.size_.setText("" if size is None else f"{size.width} × {size.height}")

    def zoom_menu(self) -> QMenu:
        """A fresh menu of zooms."""
        menu = popup_menu(self)
        menu.addAction(tr("Fit")).triggered.connect(lambda: self.zoom_asked.emit(0.0))
        for percent in ZOOMS:
            action = menu.addAction(f"{percent} %")
            action.triggered.connect(
                lambda _checked=False, percent=percent: self.zoom_asked.emit(percent / 100)
            )
        return menu

    def _open_zooms(self) -> None:
        menu = self.zoom_menu()
        corner = self.zoom.mapToGlobal(self.zoom.rect().topRight())
        hint = menu.sizeHint()
        menu.popup(corner - QPoint(hint.width(), hint.height() + 4))

    def _open_models(self) -> None:
        self.models_asked.emit(self.model.mapToGlobal(QPoint(self.model.width(), -4)))

    def _started(self, job: Job) -> None:
        self.bar.set_share(0)
        self._working(f"{job.title}")

    def _progressed(self, progress: Progress) -> None:
        self.bar.set_share(progress.step / progress.total if progress.total else 0)
        self._working(progress_line(progress))

    def _working(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
        self.bar.show()
        self.cancel.setVisible(self._generation.busy)

    def _rest(self) -> None:
        if not self._generation.busy:
            self.said.clear()
            self.said.hide()
            self.bar.hide()
            self.cancel.hide()

    def _queued(self, waiting: int) -> None:
        self.waiting.setText(tr("{count} waiting", count=waiting))
        self.waiting.setVisible(waiting > 0)

    def _show_choice(self, info: ModelInfo) -> None:
        self.model.set_look(info.title, Look.SMALL)
        self.model.setToolTip(f"{retold(info.description)}\n{tr(ANOTHER)}".strip())

    def _show_model(self, ready: ModelReady) -> None:
        self.model.set_look(f"{ready.info.title} · {model_line(ready)}", Look.SMALL)
        memory = tr(
            "{memory} of memory for the weights, {precision}",
            memory=size_of(ready.memory),
            precision=ready.precision,
        )
        self.model.setToolTip(
            f"{retold(ready.info.description)}\n{ready.device_name}\n{memory}\n{tr(ANOTHER)}".strip()
        )
        self._rest()
