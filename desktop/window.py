"""The window: canvas in the middle, generate panel at the right, history and status at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from core.arrays import Picture
from core.events import Progress
from core.jobs import Job
from core.model_info import ModelInfo
from core.models.found import FileKind, FoundFile
from core.recipe import Recipe
from desktop.actions import Actions
from desktop.canvas.commands import ToolActions
from desktop.canvas.extend import Extender
from desktop.canvas.layer_commands import LayerActions
from desktop.canvas.rail import Rail
from desktop.canvas.transfer import Outbox
from desktop.canvas.view import CanvasView
from desktop.docks import Docks
from desktop.guide.desk import GuideDesk
from desktop.guide.first_steps import FirstSteps
from desktop.guide.steps import steps
from desktop.inspector.desk import InspectorDesk
from desktop.language import mark, tr
from desktop.messages import Action, Messages
from desktop.panels.arithmetic_desk import ArithmeticDesk
from desktop.panels.directions_desk import DirectionsDesk
from desktop.panels.files import FileDesk
from desktop.panels.generate_panel import GeneratePanel
from desktop.panels.history_desk import HistoryDesk
from desktop.panels.history_panel import HistoryPanel
from desktop.panels.layers_desk import LayersDesk
from desktop.panels.map_desk import MapDesk
from desktop.panels.message_bar import MessageBar
from desktop.panels.model_shelf import ModelShelf
from desktop.panels.recovery_desk import RecoveryDesk
from desktop.panels.status import StatusLine
from desktop.preferences.desk import PreferencesDesk
from desktop.settings import Settings
from desktop.state.action_book import ActionBook
from desktop.state.arithmetic_store import ArithmeticStore
from desktop.state.autosave import Autosave
from desktop.state.directions_store import DirectionsStore
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.export_store import ExportStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.inspector_store import InspectorStore
from desktop.state.map_store import MapStore
from desktop.state.preferences import Preferences
from desktop.state.projects import Projects
from desktop.state.shelf_store import ShelfStore
from desktop.state.steps_store import StepsStore
from desktop.state.walk_store import WalkStore
from desktop.taskbar import TaskbarProgress
from desktop.timeline.desk import TimelineDesk

WIDE = 360
"""Logical pixels of the right column: the five tabs' names fit, in German too."""


