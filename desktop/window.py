"""The window: what happens when something is done in one of its rooms."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent

from core.arrays import Picture
from core.events import Progress
from core.jobs import Job
from core.models.found import FileKind, FoundFile
from desktop.language import tr
from desktop.messages import Action
from desktop.rooms import Rooms, Stores


class Window(Rooms):
    """Carries the wishes of the rooms to the stores, and what the stores say to the rooms.

    Signals:
        closed: The person is done; what the stores hold can be put away.
    """

    closed = Signal()

    def __init__(self, stores: Stores) -> None:
        super().__init__(stores)
        self._drawn_prompt = ""
        self._may_close = False
        self._laid_out = False
        self._connect()
        self._connect_actions()
        self._show_title()
        self._show_keys()
        self._restore()

    def _connect(self) -> None:
        generation, document = self._generation, self._document
        self.panel.generate_asked.connect(generation.generate)
        self.panel.cancel_asked.connect(generation.cancel)
        self.panel.rejected.connect(self.messages.problem)
        self.status.cancel_asked.connect(generation.cancel)
        self.status.zoom_asked.connect(self._zoom)
        self.status.models_asked.connect(self.shelf.open_at)
        self.shelf.file_taken.connect(self._take_file)
        self.panel.lora_rows.file_asked.connect(self.shelf.ask_for_file)
        self.shelf.places_asked.connect(lambda: self.preferences.open(tr("Models")))
        self.canvas.zoomed.connect(self.status.set_zoom)
        self.canvas.resized.connect(self.status.set_size)
        self.canvas.head_changed.connect(self.message_bar.set_head)
        self.canvas.prompt_chosen.connect(self._draw_sample)
        self.canvas.open_asked.connect(self.files.open)
        invitation = self.canvas.invitation
        invitation.sample_chosen.connect(self.files.open_sample)
        invitation.draw_asked.connect(self.first_steps.draw)
        invitation.walk_asked.connect(self.first_steps.walk)
        invitation.tour_asked.connect(self.guide.start_tour)
        invitation.models_asked.connect(self.shelf.open_at)
        exchange = self.canvas.exchange
        exchange.file_taken.connect(self.files.open_path)
        exchange.model_taken.connect(self.shelf.add)
        exchange.picture_taken.connect(self._take_picture)
        exchange.entry_taken.connect(self.desk.show)
        exchange.refused.connect(self.messages.problem)
        scene, inspector = self.canvas.scene, self.inspector
        self.directions.shown_changed.connect(lambda picture: scene.show_led(picture, "directions"))
        inspector.shown_changed.connect(lambda picture: scene.show_led(picture, "inspector"))
        inspector.step_shown.connect(lambda picture: scene.show_led(picture, "step"))
        inspector.marked.connect(self.canvas.mark)
        self.directions_dock.visibilityChanged.connect(self.directions.watch)  # tells of tabs, too
        self.inspector_dock.visibilityChanged.connect(inspector.watch)
        self.canvas.pointed.connect(inspector.point)
        self.canvas.clicked.connect(inspector.choose)
        self.strip.inspect_asked.connect(self._inspect)
        self.map_dock.visibilityChanged.connect(self.map.watch)
        self.map.entry_asked.connect(self.desk.show)
        self.map.file_asked.connect(self.files.open_path)
        self.map.entry_keyframe_asked.connect(self.timeline.adding.entry)
        self.map.file_keyframe_asked.connect(self.timeline.adding.file)
        self.map.latent_keyframe_asked.connect(self.timeline.adding.latent)
        self.map.learn_asked.connect(self.directions.ask_what)
        self.map.reckon_asked.connect(self.arithmetic.put)
        self.strip.reckon_asked.connect(lambda entry, slot: self.arithmetic.put_entry(slot, entry))
        self.arithmetic.entry_asked.connect(self.desk.show)
        exchange.layer_taken.connect(self.layers.take)
        self.layer_actions.import_asked.connect(self.layers.ask)
        self.layer_actions.paste_asked.connect(lambda: exchange.paste(as_layer=True))
        self.layer_actions.refused.connect(self.messages.note)
        self.canvas.tools.refused.connect(self.messages.note)
        self.strip.show_asked.connect(self.desk.show)
        self.strip.use_asked.connect(self.desk.use)
        self.strip.keyframe_asked.connect(self.timeline.adding.entry)
        self.strip.recall_asked.connect(generation.recall)
        self.strip.copy_asked.connect(self.desk.copy)
        self.strip.save_asked.connect(self.files.save_entry)
        self.strip.remove_asked.connect(self.desk.remove)
        generation.failed.connect(self._failed)
        generation.noted.connect(self.messages.note)
        generation.started.connect(self._started)
        generation.finished.connect(self._finished)
        generation.progressed.connect(self._show_on_taskbar)
        for over in (generation.finished, generation.cancelled, generation.failed, generation.model_ready):
            over.connect(self.taskbar.clear)
        self._history.failed.connect(self.messages.problem)
        document.name_changed.connect(self._show_title)
        document.modified_changed.connect(self._show_title)
        document.picture_changed.connect(self._show_title)

    def _connect_actions(self) -> None:
        act, canvas = self.actions_, self.canvas
        act.new.triggered.connect(self._begin_anew)
        act.open.triggered.connect(self.files.open)
        act.save.triggered.connect(lambda: self.files.save(None))
        act.save_as.triggered.connect(lambda: self.files.save_as(None))
        act.export.triggered.connect(self.files.export)
        act.quit.triggered.connect(self.close)
        act.copy.triggered.connect(self._copy)
        act.paste.triggered.connect(canvas.exchange.paste)
        act.describe.triggered.connect(self._describe)
        act.generate.triggered.connect(self._generation.generate)
        act.cancel.triggered.connect(self._escape)
        act.fit.triggered.connect(canvas.fit)
        act.actual.triggered.connect(lambda: canvas.zoom_to(1.0))
        act.zoom_in.triggered.connect(canvas.zoom_in)
        act.zoom_out.triggered.connect(canvas.zoom_out)
        act.full_screen.toggled.connect(lambda on: self.showFullScreen() if on else self.showNormal())
        self.book.keys_changed.connect(self._show_keys)
        stores = self._generation
        for signal in (
            stores.busy_changed,
            stores.candidates_changed,
            self.messages.changed,
            self._document.picture_changed,
        ):
            signal.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        there = self._document.size is not None
        act = self.actions_
        for action in (act.save, act.save_as, act.export, act.copy):
            action.setEnabled(there)
        generation = self._generation
        something = generation.busy or bool(generation.candidates) or self.messages.current is not None
        act.cancel.setEnabled(something)

    def _show_keys(self) -> None:
        generate, cancel = self.book.command("picture.generate"), self.book.command("picture.cancel")
        self.panel.set_keys(generate.keys_text, cancel.keys_text)

    def _show_title(self) -> None:
        name = self._document.name if self._document.size is not None else ""
        self.setWindowTitle(f"{name}[*] – Latentscape" if name else "Latentscape[*]")
        self.setWindowModified(self._document.modified)

    def _zoom(self, zoom: float) -> None:
        if zoom:
            self.canvas.zoom_to(zoom)
        else:
            self.canvas.fit()

    def _inspect(self, entry_id: str) -> None:
        self.inspector.show(entry_id)
        self.inspector_dock.show()
        self.inspector_dock.raise_()

    def _draw_sample(self, prompt: str) -> None:
        self._draft.update(prompt=prompt)
        self._generation.generate()

    def _begin_anew(self) -> None:
        name, lost = self._document.name, self.files.worth_asking
        self._generation.discard()
        self._document.clear()
        if lost:
            name = name or tr("Untitled")
            undo = Action(label=tr("Undo"), run=self._document.undo_stack.undo)
            self.messages.note(tr("“{name}” was not saved.", name=name), undo)

    def _describe(self) -> None:
        self.panel_dock.show()
        self.panel_dock.raise_()
        self.panel.prompt.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.prompt.selectAll()

    def _take_picture(self, picture: Picture) -> None:
        self._document.set_picture(picture, name=tr("Pasted picture"), label=tr("Paste"))

    def _take_file(self, found: FoundFile) -> None:
        self.panel.lora_rows.take(found)
        if found.kind is FileKind.EMBEDDING:
            word = found.path.stem
            self.messages.note(tr("“{word}” can be used in prompts from now on, by its name.", word=word))

    def _escape(self) -> None:
        if self._generation.busy:
            self._generation.cancel()
        elif self._generation.candidates:
            self._generation.discard()
        else:
            self.messages.dismiss()

    def _started(self, job: Job) -> None:
        self._drawn_prompt = job.title

    def _show_on_taskbar(self, progress: Progress) -> None:
        if progress.total and self._generation.busy:
            self.taskbar.show(progress.step / progress.total)

    def _finished(self) -> None:
        typing = self._draft.draft.prompt not in {self._drawn_prompt, ""}
        if self._generation.candidates and not typing:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, sentence: str) -> None:
        native = self._generation.model_info.native_size if self._generation.model_info else None
        if native is not None and "memory" in sentence.lower() and self._draft.draft.size.area > native.area:
            use = Action(label=tr("Use {size}", size=native), run=lambda: self._draft.update(size=native))
            self.messages.problem(sentence, use)
        elif self._generation.undecoded:
            self.messages.problem(
                sentence, Action(label=tr("Decode again"), run=self._generation.retry_decode)
            )
        else:
            self.messages.problem(sentence)

    def _copy(self) -> None:
        if self.canvas.copy():
            self.messages.note(tr("Copied."))

    def _restore(self) -> None:
        self.resize(self.sizeHint())
        self.restoreGeometry(self._settings.data("window/geometry"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._laid_out:
            return
        self._laid_out = True
        self.docks.restore()
        self.panel.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        settings = self._settings
        settings.put("window/geometry", self.saveGeometry())
        self.docks.remember()
        settings.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.timeline.exporting:
            event.ignore()
            self.timeline.ask_before_closing(self.close)
            return
        if not self._may_close and self.files.worth_asking:
            event.ignore()
            self.files.ask_before_closing(self._close_now)
            return
        self._remember()
        event.accept()
        self.closed.emit()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()
