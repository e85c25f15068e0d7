"""The export dialog: what the walk is written as, what that costs, how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.arrays import Picture
from core.document.output import Estimate, Format, estimate
from core.errors import LatentscapeError
from core.geometry import Size
from desktop.images import to_qimage
from desktop.language import counted, tr
from desktop.retold import retold
from desktop.settings import Settings
from desktop.state.export_store import ExportStore, Stand
from desktop.state.export_trial import ExportTrial
from desktop.state.timeline_store import TimelineStore
from desktop.state.walk_store import WalkStore
from desktop.theme import GRID, small_font, theme_of
from desktop.timeline.drawing import draw_image
from desktop.timeline.export_form import ExportForm
from desktop.timeline.export_path import taken
from desktop.widgets.buttons import Look, TextButton
from desktop.widgets.paint import ring, rounded
from desktop.widgets.progress_bar import ProgressBar
from desktop.words import length, size_of, time_left

WIDTH = 456
PICTURE = 64


class _Frame(QWidget):
    """The picture that goes into the file just now."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QPixmap | None = None
        self.setFixedSize(PICTURE, PICTURE)

    @property
    def shown(self) -> bool:
        """Whether there is one."""
        return self._image is not None

    def set_picture(self, picture: Picture | None) -> None:
        """Show it."""
        self._image = None if picture is None else QPixmap.fromImage(to_qimage(picture))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, theme.colour("field"), 4)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            draw_image(painter, rect, self._image, 4)
        ring(painter, rect, theme.colour("line"), 4, 1)


