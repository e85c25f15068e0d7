"""The layers panel in the real window, with real events."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from core.document.document import Document
from core.document.layer import Blend
from core.files.pictures import save_picture
from core.geometry import Size
from desktop.images import to_qimage
from desktop.panels.layers_list import eye_of, lock_of, name_of
from desktop.panels.layers_panel import LayersPanel
from desktop.state import layer_edits
from desktop.state.document_store import DocumentStore
from desktop.theme import theme_of
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import same
from tests.desktop.window.conftest import Hands, hands, open_window

__all__ = ["hands", "open_window"]

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SIZE = Size(160, 120)


class Stack:
    """A person at the layers panel."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.store: DocumentStore = hands.studio.document
        self.store.set_picture(picture(1, SIZE), name="photo.png")
        hands.window.layers_dock.raise_()
        QApplication.processEvents()

    @property
    def panel(self) -> LayersPanel:
        return self.hands.window.layers.panel

    @property
    def now(self) -> Document:
        assert self.store.document is not None
        return self.store.document

    @property
    def names(self) -> list[str]:
        """From the top."""
        return [layer.name for layer in reversed(self.now.layers)]

    def rect(self, row: int):  # type: ignore[no-untyped-def]
        rows = self.panel.list
        return rows.visualRect(rows.model().index(row, 0))

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.panel.list.viewport(), LEFT, NONE, at)

    def press(self, keys: str) -> None:
        self.hands.press(keys, self.panel.list)

    @contextmanager
    def carried(self, row: int, to: int, *, below: bool) -> Iterator[None]:
        """Take a row by its name to the upper or lower edge of another; let go afterwards."""
        view = self.panel.list.viewport()
        start, place = name_of(self.rect(row)).center(), self.rect(to)
        end = QPoint(start.x(), place.bottom() - 3 if below else place.top() + 3)
        QTest.mousePress(view, LEFT, NONE, start)
        for part in range(1, 5):
            QTest.mouseMove(view, start + (end - start) * part / 4)
        yield
        QTest.mouseRelease(view, LEFT, NONE, end)

    def carry(self, row: int, to: int, *, below: bool) -> None:
        with self.carried(row, to, below=below):
            pass

    def button(self, start: str) -> None:
        button = next(one for one in self.panel.buttons if one.accessibleName().startswith(start))
        assert button.isVisible()
        QTest.mouseClick(button, LEFT)


@pytest.fixture
def stack(hands: Hands) -> Stack:
    return Stack(hands)


def test_without_a_picture_it_says_what_will_be_there(hands: Hands) -> None:
    hands.window.layers_dock.raise_()
    QApplication.processEvents()
    panel = hands.window.layers.panel
    assert panel.empty.isVisible()
    assert "layers" in panel.empty.text()
    assert not panel.list.isVisible()
    enabled = [one.accessibleName() for one in panel.buttons if one.isEnabled()]
    assert enabled == ["Import a picture as layer…"]


def test_add_duplicate_delete_and_undo(stack: Stack) -> None:
    stack.button("New layer")
    stack.button("Duplicate")
    assert stack.names == ["Layer 1 copy", "Layer 1", "Background"]
    assert stack.now.active_layer.name == "Layer 1 copy"
    stack.button("Delete")
    stack.press("Delete")
    assert stack.names == ["Background"]
    stack.press("Delete")
    assert stack.names == ["Background"], "the last one stays"
    delete = next(one for one in stack.panel.buttons if one.accessibleName().startswith("Delete"))
    assert not delete.isEnabled()
    assert "last layer" in delete.toolTip()
    for _ in range(4):
        stack.hands.press("Ctrl+Z", stack.hands.canvas)
    assert stack.store.undo_stack.index() == 1


