"""The timeline's panel: controls, strip, inspector; and what to do while there is nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.document.timeline import Ending
from desktop.language import mark, shown, tr
from desktop.retold import retold
from desktop.state.directions_store import DirectionsStore
from desktop.state.document_store import DocumentStore
from desktop.state.walk_store import WalkStore
from desktop.theme import GRID
from desktop.timeline.inspector import Inspector
from desktop.timeline.player import Player
from desktop.timeline.strip import Strip
from desktop.timeline.words import readout
from desktop.widgets.buttons import IconButton, Look, TextButton
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.soft_label import SoftLabel

INVITATION = mark(
    "Walk from picture to picture: add the one on the canvas, or a result from the history, as a keyframe."
)


class Controls(QWidget):
    """What is played, how it ends, how far the drawing is.

    Signals:
        add_asked (QPoint): Something is to become a keyframe; where the menu is (global).
        render_asked: Draw the frames, or stop drawing them.
        export_asked: Write the walk into a file.
    """

    add_asked = Signal(QPoint)
    render_asked = Signal()
    export_asked = Signal()

    def __init__(self, document: DocumentStore, walk: WalkStore, player: Player) -> None:
        super().__init__()
        self._store, self._walk, self._player = document.timeline, walk, player
        self._exporting = False
        self.play = IconButton("play", tr("Play"), keys="Space", side=32)
        self.loop = IconButton(
            "repeat", tr("Loop"), tip=tr("Loop: the end leads into the start"), checked_icon="repeat", side=32
        )
        self.ping_pong = IconButton(
            "arrow-left-right",
            tr("Ping-pong"),
            tip=tr("Ping-pong: there and back again"),
            checked_icon="arrow-left-right",
            side=32,
        )
        self.add = IconButton("diamond-plus", tr("Add a keyframe"), keys="K", side=32)
        self.place = SoftLabel()
        self.place.setMinimumWidth(148)
        self.words = SoftLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = ProgressBar()
        self.bar.setFixedWidth(12 * GRID)
        self.render_ = TextButton(tr("Render preview"))
        self.export = TextButton(tr("Export…"))
        for word in (self.render_, self.export):
            word.setMinimumWidth(word.sizeHint().width())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        for button in (self.play, self.loop, self.ping_pong, self.add):
            line.addWidget(button)
        line.addSpacing(GRID)
        line.addWidget(self.place)
        line.addWidget(self.words, 1)
        line.addSpacing(GRID // 2)
        line.addWidget(self.bar)
        line.addSpacing(GRID)
        line.addWidget(self.render_)
        line.addWidget(self.export)
        self.loop.clicked.connect(lambda on: self._end(Ending.LOOP if on else Ending.ONCE))
        self.ping_pong.clicked.connect(lambda on: self._end(Ending.PING_PONG if on else Ending.ONCE))
        self.add.clicked.connect(lambda: self.add_asked.emit(self.add.mapToGlobal(QPoint(0, 0))))
        self.render_.clicked.connect(self.render_asked)
        self.export.clicked.connect(self.export_asked)
        self._store.changed.connect(self._show)
        self._store.playhead_moved.connect(self._show)
        walk.standing_changed.connect(self._show)
        walk.frame_added.connect(self._show)
        player.playing_changed.connect(self._show)
        self._show()

    def show_export(self, share: float | None) -> None:
        """How far the export is, 0..1; None while there is none."""
        self._exporting = share is not None
        words = tr("Export…") if share is None else tr("Exporting {percent} %", percent=int(100 * share))
        self.export.set_look(words, Look.FIELD)
        self._show()

    def _end(self, ending: Ending) -> None:
        labels = {Ending.LOOP: tr("Loop"), Ending.PING_PONG: tr("Ping-pong"), Ending.ONCE: tr("Play once")}
        self._store.edit(labels[ending], replace(self._store.timeline, ending=ending))
        self._show()

    def _show(self) -> None:
        timeline, standing = self._store.timeline, self._walk.standing
        there = bool(timeline.keyframes)
        playing = self._player.playing
        self.play.set_icon(
            "pause" if playing else "play", tr("Pause") if playing else tr("Play"), keys="Space"
        )
        self.loop.setChecked(timeline.ending is Ending.LOOP)
        self.ping_pong.setChecked(timeline.ending is Ending.PING_PONG)
        self.place.setText(readout(self._store.playhead, timeline) if there else "")
        wanted = self._walk.wanted
        trouble = retold(self._walk.problem)
        for button in (self.play, self.render_, self.export):
            button.setEnabled(wanted or not trouble or len(timeline.keyframes) > 1)
        self.export.setEnabled(self.export.isEnabled() or self._exporting)
        if trouble and not self.play.isEnabled():
            self.play.setToolTip(trouble)
        else:
            self.play.setToolTip(f"{self.play.accessibleName()} ({shown('Space')})")
        self.render_.set_look(tr("Stop") if wanted else tr("Render preview"), Look.FIELD)
        self.render_.setAccessibleName(self.render_.text())
        self.render_.setToolTip(
            tr("Stop drawing; what is there stays")
            if wanted
            else trouble or tr("Draw all frames, coarse to fine; what changes is drawn anew")
        )
        see = tr("See how far it is, or cancel") if self._exporting else trouble
        self.export.setToolTip(see or tr("Write the walk as a film, a GIF or pictures (Ctrl+Shift+E)"))
        self.export.setAccessibleName(tr("Export the walk"))
        self.bar.setVisible(wanted)
        self.bar.set_share(standing.done / max(1, standing.total))
        self.words.setText(_progress(standing.done, standing.total, retold(standing.words)) if wanted else "")
        for button in (self.loop, self.ping_pong):
            button.setEnabled(there)


class TimelinePanel(QWidget):
    """All of it.

    Attributes:
        player: The clock.
        strip: The timeline in time.
        controls: The row over it.
        inspector: The column at its right.
    """

    def __init__(
        self,
        document: DocumentStore,
        walk: WalkStore,
        directions: DirectionsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = document.timeline
        self.player = Player(self)
        self.controls = Controls(document, walk, self.player)
        self.strip = Strip(document.timeline, walk)
        self.inspector = Inspector(document, walk, directions)
        self.invitation = QWidget(self.strip)
        self.start = TextButton(tr("Add keyframe"), keys="K")
        self.start.setMinimumWidth(224)
        words = SoftLabel()
        words.setText(tr(INVITATION))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        middle = QVBoxLayout(self.invitation)
        middle.setSpacing(GRID)
        middle.addStretch(1)
        middle.addWidget(words)
        middle.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        over = QVBoxLayout(self.strip)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.invitation)
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.addWidget(self.strip, 1)
        line.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID // 2, 2 * GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addWidget(self.controls)
        column.addLayout(line, 1)
        self._store.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(800, 200)

    def _show(self) -> None:
        there = bool(self._store.timeline.keyframes)
        self.invitation.setVisible(not there)
        self.inspector.setVisible(there)


def _progress(done: int, total: int, words: str) -> str:
    count = tr("{done} of {total} frames", done=done, total=total)
    return f"{words} · {count}" if words else count
