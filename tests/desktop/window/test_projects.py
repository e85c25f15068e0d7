"""The File menu with projects, what a crash left, and outpainting, in the real window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.document.layer import Layer
from core.files.pictures import read_picture, save_picture
from core.files.project import read_project, write_project
from core.files.recovery import FOLDER, Slot, Whereabouts
from core.geometry import Rect, Size
from core.resources import data_folder
from desktop.canvas.extend import ExtendDialog
from tests.core.files.made_projects import project as made_project
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import Hands

LEFT = Qt.MouseButton.LeftButton
SIZE = Size(200, 150)


def dialog(hands: Hands) -> QFileDialog:
    hands.wait(lambda: any(one.isVisible() for one in hands.window.findChildren(QFileDialog)))
    return next(one for one in hands.window.findChildren(QFileDialog) if one.isVisible())


def choose(hands: Hands, path: Path) -> None:
    shown = dialog(hands)
    shown.fileSelected.emit(str(path))
    shown.close()
    with hands.qtbot.waitActive(hands.window):
        hands.window.activateWindow()


def add_layer(hands: Hands) -> None:
    document = hands.studio.document.document
    assert document is not None
    hands.studio.document.change("Add", document.inserted(Layer.empty(document.size, "Above"), 1))


def paint_mask(hands: Hands) -> None:
    hands.studio.document.mask.edit("Paint", Rect(60, 50, 40, 20), np.full((20, 40), 255, np.uint8))


def test_layers_are_saved_as_project_and_then_without_a_question(hands: Hands, tmp_path: Path) -> None:
    store = hands.studio.document
    store.set_picture(picture(1, SIZE), name="cup.png")
    add_layer(hands)
    hands.press("Ctrl+S")
    assert dialog(hands).selectedFiles()[0].endswith("cup.ora")
    choose(hands, tmp_path / "cup.ora")
    hands.wait(lambda: not store.modified)
    assert hands.window.windowTitle().startswith("cup.ora")
    paint_mask(hands)
    assert hands.window.isWindowModified()
    hands.press("Ctrl+S")
    hands.wait(lambda: not store.modified)
    assert read_project(tmp_path / "cup.ora").mask is not None


def test_a_single_layer_stays_the_picture_it_was(hands: Hands, tmp_path: Path) -> None:
    store, path = hands.studio.document, tmp_path / "cup.png"
    store.set_picture(picture(1, SIZE), name="cup")
    hands.press("Ctrl+S")
    assert dialog(hands).selectedFiles()[0].endswith(".png")
    choose(hands, path)
    hands.wait(lambda: not store.modified)
    store.set_picture(picture(2, SIZE))
    hands.press("Ctrl+S")
    hands.wait(lambda: not store.modified)
    assert np.array_equal(read_picture(path).picture, picture(2, SIZE))
    add_layer(hands)
    hands.press("Ctrl+S")
    assert dialog(hands).selectedFiles()[0].endswith("cup.ora"), "layers are not flattened without a word"
    dialog(hands).close()


def test_layers_saved_as_a_picture_are_an_export(hands: Hands, tmp_path: Path) -> None:
    store = hands.studio.document
    store.set_picture(picture(1, SIZE), name="cup")
    add_layer(hands)
    hands.press("Ctrl+Shift+S")
    choose(hands, tmp_path / "flat.jpg")
    hands.wait(lambda: hands.window.messages.current is not None)
    message = hands.window.messages.current
    assert message is not None
    assert message.text == "Exported as flat.jpg. Layers and timeline are kept in a project (.ora) only."
    assert store.modified
    hands.press("Ctrl+Alt+E")
    choose(hands, tmp_path / "flat.webp")
    hands.wait((tmp_path / "flat.webp").exists)


def test_recent_files_open_and_missing_ones_are_grey(hands: Hands, tmp_path: Path) -> None:
    recent = hands.window.files.recent
    assert not recent.menu.menuAction().isEnabled()
    for name in ("a.png", "b.png"):
        save_picture(tmp_path / name, picture(1, SIZE))
        hands.window.files.open_path(tmp_path / name)
        hands.wait(partial(lambda name: hands.studio.document.name == name, name))
    (tmp_path / "b.png").unlink()
    recent.menu.aboutToShow.emit()
    missing, there, *_rest = recent.menu.actions()
    assert (missing.text(), missing.isEnabled()) == ("b.png (missing)", False)
    there.trigger()
    hands.wait(lambda: hands.studio.document.name == "a.png")
    recent.clear()
    assert recent.paths == []


@pytest.mark.parametrize("answer", ["Save", "Discard", "Cancel"])
def test_closing_asks_about_layers(hands: Hands, tmp_path: Path, answer: str) -> None:
    store, closed = hands.studio.document, []
    hands.window.closed.connect(lambda: closed.append(True))
    store.set_picture(picture(1, SIZE), name="cup")
    add_layer(hands)
    hands.window.close()
    box = hands.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "“cup”" in box.text()
    QTest.mouseClick(box.button(QMessageBox.StandardButton[answer]), LEFT)
    if answer == "Save":
        choose(hands, tmp_path / "cup.ora")
        hands.wait(lambda: bool(closed))
        assert read_project(tmp_path / "cup.ora").document.size == SIZE
    assert bool(closed) == (answer != "Cancel")


def test_a_crash_is_offered_back_in_the_bar(open_window: Callable[[], Hands], tmp_path: Path) -> None:
    slot = Slot.new(data_folder() / FOLDER)
    slot.write(made_project(), Whereabouts(name="cat.ora", path=str(tmp_path / "cat.ora"), ours=True))
    slot.close(keep=True)
    hands = open_window()
    messages, store = hands.window.messages, hands.studio.document
    hands.wait(lambda: messages.current is not None and messages.current.action is not None)
    bar = hands.window.message_bar
    hands.wait(bar.isVisible)
    assert bar.label.text().startswith("“cat.ora” was not saved when Latentscape ended at ")
    messages.note("Something else.")
    messages.dismiss()
    assert "cat.ora" in bar.label.text(), "an offer comes back after a note"
    QTest.mouseClick(bar.action, LEFT)
    hands.wait(lambda: store.document is not None)
    assert store.document is not None
    assert len(store.document.layers) == 3
    assert store.mask.share > 0
    hands.wait(hands.window.canvas.candidates.isVisible)
    assert hands.window.canvas.candidates.count == 2
    assert hands.window.windowTitle().startswith("cat.ora")
    hands.press("Ctrl+S")
    hands.wait(lambda: not store.modified)
    assert read_project(tmp_path / "cat.ora").mask is not None


def at(hands: Hands, x: float, y: float) -> QPoint:
    target, zoom = hands.canvas.viewport.target, hands.canvas.viewport.zoom
    return QPoint(round(target.left() + x * zoom), round(target.top() + y * zoom))


def drag(hands: Hands, begin: QPoint, end: QPoint) -> None:
    QTest.mouseMove(hands.canvas, begin)
    QTest.mousePress(hands.canvas, LEFT, Qt.KeyboardModifier.NoModifier, begin)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(hands.canvas, begin + (end - begin) * share)
    QTest.mouseRelease(hands.canvas, LEFT, Qt.KeyboardModifier.NoModifier, end)


def test_the_frame_is_dragged_over_the_edge_and_back(hands: Hands) -> None:
    store, rows = hands.studio.document, hands.window.panel.mask_rows
    store.set_picture(picture(1, SIZE), name="cup")
    paint_mask(hands)
    model = hands.studio.generation.model_info
    assert model is not None
    seen = store.region.of(model)
    assert seen is not None
    place = seen.place
    QTest.mouseMove(hands.canvas, at(hands, place.right, place.y + place.height / 2))
    assert hands.canvas.cursor().shape() is Qt.CursorShape.SizeHorCursor
    middle = place.y + place.height / 2
    drag(hands, at(hands, place.right, middle), at(hands, 230, middle))
    assert abs(store.region.margins().right - 30) <= 1
    assert " and adds 3" in rows.sentence.text() or " and adds 2" in rows.sentence.text()
    assert rows.sentence.text().endswith("px at the right")
    frame = store.region.frame
    assert frame is not None
    on_edge = at(hands, frame.x + frame.width / 4, frame.y)
    QTest.mouseDClick(hands.canvas, LEFT, Qt.KeyboardModifier.NoModifier, on_edge)
    assert store.region.frame is None
    QTest.mouseClick(rows.lock, LEFT)
    assert store.region.locked
    drag(hands, at(hands, place.right, middle), at(hands, 230, middle))
    assert store.region.frame == place, "a locked one stays"


def test_extend_canvas_and_fill_is_one_step(hands: Hands) -> None:
    store = hands.studio.document
    store.set_picture(picture(1, SIZE), name="cup")
    steps = store.undo_stack.count()
    hands.window.extender.action.trigger()
    asked = hands.window.findChild(ExtendDialog)
    assert isinstance(asked, ExtendDialog)
    assert asked.sentence.text().startswith("200 × 150 becomes 264 × 150")
    asked.sides["right"].set_number(0)
    asked.sides["right"].edited.emit(0)
    assert not asked.button.isEnabled()
    for side, pixels in (("left", 20), ("bottom", 10)):
        asked.sides[side].set_number(pixels)
        asked.sides[side].edited.emit(pixels)
    QTest.keyClick(asked.button, Qt.Key.Key_Return)
    hands.wait(lambda: store.size == Size(220, 160))
    hands.wait_idle()
    assert store.undo_stack.count() == steps + 1
    whole = store.picture
    assert whole is not None
    assert np.array_equal(whole[:150, 20:, :3], picture(1, SIZE))
    assert whole.shape[2] == 3, "all of the new room is filled"
    store.undo_stack.undo()
    assert store.size == SIZE
    assert hands.failures == []


def test_candidates_outlast_other_tools_and_tabs(hands: Hands) -> None:
    hands.studio.document.set_picture(picture(1, SIZE), name="cup")
    paint_mask(hands)
    hands.draw(count=3)
    staged = hands.studio.generation.candidates
    for key in (Qt.Key.Key_B, Qt.Key.Key_E, Qt.Key.Key_H):
        QTest.keyClick(hands.canvas, key)
    hands.studio.draft.update(prompt="another")
    hands.window.panel_dock.hide()
    hands.window.panel_dock.show()
    assert hands.studio.generation.candidates == staged
    hands.canvas.setFocus()
    QTest.keyClick(hands.canvas, Qt.Key.Key_Right)
    assert hands.canvas.candidates.current == 1
    steps = hands.studio.document.undo_stack.count()
    QTest.keyClick(hands.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    document = hands.studio.document.document
    assert document is not None
    assert len(document.layers) == 2
    assert hands.studio.document.undo_stack.count() == steps + 1


def test_files_that_cannot_be_opened_leave_everything(hands: Hands, tmp_path: Path) -> None:
    hands.studio.document.set_picture(picture(1, SIZE), name="cup")
    before = hands.studio.document.document
    write_project(tmp_path / "good.ora", made_project())
    data = (tmp_path / "good.ora").read_bytes()
    (tmp_path / "cut.ora").write_bytes(data[:-200])
    hands.window.files.open_path(tmp_path / "cut.ora")
    hands.wait(lambda: hands.window.messages.current is not None)
    message = hands.window.messages.current
    assert message is not None
    assert message.text == "“cut.ora” is damaged or cut short: it cannot be opened."
    assert hands.studio.document.document is before
