"""The whole program but the engine: the real window, driven by real events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

import desktop.app
from desktop.app import Studio, build
from desktop.canvas.view import CanvasView
from desktop.engine.worker import EngineLike
from desktop.window import Window
from tests.desktop.fakes import FakeEngine
from tests.desktop.window.walker import Walker

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 120_000
"""Milliseconds for anything the real engine does."""


@dataclass
class Hands:
    """A person at the window."""

    qtbot: QtBot
    engine: FakeEngine
    studio: Studio
    failures: list[str] = field(default_factory=list)

    @property
    def window(self) -> Window:
        return self.studio.window

    @property
    def canvas(self) -> CanvasView:
        return self.studio.window.canvas

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press a combination of keys, where the focus is or in ``widget``."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        target = widget or QApplication.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type into the prompt."""
        self.window.panel.prompt.setFocus()
        QTest.keyClicks(self.window.panel.prompt, text)

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=60_000)

    def wait_idle(self) -> None:
        self.wait(lambda: not self.studio.generation.busy and self.studio.queue.running is None)

    def draw(self, prompt: str = "a cat", *, count: int = 1) -> None:
        """Draw to the end."""
        self.studio.draft.update(prompt=prompt, count=count)
        self.press("Ctrl+Return")
        self.wait_idle()

    def roll(self, turns: float, at: QPoint | None = None, widget: QWidget | None = None) -> None:
        """Turn the wheel over the canvas, or over ``widget``."""
        target = widget or self.canvas
        place = QPointF(at or target.rect().center())
        event = QWheelEvent(
            place,
            QPointF(target.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, round(120 * turns)),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, event)


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Hands]]:
    """Opens windows; they are put away after the test."""
    monkeypatch.setattr(desktop.app, "find_model", lambda name="": engine.info)
    opened: list[Hands] = []

    def make() -> Hands:
        hands = Hands(qtbot, engine, build(qapp, lambda: engine))
        opened.append(hands)
        hands.studio.generation.failed.connect(hands.failures.append)
        hands.window.resize(1280, 720)
        with qtbot.waitActive(hands.window):
            hands.studio.start()
        hands.wait(lambda: hands.studio.generation.model is not None)
        hands.wait_idle()
        return hands

    yield make
    for hands in opened:
        assert hands.studio.close()
        hands.window.deleteLater()
    QApplication.clipboard().clear()
    QTest.qWait(0)


@pytest.fixture
def hands(open_window: Callable[[], Hands]) -> Hands:
    """One window, its model loaded."""
    return open_window()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model in a folder."""
    from tests.tiny_models import tiny_model  # it imports torch

    return tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def studio(
    qtbot: QtBot, qapp: QApplication, model: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Studio]:
    """A window with the real engine behind it, ``model`` loaded."""
    from core.models.catalog import Catalog

    info = Catalog().find(str(model))
    monkeypatch.setattr(desktop.app, "find_model", lambda name="": info)
    made = build(qapp, _real_engine)
    made.window.resize(1280, 720)
    with qtbot.waitActive(made.window):
        made.window.show()
    made.generation.load_model(str(model))
    qtbot.waitUntil(lambda: made.generation.model is not None, timeout=PATIENCE)
    yield made
    assert made.close()
    made.window.deleteLater()
    QTest.qWait(0)


def _real_engine() -> EngineLike:
    from core.engine import Engine

    return Engine()


@pytest.fixture
def walker(hands: Hands) -> Walker:
    return Walker(hands)


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """What popped up: the offscreen platform cannot hold a menu open."""
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda self, _place: opened.append(self))
    return opened
