"""The composition root: the only place where things are wired."""

from __future__ import annotations

import asyncio
import builtins
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.models.found import FoundFile
from core.models.taking import take
from desktop import language, log
from desktop.engine.queue import JobQueue
from desktop.engine.setup import EngineSetup
from desktop.engine.worker import EngineFactory, EngineLike
from desktop.guide.crash import CrashDesk
from desktop.preferences.choices import preferences
from desktop.rooms import Stores
from desktop.settings import Settings
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
from desktop.theme import Appearance, Mode
from desktop.window import Window

SHUTDOWN_SECONDS = 5.0
GREETING = 1000
"""Milliseconds after the start: the window comes first."""


def import_plainly() -> None:
    """Take PySide's hook out of ``import``: it reads the source of every module that is imported after it.

    The hook serves ``from __feature__ import snake_case``, which nobody here uses; for torch and what comes
    with it, it costs a third of a second and keeps some ten megabytes of source text in memory.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def make_engine(setup: EngineSetup | None = None) -> EngineLike:
    """The real engine; called in the worker's thread, where torch is imported.

    Raises:
        InputError: If the machine cannot do what is asked.
    """
    import_plainly()
    from core.engine import Engine

    setup = setup or EngineSetup()
    return Engine(setup.device, setup.precision, speed=setup.speed)


def find_model(name: str = "") -> ModelInfo:
    """A model of the catalogue."""
    return Catalog().find(name)


def find_models() -> Sequence[ModelInfo]:
    """All models that can be used."""
    return Catalog().list()


def take_model(path: Path) -> ModelInfo | FoundFile | Path:
    """Take a model, a file that is added to one, or a folder of them into the catalogue."""
    return take(Catalog(), path)


class FirstPaint(QObject):
    """Calls back once a widget is on the screen."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._widget, self._then)
        return super().eventFilter(watched, event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """One window with everything behind it."""

    setup: EngineSetup
    queue: JobQueue
    draft: DraftStore
    document: DocumentStore
    history: HistoryStore
    generation: GenerationStore
    walk: WalkStore
    exports: ExportStore
    map_: MapStore
    arithmetic: ArithmeticStore
    autosave: Autosave
    shelf: ShelfStore
    settings: Settings
    window: Window

    def start(self) -> None:
        """Show the window; once it is painted, read the history and load the model."""
        FirstPaint(self.window, self._warm_up)
        self.window.show()

    def _warm_up(self) -> None:
        self.history.load()
        self.window.shelf.load_last()
        self.autosave.start()

    def close(self) -> bool:
        """Put everything away; whether the engine stopped in time."""
        self.window.hide()
        ended = self.queue.shutdown(SHUTDOWN_SECONDS)
        self.window.files.close()
        self.window.timeline.close()
        self.window.layers.close()
        self.window.directions.close()
        self.map_.close()
        self.window.arithmetic.close()
        self.autosave.close()
        self.window.shelf.close()
        self.shelf.close()
        self.document.close()
        self.history.close()
        self.draft.close()
        self.settings.sync()
        return ended


def build(app: QApplication, engine_factory: EngineFactory | None = None) -> Studio:
    """Wire a studio; nothing is loaded and nothing is shown yet."""
    settings = Settings()
    kept = settings.text("look", Mode.SYSTEM.value)
    mode = Mode(kept) if kept in {mode.value for mode in Mode} else Mode.SYSTEM
    appearance = Appearance(app, mode)
    setup = EngineSetup()
    queue = JobQueue(engine_factory or (lambda: make_engine(setup)))
    draft, document, history = DraftStore(), DocumentStore(), HistoryStore()
    generation = GenerationStore(queue, draft, document, history, find_model=find_model)

    def renew() -> None:
        queue.renew_engine()
        generation.reload_model()

    choices = preferences(appearance, document, history, generation, engine=setup, renew=renew)
    preferred = Preferences(settings, choices, appearance)
    preferred.apply()
    directions = DirectionsStore(queue, document, history, generation)
    walk = WalkStore(queue, document.timeline, generation, known=lambda: directions.known)
    directions.shelf_changed.connect(walk.recheck)
    exports = ExportStore(queue, walk, generation)
    inspector = InspectorStore(queue, document, history, generation)
    branches = StepsStore(queue, generation, inspector)
    shelf = ShelfStore(Catalog)
    arithmetic = ArithmeticStore(queue, history, generation)
    map_ = MapStore(queue, document.timeline, history, generation)
    projects = Projects(document, draft, generation)
    autosave = Autosave(projects, document, generation)
    window = Window(
        Stores(
            draft=draft,
            document=document,
            history=history,
            generation=generation,
            walk=walk,
            exports=exports,
            directions=directions,
            inspector=inspector,
            branches=branches,
            map_=map_,
            arithmetic=arithmetic,
            projects=projects,
            autosave=autosave,
            settings=settings,
            preferences=preferred,
            find_models=find_models,
            take_model=take_model,
            shelf=shelf,
        )
    )
    return Studio(
        setup=setup,
        queue=queue,
        draft=draft,
        document=document,
        history=history,
        generation=generation,
        walk=walk,
        exports=exports,
        map_=map_,
        arithmetic=arithmetic,
        autosave=autosave,
        shelf=shelf,
        settings=settings,
        window=window,
    )


def run(files: Sequence[Path] = ()) -> int:
    """Open the window and stay until it is closed; the exit code."""
    import qasync  # type: ignore[import-untyped]

    died_of = log.start()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Latentscape")
    app.setApplicationDisplayName("Latentscape")
    app.setDesktopFileName("latentscape")
    app.setQuitOnLastWindowClosed(False)
    language.install(app, Settings().text("language", language.SYSTEM))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends at once: files are written whole or not at all
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    studio = build(app)
    closed = asyncio.Event()
    studio.window.closed.connect(closed.set)
    crash = CrashDesk(
        studio.window,
        report=studio.window.guide.report_text,
        copy=QGuiApplication.clipboard().setText,
        keep=studio.autosave.save,
    )
    crash.watch(loop)
    studio.start()
    QTimer.singleShot(GREETING, studio.window, lambda: studio.window.guide.greet(died_of))
    for path in files:
        studio.window.files.open_path(path)
    with loop:
        loop.run_until_complete(closed.wait())
        ended = studio.close()
    crash.stop()
    log.stop()
    if not ended:  # all is written, and a thread in the middle of a long step cannot be torn down in order
        logging.shutdown()
        sys.stdout.flush()
        os._exit(0)
    return 0
