"""A hand on the mouse and the keys: real events into the real widgets."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import LatentscapeError

PATIENCE = 300.0
"""Seconds without a sign of life: a slow machine is no reason to give up."""
SLICE = 10
"""Milliseconds of events at a time."""


class Hand:
    """Clicks, types, drops, and waits until something has happened.

    Args:
        app: The application.
        check: Called again and again while waiting; may raise to end it all.
    """

    def __init__(self, app: QApplication, check: Callable[[], None]) -> None:
        self._app = app
        self._check = check
        self._alive = 0.0

    def heard(self) -> None:
        """Something came from the engine: what is waited for is being worked on."""
        self._alive = time.monotonic()

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let events happen until ``condition`` holds.

        Raises:
            LatentscapeError: If it never does.
        """
        self._alive = time.monotonic()
        while not condition():
            if time.monotonic() > self._alive + PATIENCE:
                raise LatentscapeError(f"The demo has waited {PATIENCE:.0f} seconds for {what}: given up.")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, SLICE)
            time.sleep(0.003)
            self._check()

    def settle(self, seconds: float = 0.15) -> None:
        """Let the window catch up: layouts, fades, repaints."""
        end = time.monotonic() + seconds
        self.wait_until(lambda: time.monotonic() >= end, "the window")

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle if not told where."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle(0.02)

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Click twice."""
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=at)
        self.settle(0.02)

    def pull(self, widget: QWidget, *points: QPoint) -> None:
        """Press at the first point and go through the others."""
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(widget, point)
            self.settle(0.01)

    def let_go(self, widget: QWidget, at: QPoint) -> None:
        """Release the button."""
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)
        self.settle(0.02)

    def drag(self, widget: QWidget, points: Sequence[QPoint]) -> None:
        """Press at the first point, go through the others, release at the last."""
        self.pull(widget, *points)
        self.let_go(widget, points[-1])

    def type(self, widget: QWidget, text: str, pause: float = 0.0) -> None:
        """Put the caret into ``widget``, select what is there and type over it."""
        self.click(widget)
        QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.SelectAll))
        for letter in text:
            QTest.keyClicks(widget, letter)
            self.settle(pause)

    def press(self, widget: QWidget, keys: str) -> None:
        """Press a key or a combination of keys."""
        QTest.keySequence(widget, QKeySequence(keys))
        self.settle(0.02)

    def type_number(self, slider: QWidget, number: float) -> None:
        """Click the value at the right end of a number slider and type another."""
        self.click(slider, QPoint(slider.width() - 24, slider.height() // 2))
        field = self._app.focusWidget() or slider
        QTest.keyClicks(field, f"{number:g}")
        self.press(field, "Return")

    def turn_wheel(self, widget: QWidget, turns: int) -> None:
        """Turn the wheel over the middle of a widget, away from the person for more."""
        at = QPointF(widget.rect().center())
        for _ in range(abs(turns)):
            event = QWheelEvent(
                at,
                QPointF(widget.mapToGlobal(at.toPoint())),
                QPoint(),
                QPoint(0, 120 if turns > 0 else -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, event)
            self.settle(0.02)

    def drop(self, widget: QWidget, path: Path) -> None:
        """Drop a file on a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        at, copy = widget.rect().center(), Qt.DropAction.CopyAction
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QDragEnterEvent(at, copy, data, left, plain))
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, left, plain))
