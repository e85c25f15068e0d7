"""Between the timeline's panel and the rest: what is drawn, played, shown, exported and told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QMainWindow,
    QMessageBox,
    QWidget,
)
from shiboken6 import isValid

from core.document.timeline import Ending, Timeline
from core.events import Exported
from desktop.language import tr
from desktop.messages import Action, Messages
from desktop.settings import Settings
from desktop.state.directions_store import DirectionsStore
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.export_store import ExportStore
from desktop.state.export_trial import ExportTrial
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.walk_store import WalkStore
from desktop.timeline.adding import Adding
from desktop.timeline.commands import TimelineActions
from desktop.timeline.export_dialog import ExportDialog, show_in_folder
from desktop.timeline.menus import Menus
from desktop.timeline.panel import TimelinePanel
from desktop.timeline.remedies import incomplete, remedy
from desktop.timeline.reopening import Reopening


class TimelineDesk(QObject):
    """What the Timeline menu, the panel's buttons and the strip ask for.

    Attributes:
        actions: The commands.
        panel: The panel.
        adding: Makes keyframes of things.
        reopening: Brings timelines back from films.
        dialog: The export dialog while it is open.
    """

    def __init__(
        self,
        window: QMainWindow,
        *,
        draft: DraftStore,
        document: DocumentStore,
        history: HistoryStore,
        generation: GenerationStore,
        walk: WalkStore,
        exports: ExportStore,
        directions: DirectionsStore,
        settings: Settings,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window, self._document = window, document
        self._generation, self._walk, self._exports = generation, walk, exports
        self._settings, self._messages = settings, messages
        self._store = document.timeline
        self._trial = ExportTrial(walk, self)
        self._dock: QDockWidget | None = None
        self.dialog: ExportDialog | None = None
        self.actions = TimelineActions(window)
        self.panel = TimelinePanel(document, walk, directions)
        self.adding = Adding(
            window,
            draft=draft,
            document=document,
            history=history,
            generation=generation,
            settings=settings,
            messages=messages,
            show=self._open,
        )
        Menus(self.panel, actions=self.actions, adding=self.adding, document=document, messages=messages)
        self.reopening = Reopening(
            window, document=document, settings=settings, messages=messages, show=self._open
        )
        self._connect()

    def settle(self, dock: QDockWidget) -> None:
        """The panel is in ``dock``: shown when something is added; with it goes the frame on the canvas."""
        self._dock = dock
        dock.visibilityChanged.connect(lambda seen: None if seen else self._leave())

    def close(self) -> None:
        """Finish reading files."""
        self.panel.player.stop()
        self.adding.close()
        self._trial.close()
        self.reopening.close()

    @property
    def exporting(self) -> bool:
        """Whether a film is being written that the person has not given up."""
        return bool(self._exports.going_on)

    def ask_before_closing(self, close: Callable[[], object]) -> None:
        """Give the export up or stay; ``close`` is called unless the person stays."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(tr("“{name}” is still being exported.", name=self._exports.going_on))
        stay = box.addButton(tr("Go on exporting"), QMessageBox.ButtonRole.RejectRole)
        stop = box.addButton(tr("Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)

        def answered(button: QAbstractButton) -> None:
            if button is stop:
                self._exports.cancel()
                close()

        box.buttonClicked.connect(answered)
        box.open()

    def export(self) -> None:
        """Open the export dialog."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        sentence = self._walk.problem
        if sentence and not self._exports.busy:
            self._failed(sentence)
            return
        self.panel.player.stop()
        dialog = self.dialog = ExportDialog(
            self._window,
            store=self._store,
            walk=self._walk,
            exports=self._exports,
            trial=self._trial,
            settings=self._settings,
            name=self._document.name,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._dialog_closed)
        dialog.show()

    def _connect(self) -> None:
        panel, act, walk = self.panel, self.actions, self._walk
        strip, controls = panel.strip, panel.controls
        act.add_canvas.triggered.connect(self.adding.canvas)
        act.add_words.triggered.connect(self.adding.words)
        act.add_file.triggered.connect(self.adding.ask)
        act.play.triggered.connect(self._play)
        act.render_.triggered.connect(self._render)
        act.export.triggered.connect(self.export)
        act.reopen.triggered.connect(self.reopening.ask)
        panel.start.clicked.connect(self.adding.canvas)
        controls.play.clicked.connect(self._play)
        controls.render_asked.connect(self._render)
        controls.export_asked.connect(self.export)
        strip.play_asked.connect(self._play)
        strip.looked.connect(self._look)
        strip.dropped.connect(self.adding.drop)
        strip.refused.connect(self._messages.problem)
        panel.inspector.refused.connect(self._messages.problem)
        panel.player.reached.connect(self._reached)
        walk.failed.connect(self._failed)
        walk.noted.connect(self._messages.note)
        self._exports.exported.connect(self._exported)
        self._exports.changed.connect(self._export_changed)
        self._store.changed.connect(self._changed)
        self._generation.started.connect(lambda _job: panel.player.stop())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def play(self) -> None:
        """Play as the button does; the keyboard belongs to the timeline then."""
        self._open()
        self.panel.strip.setFocus()
        self._play()

    def _open(self) -> None:
        if self._dock is not None and not self.panel.isVisible():
            self._dock.show()
            self._dock.raise_()

    def _render(self) -> None:
        if self._walk.wanted:
            self._walk.stop()
        else:
            self._walk.preview()

    def _play(self) -> None:
        player, timeline = self.panel.player, self._store.timeline
        if player.playing:
            player.stop()
            return
        standing = self._walk.standing
        if standing.done < standing.total and not self._walk.preview():
            return
        once = timeline.ending is Ending.ONCE
        start = self._store.playhead
        if once and start >= timeline.count - 1:
            start = 0
        self._walk.look(True)
        player.play(timeline.playback(), timeline.fps, start=start, again=not once)

    def _reached(self, frame: int) -> None:
        self._walk.look(True)
        self._store.move_playhead(frame)

    def _look(self) -> None:
        self.panel.player.stop()
        self._walk.look(True)

    def _leave(self) -> None:
        self.panel.player.stop()
        self._walk.look(False)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on to another part of the window wants to see the document again."""
        if not self._walk.looking or now is None or now.window() is not self._window:
            return
        if before is not None and isValid(before) and not before.isVisible():
            return  # nobody went on: what had the focus was put away
        if not self.panel.isAncestorOf(now):
            self._leave()

    def _changed(self) -> None:
        player, timeline = self.panel.player, self._store.timeline
        if player.playing and not timeline.keyframes:
            self._leave()
        elif player.playing:
            again = timeline.ending is not Ending.ONCE
            player.play(timeline.playback(), timeline.fps, start=self._store.playhead, again=again)

    def _failed(self, sentence: str) -> None:
        self.panel.player.stop()
        self._messages.problem(sentence, self._remedy(sentence))

    def _remedy(self, sentence: str) -> Action | None:
        """What one click can do about it."""
        timeline = self._store.timeline
        if sentence != self._walk.problem:
            return None
        if len(timeline.keyframes) < 2:
            return Action(label=tr("Add keyframe"), run=self.adding.canvas)
        gone = incomplete(timeline)
        if gone is not None:
            return Action(label=tr("Choose a picture …"), run=lambda: self.adding.ask_instead(gone.id))
        known = {direction.digest for direction in self._walk.directions(timeline)}
        found = remedy(timeline, self._generation.model_info, known)
        if found is None:
            return None
        return Action(label=found.label, run=lambda: self._mend(found.step, found.timeline))

    def _mend(self, label: str, timeline: Timeline) -> None:
        self._store.edit(label, timeline)
        self._walk.preview()

    def _exported(self, event: Exported, timeline: Timeline) -> None:
        """The dialog says so itself; once it is closed, the message bar does."""
        self._store.mark_kept(timeline)
        if self.dialog is None:
            show = Action(label=tr("Show in folder"), run=lambda: show_in_folder(event.path))
            self._messages.note(tr("Exported: {name}.", name=event.path.name), show)

    def _export_changed(self) -> None:
        self.panel.controls.show_export(self._exports.share if self.exporting else None)
        if self.dialog is None and self._exports.sentence:
            self._messages.problem(self._exports.sentence, Action(label=tr("Export again"), run=self.export))

    def _dialog_closed(self) -> None:
        self.dialog = None