def test_choosing_a_layer_with_the_mouse_and_the_keys(stack: Stack) -> None:
    layer_edits.add(stack.store)
    stack.click(name_of(stack.rect(1)).center())
    assert stack.now.active_layer.name == "Background"
    stack.press("Up")
    assert stack.now.active_layer.name == "Layer 1"
    assert stack.store.undo_stack.count() == 2, "choosing is no step"


def test_the_eye_and_the_lock(stack: Stack) -> None:
    layer_edits.add_picture(stack.store, np.zeros((120, 160, 3), np.uint8), "Black", "Import")
    stack.click(eye_of(stack.rect(0)).center())
    assert not stack.now.layers[1].visible
    assert same(stack.store.picture, picture(1, SIZE))
    stack.click(lock_of(stack.rect(1)).center())
    assert stack.now.layers[0].locked
    assert stack.now.active_layer.name == "Black", "a click on an icon does not choose"
    stack.press("Space")
    assert stack.now.layers[1].visible
    names = [stack.store.undo_stack.text(n) for n in range(2, 5)]
    assert names == ["Hide the layer", "Lock the layer", "Show the layer"]


@pytest.mark.parametrize("how", ["double click", "F2"])
def test_renaming(stack: Stack, how: str) -> None:
    rows = stack.panel.list
    if how == "F2":
        rows.setFocus()
        stack.press("F2")
    else:
        stack.click(name_of(stack.rect(0)).center())
        QTest.mouseDClick(rows.viewport(), LEFT, NONE, name_of(stack.rect(0)).center())
    edit = rows.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, "Sky  at night")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert stack.names == ["Sky at night"]
    stack.store.undo_stack.undo()
    assert stack.names == ["Background"]


def test_dragging_reorders(stack: Stack) -> None:
    for _ in range(2):
        layer_edits.add(stack.store)
    assert stack.names == ["Layer 2", "Layer 1", "Background"]
    stack.carry(0, 2, below=True)
    assert stack.names == ["Layer 1", "Background", "Layer 2"]
    assert stack.now.active_layer.name == "Layer 2", "what is taken is chosen"
    assert stack.store.undo_stack.undoText() == "Move the layer"
    stack.carry(2, 0, below=False)
    assert stack.names == ["Layer 2", "Layer 1", "Background"]
    stack.carry(0, 1, below=True)
    assert stack.names == ["Layer 1", "Layer 2", "Background"]
    steps = stack.store.undo_stack.count()
    stack.carry(1, 1, below=True)
    stack.carry(1, 0, below=True)
    assert stack.store.undo_stack.count() == steps, "let go where it was"
    stack.press("Ctrl+Down")
    assert stack.names == ["Layer 1", "Background", "Layer 2"]
    stack.store.undo_stack.undo()
    stack.store.undo_stack.undo()
    assert stack.names == ["Layer 2", "Layer 1", "Background"]


def test_a_layer_that_is_carried_stays_if_it_is_broken_off(stack: Stack) -> None:
    for _ in range(12):
        layer_edits.add(stack.store)
    names, steps, rows = stack.names, stack.store.undo_stack.count(), stack.panel.list
    with stack.carried(0, 3, below=True):
        line = rows.viewport().grab().toImage().pixelColor(100, stack.rect(3).bottom() + 1)
        assert line == theme_of(rows).colour("accent")
        stack.press("Delete")
        stack.press("Escape")
    assert (stack.names, stack.store.undo_stack.count()) == (names, steps)
    foot = QPoint(100, rows.viewport().height() - 2)
    QTest.mousePress(rows.viewport(), LEFT, NONE, name_of(stack.rect(0)).center())
    QTest.mouseMove(rows.viewport(), foot)
    bar = rows.verticalScrollBar()
    assert bar.maximum() > 0
    stack.hands.wait(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(rows.viewport(), LEFT, NONE, foot)
    assert stack.names == [*names[1:], names[0]]


def test_opacity_is_one_step_however_long_it_is_dragged(stack: Stack) -> None:
    layer_edits.add_picture(stack.store, np.zeros((120, 160, 3), np.uint8), "Black", "Import")
    before = stack.store.picture
    assert before is not None
    slider = stack.panel.opacity
    steps = stack.store.undo_stack.count()
    QTest.mousePress(slider, LEFT, NONE, QPoint(200, 10))
    for x in range(190, 100, -10):
        QTest.mouseMove(slider, QPoint(x, 10))
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(100, 10))
    assert stack.now.active_layer.opacity < 0.9
    assert stack.store.undo_stack.count() == steps + 1
    half = stack.store.picture
    stack.store.undo_stack.undo()
    assert same(stack.store.picture, before)
    stack.store.undo_stack.redo()
    assert half is not None
    assert same(stack.store.picture, half)


