"""All rooms of the window: canvas in the middle, panels at the right, history and status at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from core.arrays import Picture
from core.model_info import ModelInfo
from core.models.found import FoundFile
from core.recipe import Recipe
from desktop.actions import Actions
from desktop.canvas.commands import ToolActions
from desktop.canvas.drops import Drops
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
from desktop.language import mark
from desktop.messages import Messages
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What the rooms show and change."""

    draft: DraftStore
    document: DocumentStore
    history: HistoryStore
    generation: GenerationStore
    walk: WalkStore
    exports: ExportStore
    directions: DirectionsStore
    inspector: InspectorStore
    branches: StepsStore
    map_: MapStore
    arithmetic: ArithmeticStore
    projects: Projects
    autosave: Autosave
    settings: Settings
    preferences: Preferences
    find_models: Callable[[], Sequence[ModelInfo]]
    take_model: Callable[[Path], ModelInfo | FoundFile | Path]
    shelf: ShelfStore


class Rooms(QMainWindow):
    """Makes the rooms and puts them in their places; the window that is made of it wires them."""

    def __init__(self, stores: Stores) -> None:
        super().__init__()
        self._draft, self._document, self._history = stores.draft, stores.document, stores.history
        self._generation, self._settings = stores.generation, stores.settings
        self.messages = Messages(self)
        self.canvas = CanvasView(stores.document, stores.generation, Outbox(_write_png))
        self.panel = GeneratePanel(stores.draft, stores.document, stores.generation, stores.shelf)
        self.strip = HistoryPanel(stores.history)
        self.status = StatusLine(stores.generation)
        self.files = FileDesk(
            self,
            document=stores.document,
            history=stores.history,
            projects=stores.projects,
            autosave=stores.autosave,
            settings=stores.settings,
            messages=self.messages,
        )
        self.recovery = RecoveryDesk(stores.autosave, self.messages, self)
        self.desk = HistoryDesk(
            self,
            draft=stores.draft,
            document=stores.document,
            history=stores.history,
            generation=stores.generation,
            messages=self.messages,
            copy=self.canvas.exchange.copy,
        )
        self.shelf = ModelShelf(
            self,
            generation=stores.generation,
            settings=stores.settings,
            messages=self.messages,
            find_all=stores.find_models,
            take=stores.take_model,
            shelf=stores.shelf,
        )
        self.timeline = TimelineDesk(
            self,
            draft=stores.draft,
            document=stores.document,
            history=stores.history,
            generation=stores.generation,
            walk=stores.walk,
            exports=stores.exports,
            directions=stores.directions,
            settings=stores.settings,
            messages=self.messages,
        )
        self.inspector = InspectorDesk(
            self, store=stores.inspector, steps=stores.branches, messages=self.messages
        )
        self.directions = DirectionsDesk(
            self,
            store=stores.directions,
            history=stores.history,
            settings=stores.settings,
            messages=self.messages,
        )
        self.arithmetic = ArithmeticDesk(
            self,
            store=stores.arithmetic,
            document=stores.document,
            history=stores.history,
            messages=self.messages,
        )
        self.map = MapDesk(
            self,
            store=stores.map_,
            document=stores.document,
            generation=stores.generation,
            settings=stores.settings,
            messages=self.messages,
        )
        self.taskbar = TaskbarProgress(self)
        self.docks = Docks(self, stores.settings)
        self.actions_ = Actions(self, stores.document.undo_stack)
        self.tool_actions = ToolActions(self, stores.document, self.canvas.tools)
        self.layer_actions = LayerActions(self, stores.document)
        self.rail = Rail(self.tool_actions)
        self.layers = LayersDesk(
            self,
            document=stores.document,
            history=stores.history,
            settings=stores.settings,
            messages=self.messages,
            actions=self.layer_actions.for_panel,
        )
        self._lay_out()
        self.preferences = PreferencesDesk(
            self, stores.preferences, edit=self.actions_.edit, looks=self.actions_.looks, shelf=stores.shelf
        )
        self.guide = GuideDesk(
            self,
            generation=stores.generation,
            preferences=stores.preferences,
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
            draft=stores.draft,
            generation=stores.generation,
            timeline=stores.document.timeline,
            messages=self.messages,
            add_words=self.timeline.adding.words,
            play=self.timeline.play,
            ask_for_words=self.panel.prompt.setFocus,
        )
        self.book = ActionBook(self, stores.settings)  # the menus are whole by now
        self.preferences.read(self.book)
        self.guide.read(self.book)

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
        for dock in self.docks.all:
            Drops(dock, self.canvas.exchange, as_layer=dock is self.layers_dock)
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


def _write_png(path: Path, picture: Picture, recipe: Recipe | None = None) -> None:
    from core.files.pictures import save_picture

    save_picture(path, picture, recipe)
