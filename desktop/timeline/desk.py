"""Between the timeline's panel and the rest: what is added, drawn, played, shown and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QFileDialog, QMainWindow, QWidget

from core.arrays import Picture
from core.document import timeline as edits
from core.document.keyframe import Easing, PictureMode, PromptSource
from core.document.timeline import Ending, Timeline
from core.errors import LatentscapeError
from core.events import Exported
from core.files.latents import KeptLatent
from core.files.pictures import OpenedPicture, read_picture
from desktop.language import mark, tr
from desktop.messages import Action, Messages
from desktop.settings import Settings
from desktop.state import keyframe_sources
from desktop.state.background import Background
from desktop.state.directions_store import DirectionsStore
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.export_store import ExportStore
from desktop.state.export_trial import ExportTrial
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.keyframe_sources import Found
from desktop.state.offers import entry_in, files_in, latent_in
from desktop.state.walk_store import WalkStore
from desktop.timeline.commands import TimelineActions, easing_menu, keyframe_menu
from desktop.timeline.export_dialog import ExportDialog, show_in_folder
from desktop.timeline.panel import TimelinePanel
from desktop.timeline.remedies import incomplete, remedy
from desktop.timeline.reopening import Reopening

PICTURES = mark("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;All files (*)")
NOTHING = mark("There is nothing to add yet: draw or open a picture, or write a prompt, first.")


class TimelineDesk(QObject):
    """What the Timeline menu, the panel's buttons and the strip ask for.

    Attributes:
        actions: The commands.
        panel: The panel.
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
        self._window, self._draft, self._document, self._history = window, draft, document, history
        self._generation, self._walk, self._exports = generation, walk, exports
        self._settings, self._messages = settings, messages
        self._store = document.timeline
        self._files = Background(self)
        self._trial = ExportTrial(walk, self)
        self._dock: QDockWidget | None = None
        self.dialog: ExportDialog | None = None
        self.actions = TimelineActions(window)
        self.panel = TimelinePanel(document, walk, directions)
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
        self._files.close()
        self._trial.close()
        self.reopening.close()

    def add_canvas(self) -> None:
        """The picture on the canvas becomes a keyframe; without one, the panel's prompt and seed."""
        found = self._canvas()
        if found is not None:
            self._insert(found)
        elif self._draft.draft.prompt:
            self.add_words()
        else:
            self._open()
            self._messages.note(tr(NOTHING))

    def add_words(self) -> None:
        """Prompt and seed of the generate panel become a keyframe."""
        info = self._generation.model_info
        self._insert(keyframe_sources.of_draft(self._draft.draft, self._store.timeline, info))

    def add_entry(self, entry_id: str, frame: int | None = None, instead_of: str = "") -> None:
        """A picture of the history becomes a keyframe, or takes the place of one."""
        try:
            found = keyframe_sources.of_entry(
                self._history,
                entry_id,
                draft=self._draft.draft,
                timeline=self._store.timeline,
                info=self._generation.model_info,
            )
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
        except KeyError:
            self._messages.note(tr("This picture is no longer in the history."))
        else:
            self._insert(found, frame, instead_of)

    def add_latent(
        self, kept: KeptLatent, small: Picture | None, frame: int | None = None, instead_of: str = ""
    ) -> None:
        """A latent becomes a keyframe, or takes the place of one.

        Args:
            kept: The latent and whose it is.
            small: How it looks, if known.
            frame: Where to; the playhead's if not told.
            instead_of: The keyframe whose place it takes.
        """
        try:
            found = keyframe_sources.of_latent(
                kept,
                small,
                draft=self._draft.draft,
                timeline=self._store.timeline,
                info=self._generation.model_info,
            )
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
        else:
            self._insert(found, frame, instead_of)

    def add_file(self, path: Path, frame: int | None = None, instead_of: str = "") -> None:
        """A picture file becomes a keyframe, or takes the place of one."""
        self._files.run(
            lambda: read_picture(path),
            lambda opened: self._insert(self._of_file(path, opened), frame, instead_of),
            self._messages.problem,
        )

    def export(self) -> None:
        """Open the export dialog."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        sentence = self._walk.problem
        if sentence:
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
        act.add_canvas.triggered.connect(self.add_canvas)
        act.add_words.triggered.connect(self.add_words)
        act.add_file.triggered.connect(self._ask_for_files)
        act.play.triggered.connect(self._play)
        act.render_.triggered.connect(self._render)
        act.export.triggered.connect(self.export)
        act.reopen.triggered.connect(self.reopening.ask)
        panel.start.clicked.connect(self.add_canvas)
        controls.play.clicked.connect(self._play)
        controls.add_asked.connect(self._open_adding)
        controls.render_asked.connect(self._render)
        controls.export_asked.connect(self.export)
        strip.play_asked.connect(self._play)
        strip.remove_asked.connect(self._remove)
        strip.looked.connect(self._look)
        strip.menu_asked.connect(self._open_menu)
        strip.easing_asked.connect(self._open_easings)
        strip.dropped.connect(self._dropped)
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

    def _insert(self, found: Found, frame: int | None = None, instead_of: str = "") -> None:
        self._open()
        there = {keyframe.id for keyframe in self._store.timeline.keyframes}
        try:
            if instead_of in there:
                self._store.replace_source([instead_of], found.source, found.small)
            else:
                self._store.insert(found.source, frame, small=found.small)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
            return
        if found.note:
            self._messages.note(found.note)

    def _open(self) -> None:
        if self._dock is not None and not self.panel.isVisible():
            self._dock.show()
            self._dock.raise_()

    def _canvas(self) -> Found | None:
        document = self._document
        if document.picture is None:
            return None
        return keyframe_sources.of_picture(
            document.picture,
            document.recipe,
            document.name,
            draft=self._draft.draft,
            timeline=self._store.timeline,
            info=self._generation.model_info,
        )

    def _of_file(self, path: Path, opened: OpenedPicture) -> Found:
        return keyframe_sources.of_picture(
            opened.picture,
            opened.recipe,
            path.name,
            draft=self._draft.draft,
            timeline=self._store.timeline,
            info=self._generation.model_info,
        )

    def _ask_for_files(self) -> None:
        dialog = self._dialog(tr("Add a picture"), QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._add_files)

    def _ask_for_another(self, instead_of: str) -> None:
        """A picture file in the place of a keyframe."""
        dialog = self._dialog(tr("Choose a picture"), QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.add_file(Path(chosen), instead_of=instead_of))

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._settings.folder), tr(PICTURES))
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _add_files(self, chosen: list[str]) -> None:
        for one in chosen:
            self.add_file(Path(one))

    def _dropped(self, data: QMimeData, frame: int, instead_of: str) -> None:
        entry, files = entry_in(data), files_in(data)
        try:
            kept = latent_in(data)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
            return
        if kept is not None:
            self.add_latent(kept, None, frame, instead_of)
            return
        if entry:
            self.add_entry(entry, frame, instead_of)
            return
        for number, path in enumerate(files):
            self.add_file(path, frame if number == 0 else None, instead_of if number == 0 else "")

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

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on to another part of the window wants to see the document again."""
        if not self._walk.looking or now is None or now.window() is not self._window:
            return
        if not self.panel.isAncestorOf(now):
            self._leave()

    def _changed(self) -> None:
        player, timeline = self.panel.player, self._store.timeline
        if player.playing and not timeline.keyframes:
            self._leave()
        elif player.playing:
            again = timeline.ending is not Ending.ONCE
            player.play(timeline.playback(), timeline.fps, start=self._store.playhead, again=again)

    def _remove(self) -> None:
        if self._store.selected:
            self._store.remove(self._store.selected)

    def _duplicate(self) -> None:
        store = self._store
        chosen = store.selection
        gap = max(1, store.timeline.count // 12) / store.timeline.fps
        try:
            after, made = edits.copy(store.timeline, [keyframe.id for keyframe in chosen], gap)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
        else:
            store.edit(tr("Duplicate a keyframe"), after, select=made)

    def _ease(self, ids: frozenset[str], easing: Easing) -> None:
        self._store.edit(tr("Change the easing"), edits.change(self._store.timeline, ids, easing=easing))

    def _set_mode(self, mode: PictureMode) -> None:
        timeline = self._store.timeline
        for keyframe in self._store.selection:
            if not isinstance(keyframe.source, PromptSource):
                changed = replace(keyframe.source, mode=mode)
                timeline = edits.change(timeline, [keyframe.id], source=changed)
        self._store.edit(tr("Change the mode"), timeline)

    def _replace_by_canvas(self) -> None:
        found = self._canvas()
        if found is not None:
            self._store.replace_source(self._store.selected, found.source, found.small)

    def _open_adding(self, corner: QPoint) -> None:
        menu = self.actions.adding(self.panel)
        menu.popup(corner - QPoint(0, menu.sizeHint().height() + 4))

    def _open_easings(self, name: str, place: QPoint) -> None:
        now = self._store.timeline.keyframe(name).easing
        easing_menu(self.panel, now, lambda easing: self._ease(frozenset([name]), easing)).popup(place)

    def _open_menu(self, name: str, place: QPoint) -> None:
        if not name:
            self.actions.adding(self.panel).popup(place)
            return
        keyframe_menu(
            self.panel,
            self._store.timeline.keyframe(name),
            show=lambda: self.panel.strip.go_to(name),
            ease=lambda easing: self._ease(self._store.selected, easing),
            set_mode=self._set_mode,
            replace=self._replace_by_canvas,
            duplicate=self._duplicate,
            remove=self._remove,
            replaceable=self._document.size is not None,
        ).popup(place)

    def _failed(self, sentence: str) -> None:
        self.panel.player.stop()
        self._messages.problem(sentence, self._remedy(sentence))

    def _remedy(self, sentence: str) -> Action | None:
        """What one click can do about it."""
        timeline = self._store.timeline
        if sentence != self._walk.problem:
            return None
        if len(timeline.keyframes) < 2:
            return Action(label=tr("Add keyframe"), run=self.add_canvas)
        gone = incomplete(timeline)
        if gone is not None:
            return Action(label=tr("Choose a picture …"), run=lambda: self._ask_for_another(gone.id))
        known = {direction.digest for direction in self._walk.directions(timeline)}
        found = remedy(timeline, self._generation.model_info, known)
        if found is None:
            return None
        return Action(label=found.label, run=lambda: self._mend(found.step, found.timeline))

    def _mend(self, label: str, timeline: Timeline) -> None:
        self._store.edit(label, timeline)
        self._walk.preview()

    def _exported(self, event: Exported) -> None:
        """The dialog says so itself; once it is closed, the message bar does."""
        self._store.mark_kept()
        if self.dialog is None:
            show = Action(label=tr("Show in folder"), run=lambda: show_in_folder(event.path))
            self._messages.note(tr("Exported: {name}.", name=event.path.name), show)

    def _export_changed(self) -> None:
        if self.dialog is None and self._exports.sentence:
            self._messages.problem(self._exports.sentence, Action(label=tr("Export again"), run=self.export))

    def _dialog_closed(self) -> None:
        self.dialog = None