def test_blending(stack: Stack) -> None:
    layer_edits.add_picture(stack.store, np.full((120, 160, 3), 255, np.uint8), "White", "Import")
    stack.panel.blend.setFocus()
    stack.hands.press("Down", stack.panel.blend)
    assert stack.now.active_layer.blend is Blend.MULTIPLY
    assert same(stack.store.picture, picture(1, SIZE)), "white multiplied changes nothing"
    assert stack.panel.blend.current == Blend.MULTIPLY.value


def test_merge_and_flatten(stack: Stack) -> None:
    for seed in (4, 5):
        layer_edits.add_picture(stack.store, picture(seed, Size(60, 40)), f"P{seed}", "Import")
    before = stack.store.picture
    assert before is not None
    stack.button("Merge")
    assert stack.names == ["P4", "Background"]
    assert same(stack.store.picture, before)
    layer_edits.set_locked(stack.store, stack.now.layers[0].id, True)
    stack.button("Merge")
    message = stack.hands.window.messages.current
    assert message is not None
    assert "locked" in message.text
    stack.hands.press("Ctrl+Shift+F", stack.hands.canvas)
    assert stack.names == ["Background"]
    assert same(stack.store.picture, before)


def test_the_mask_from_a_layer(stack: Stack) -> None:
    layer_edits.add_picture(stack.store, picture(4, Size(60, 40)), "P", "Import")
    stack.hands.press("Ctrl+Shift+A", stack.hands.canvas)
    mask = stack.store.mask.mask
    assert mask is not None
    assert mask[40:80, 50:110].min() == 255
    assert np.count_nonzero(mask) == 60 * 40
    assert stack.store.undo_stack.undoText() == "Mask from the layer"


def test_pictures_come_in_as_layers(stack: Stack, tmp_path: Path) -> None:
    QApplication.clipboard().setImage(to_qimage(picture(7, Size(40, 30))))
    stack.hands.press("Ctrl+Shift+V", stack.hands.canvas)
    assert stack.names == ["Pasted picture", "Background"]
    assert stack.now.active_layer.place.size == Size(40, 30)
    path = tmp_path / "holiday.png"
    save_picture(path, picture(8, Size(300, 300)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    canvas = stack.hands.canvas
    copy, shift = Qt.DropAction.CopyAction, Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(canvas, QDragEnterEvent(QPoint(100, 100), copy, data, LEFT, shift))
    QApplication.sendEvent(canvas, QDropEvent(QPointF(100, 100), copy, data, LEFT, shift))
    stack.hands.wait(lambda: len(stack.now.layers) == 3)
    assert stack.names[0] == "holiday"
    assert stack.now.size == SIZE, "the document keeps its size"
    assert stack.store.name == "photo.png"
    stack.store.undo_stack.undo()
    assert stack.names == ["Pasted picture", "Background"]


def test_every_button_has_a_name_and_a_tooltip_with_its_keys(stack: Stack) -> None:
    for button in stack.panel.buttons:
        assert button.accessibleName()
        assert button.toolTip().endswith(")"), button.accessibleName()
    for widget in (stack.panel.blend, stack.panel.opacity, stack.panel.list):
        assert widget.accessibleName()
    index = stack.panel.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Background, Normal"
