"""A person at the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.document.timeline import Timeline
from desktop.state.timeline_store import TimelineStore
from desktop.timeline.export_dialog import ExportDialog
from desktop.timeline.panel import TimelinePanel
from desktop.timeline.strip import Strip

if TYPE_CHECKING:
    from tests.desktop.window.conftest import Hands

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Walker:
    """A person at the strip.

    Twelve frames a second, two seconds, three keyframes on 0, 10 and 20.
    """

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        for seed, frame in enumerate((0, 10, 20), 1):
            hands.studio.draft.update(seed=seed, seed_locked=True)
            hands.draw(f"animal {seed}")
            self.store.move_playhead(frame)
            hands.press("K", hands.canvas)
            if seed == 1:
                self.panel.inspector.walk.fps.edited.emit(12.0)
                self.panel.inspector.walk.duration.edited.emit(2.0)
        self.steps = hands.studio.document.undo_stack.count()
        QTest.qWait(20)

    @property
    def store(self) -> TimelineStore:
        return self.hands.studio.document.timeline

    @property
    def timeline(self) -> Timeline:
        return self.store.timeline

    @property
    def frames(self) -> list[int]:
        return list(self.timeline.frames)

    @property
    def panel(self) -> TimelinePanel:
        return self.hands.window.timeline.panel

    @property
    def strip(self) -> Strip:
        return self.panel.strip

    def export(self) -> ExportDialog:
        """Ask for the export."""
        self.hands.press("Ctrl+Shift+E")
        dialog = self.hands.window.timeline.dialog
        assert dialog is not None
        return dialog

    @property
    def undos(self) -> int:
        """Steps since the beginning."""
        return self.hands.studio.document.undo_stack.count() - self.steps

    def undo(self) -> None:
        self.hands.press("Ctrl+Z", self.strip)

    def key(self, frame: int) -> QPoint:
        """The middle of a keyframe on this frame."""
        return self.strip.layout_.key(frame).center().toPoint()

    def ruler(self, frame: float) -> QPoint:
        return QPointF(self.strip.layout_.x(frame) + 1, self.strip.layout_.ruler.center().y()).toPoint()

    def drag(
        self,
        points: Sequence[QPoint],
        held: Qt.KeyboardModifier = NONE,
        *,
        release: bool = True,
    ) -> None:
        QTest.mousePress(self.strip, LEFT, held, points[0])
        for point in points[1:]:
            move(self.strip, point, held)
        if release:
            QTest.mouseRelease(self.strip, LEFT, held, points[-1])

    def click(self, point: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.strip, LEFT, held, point)

    def shift(self, frames: int) -> QPoint:
        """So many frames to the right."""
        layout = self.strip.layout_
        return QPoint(round(layout.x(frames) - layout.x(0)), 0)

    def names(self, *numbers: int) -> set[str]:
        return {self.timeline.keyframes[number].id for number in numbers}

    def render(self) -> None:
        self.panel.controls.render_.click()
        self.hands.wait(lambda: not self.hands.studio.walk.wanted)


def move(widget: QWidget, point: QPoint, held: Qt.KeyboardModifier) -> None:
    """QTest.mouseMove holds no keys."""
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, held
    )
    QApplication.sendEvent(widget, event)


def choose(menus: list[QMenu], *words: str) -> None:
    """Choose an entry of the open menu, or of a menu in it."""
    inner = opened = menus.pop()
    for word in words[:-1]:
        action = next(action for action in inner.actions() if action.text() == word)
        found = action.menu()
        assert isinstance(found, QMenu)
        inner = found
    next(action for action in inner.actions() if action.text().split("\t")[0] == words[-1]).trigger()
    opened.deleteLater()