class Window(QMainWindow):
    """Arranges the rooms and carries their wishes to the stores.

    Signals:
        closed: The person is done; what the stores hold can be put away.
    """

    closed = Signal()

    def __init__(
        self,
        *,
        draft: DraftStore,
        document: DocumentStore,
        history: HistoryStore,
        generation: GenerationStore,
        walk: WalkStore,
        exports: ExportStore,
        directions: DirectionsStore,
        inspector: InspectorStore,
        branches: StepsStore,
        map_: MapStore,
        arithmetic: ArithmeticStore,
        projects: Projects,
        autosave: Autosave,
        settings: Settings,
        preferences: Preferences,
        find_models: Callable[[], Sequence[ModelInfo]],
        take_model: Callable[[Path], ModelInfo | FoundFile | Path],
        shelf: ShelfStore,
    ) -> None:
        super().__init__()
        self._draft, self._document, self._history = draft, document, history
        self._generation, self._settings = generation, settings
        self._drawn_prompt = ""
        self._may_close = False
        self._laid_out = False
        self.messages = Messages(self)
        self.canvas = CanvasView(document, generation, Outbox(_write_png))
        self.panel = GeneratePanel(draft, document, generation, shelf)
        self.strip = HistoryPanel(history)
        self.status = StatusLine(generation)
        self.files = FileDesk(
            self,
            document=document,
            history=history,
            projects=projects,
            autosave=autosave,
            settings=settings,
            messages=self.messages,
        )
        self.recovery = RecoveryDesk(autosave, self.messages, self)
        self.desk = HistoryDesk(
            self,
            draft=draft,
            document=document,
            history=history,
            generation=generation,
            messages=self.messages,
            copy=self.canvas.exchange.copy,
        )
        self.shelf = ModelShelf(
            self,
            generation=generation,
            settings=settings,
            messages=self.messages,
            find_all=find_models,
            take=take_model,
            shelf=shelf,
        )
        self.timeline = TimelineDesk(
            self,
            draft=draft,
            document=document,
            history=history,
            generation=generation,
            walk=walk,
            exports=exports,
            directions=directions,
            settings=settings,
            messages=self.messages,
        )
        self.inspector = InspectorDesk(self, store=inspector, steps=branches, messages=self.messages)
        self.directions = DirectionsDesk(
            self, store=directions, history=history, settings=settings, messages=self.messages
        )
        self.arithmetic = ArithmeticDesk(
            self, store=arithmetic, document=document, history=history, messages=self.messages
        )
        self.map = MapDesk(
            self,
            store=map_,
            document=document,
            generation=generation,
            settings=settings,
            messages=self.messages,
        )
        self.taskbar = TaskbarProgress(self)
        self.docks = Docks(self, settings)
        self.actions_ = Actions(self, document.undo_stack)
        self.tool_actions = ToolActions(self, document, self.canvas.tools)
        self.layer_actions = LayerActions(self, document)
        self.rail = Rail(self.tool_actions)
        self.layers = LayersDesk(
            self,
            document=document,
            history=history,
            settings=settings,
            messages=self.messages,
            actions=self.layer_actions.for_panel,
        )
        self._lay_out()
        self.preferences = PreferencesDesk(
            self, preferences, edit=self.actions_.edit, looks=self.actions_.looks, shelf=shelf
        )
        self.shelf.file_taken.connect(self._take_file)
        self.panel.lora_rows.file_asked.connect(self.shelf.ask_for_file)
        self.shelf.places_asked.connect(lambda: self.preferences.open(tr("Models")))
        self.guide = GuideDesk(
            self,
            generation=generation,
            preferences=preferences,
            messages=self.messages,
            steps=steps(
                prompt=self.panel.prompt,
                generate=self.panel.button,
                tools=self.rail,
                history=self.history_dock,
                model=self.status.model,
            ),
        )
        self.first_steps = FirstSteps(
            self,
            draft=draft,
            generation=generation,
            timeline=document.timeline,
            messages=self.messages,
            add_words=self.timeline.add_words,
            play=self.timeline.actions.play.trigger,
            ask_for_words=self.panel.prompt.setFocus,
        )
        self.book = ActionBook(self, settings)  # the menus are whole by now
        self.preferences.read(self.book)
        self.guide.read(self.book)
        self._connect()
        self._connect_actions()
        self._show_title()
        self._show_keys()
        self._restore()

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        beside = QWidget()  # the messages float in it
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        row.addWidget(beside, 1)
        self.message_bar = MessageBar(self.messages, beside)
        self.setCentralWidget(middle)
        right, foot = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        self.panel_dock = self.docks.add(mark("Generate"), self.panel, right, size=WIDE, keys="F7")
        self.layers_dock = self.docks.add(
            mark("Layers"), self.layers.panel, right, size=WIDE, keys="F6", behind=self.panel_dock
        )
        self.directions_dock = self.docks.add(
            mark("Directions"), self.directions.panel, right, size=WIDE, keys="F5", behind=self.panel_dock
        )
        self.inspector_dock = self.docks.add(
            mark("Inspector"), self.inspector.panel, right, size=WIDE, keys="F4", behind=self.panel_dock
        )
        self.map_dock = self.docks.add(
            mark("Map"), self.map.panel, right, size=WIDE, keys="F3", behind=self.panel_dock, shown=False
        )
        self.arithmetic_dock = self.docks.add(
            mark("Arithmetic"),
            self.arithmetic.panel,
            Qt.DockWidgetArea.LeftDockWidgetArea,
            size=WIDE,
            keys="F2",
            shown=False,
        )
        self.arithmetic.settle(self.arithmetic_dock)
        self.history_dock = self.docks.add(mark("History"), self.strip, foot, size=112, keys="F8")
        self.timeline_dock = self.docks.add(
            mark("Timeline"),
            self.timeline.panel,
            foot,
            size=224,
            keys="F9",
            behind=self.history_dock,
            shown=False,
        )
        self.timeline.settle(self.timeline_dock)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        self.docks.add_chrome(bar, self.rail)
        self.docks.fill(self.actions_.fill(self.menuBar()))
        self.extender = Extender(
            self,
            document=self._document,
            draft=self._draft,
            generation=self._generation,
            messages=self.messages,
            menu=self.actions_.picture,
        )
        self.actions_.file.insertMenu(self.actions_.file.actions()[2], self.files.recent.menu)
        self.actions_.file.insertMenu(self.actions_.file.actions()[3], self.files.samples)
        self.tool_actions.fill(self.menuBar(), before="View")
        self.layer_actions.fill(self.menuBar(), before="Mask")
        self.timeline.actions.fill(self.menuBar(), before="View")

    def _connect(self) -> None:
        generation, document = self._generation, self._document
        self.panel.generate_asked.connect(generation.generate)
        self.panel.cancel_asked.connect(generation.cancel)
        self.panel.rejected.connect(self.messages.problem)
        self.status.cancel_asked.connect(generation.cancel)
        self.status.zoom_asked.connect(self._zoom)
        self.status.models_asked.connect(self.shelf.open_at)
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
        inspector.marked.connect(self.canvas.mark)
        self.directions_dock.visibilityChanged.connect(self.directions.watch)  # tells of tabs, too
        self.inspector_dock.visibilityChanged.connect(inspector.watch)
        self.canvas.pointed.connect(inspector.point)
        self.canvas.clicked.connect(inspector.choose)
        self.strip.inspect_asked.connect(self._inspect)
        self.map_dock.visibilityChanged.connect(self.map.watch)
        self.map.entry_asked.connect(self.desk.show)
        self.map.file_asked.connect(self.files.open_path)
        self.map.entry_keyframe_asked.connect(self.timeline.add_entry)
        self.map.file_keyframe_asked.connect(self.timeline.add_file)
        self.map.latent_keyframe_asked.connect(self.timeline.add_latent)
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
        self.strip.keyframe_asked.connect(self.timeline.add_entry)
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


def _write_png(path: Path, picture: Picture, recipe: Recipe | None = None) -> None:
    from core.files.pictures import save_picture

    save_picture(path, picture, recipe)