class ExportDialog(QDialog):
    """Not modal: the window can be used meanwhile. Closed while it runs, the export goes on."""

    def __init__(
        self,
        window: QWidget,
        *,
        store: TimelineStore,
        walk: WalkStore,
        exports: ExportStore,
        trial: ExportTrial,
        settings: Settings,
        name: str,
    ) -> None:
        super().__init__(window)
        self._store, self._walk, self._exports, self._settings = store, walk, exports, settings
        self._trial = trial
        self.setWindowTitle(tr("Export the walk"))
        self.form = ExportForm(store.timeline, walk.size or Size(512, 512), settings, name)
        self.estimate = QLabel(wordWrap=True)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.frame_ = _Frame()
        self.bar = ProgressBar()
        self.words = QLabel()
        for label in (self.estimate, self.words):
            label.setFont(small_font())
        self.show_in_folder = TextButton(tr("Show in folder"))
        self.play = TextButton(tr("Play"))
        self.close_ = TextButton(tr("Close"))
        self.start = TextButton(tr("Export"), Look.MAIN)
        self._lay_out()
        self._connect()
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _lay_out(self) -> None:
        self.running = QWidget()
        line = QHBoxLayout(self.running)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(self.frame_)
        beside = QVBoxLayout()
        beside.setSpacing(GRID)
        beside.addStretch(1)
        beside.addWidget(self.words)
        self.bar.setSizePolicy(self.form.format.sizePolicy())
        beside.addWidget(self.bar)
        beside.addStretch(1)
        line.addLayout(beside, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.show_in_folder)
        buttons.addWidget(self.play)
        buttons.addStretch(1)
        buttons.addWidget(self.close_)
        buttons.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.form)
        column.addWidget(self.running)
        column.addWidget(self.estimate)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        self.form.changed.connect(self._answers_changed)
        self.start.clicked.connect(self._pressed)
        self.close_.clicked.connect(self.reject)
        self.show_in_folder.clicked.connect(self._show_in_folder)
        self.play.clicked.connect(self._play)
        self._store.changed.connect(self._walk_changed)
        self._walk.standing_changed.connect(self._show_estimate)
        self._trial.rated.connect(self._show_estimate)
        self._exports.changed.connect(self._show)
        self._exports.frame_ready.connect(self.frame_.set_picture)

    def _pressed(self) -> None:
        exports = self._exports
        if exports.busy:
            exports.cancel()
            return
        try:
            output = self.form.output()
        except LatentscapeError as problem:
            self._complain(retold(problem.message))
            return
        self._settings.folder = output.path.parent
        exports.start(self._store.timeline, self.form.chosen_quality, output)

    def _answers_changed(self) -> None:
        self._exports.forget()
        self._show_estimate()
        self.form.updateGeometry()  # at once: what is asked may be less
        self.adjustSize()

    def _walk_changed(self) -> None:
        self._exports.forget()
        size = self._walk.size
        if size is not None:
            self.form.set_walk(self._store.timeline, size)
        self._show()

    def _show(self) -> None:
        exports = self._exports
        busy, done = exports.busy, exports.stand is Stand.DONE
        self.form.setEnabled(not busy)
        self.running.setVisible(busy)
        self.estimate.setVisible(not busy)
        self.start.set_look(tr("Cancel") if busy else tr("Export"), Look.FIELD if busy else Look.MAIN)
        self.start.setAccessibleName(self.start.text())
        self.close_.set_look(tr("Hide") if busy else tr("Close"), Look.FIELD)
        self.close_.setAccessibleName(self.close_.text())
        self.close_.setToolTip(tr("The export goes on, and says so when it is done") if busy else "")
        folder = exports.result is not None and exports.result.path.is_dir()
        self.show_in_folder.setVisible(done)
        self.play.setVisible(done and not folder)
        self._complain(retold(exports.sentence))
        if busy:
            self._show_progress()
        self._show_estimate()
        self.form.updateGeometry()  # at once: what is asked may be less
        self.adjustSize()

    def _show_progress(self) -> None:
        exports, progress = self._exports, self._exports.progress
        if exports.stand is Stand.WAITING:
            self.words.setText(tr("Waiting for the picture that is drawn first"))
            return
        drawn, of = exports.drawn
        if progress is None or not progress.total:
            self.words.setText(retold(exports.words) or tr("Preparing"))
            self.bar.set_share(drawn / of if of else 0.0)
            return
        if progress.done == progress.total:
            self.words.setText(tr("Finishing the file"))
            self.bar.set_share(1.0)
            return
        parts = [
            tr("Frame {done} of {total}", done=progress.done, total=progress.total),
            tr("{fps:.1f} frames/s", fps=progress.fps),
        ]
        if progress.remaining is not None:
            parts.append(time_left(progress.remaining))
        self.words.setText(" · ".join(parts))
        self.bar.set_share(progress.done / progress.total)

    def _show_estimate(self) -> None:
        exports = self._exports
        if exports.busy:
            return
        if exports.stand is Stand.DONE and exports.result is not None:
            result = exports.result
            parts = (
                result.path.name,
                counted("{count} frame", "{count} frames", result.frames),
                size_of(result.bytes),
            )
            self.estimate.setText(tr("Written: {what}", what=" · ".join(parts)))
            return
        trouble = retold(self._walk.problem)
        self.start.setEnabled(not trouble)
        if trouble:
            self.estimate.setText(trouble)
            return
        try:
            output = self.form.output()
            quality = self.form.chosen_quality
            size = self._walk.size or Size(512, 512)
            same = quality is self._walk.quality
            cost = estimate(
                self._store.timeline,
                output,
                self._trial.rate(self._store.timeline, output, size),
                drawn=frozenset(self._walk.frames.there) if same else frozenset(),
                seconds_per_frame=self._walk.seconds_of(quality),
            )
        except LatentscapeError as problem:
            self.estimate.setText(retold(problem.message))
            self.start.setEnabled(False)
            return
        fps = output.fps or self._store.timeline.fps
        self.estimate.setText(_cost(cost, fps, output.size or size, output.path, output.format))

    def _complain(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.trouble.setStyleSheet(f"color: {theme_of(self).problem}")

    def _show_in_folder(self) -> None:
        if self._exports.result is not None:
            show_in_folder(self._exports.result.path)

    def _play(self) -> None:
        if self._exports.result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exports.result.path)))


def show_in_folder(path: Path) -> None:
    """Open the folder that something was written into."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _cost(cost: Estimate, fps: float, size: Size, path: Path, form: Format) -> str:
    """What an export will cost, in a line."""
    parts = [
        f"{size.width} × {size.height}",
        counted("{count} frame", "{count} frames", cost.frames),
        tr("{seconds:.1f} s", seconds=cost.frames / fps),
        tr("about {size}", size=size_of(cost.bytes)),
    ]
    if cost.seconds is not None:
        parts.append(tr("about {time} to write", time=length(cost.seconds)))
    elif cost.to_draw:
        parts.append(tr("{count} to draw", count=cost.to_draw))
    line = " · ".join(parts)
    if taken(path) and form is not Format.PNG:
        line += "\n" + tr("“{name}” is there already and will be replaced.", name=path.name)
    return line
