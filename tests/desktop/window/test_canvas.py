"""Zoom, pan, drop, paste, copy: with mouse, keys and clipboard."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.document.composite import flattened
from core.files.pictures import read_picture, save_picture
from core.files.project import write_project
from core.geometry import Rect, Size
from desktop.canvas.view import CanvasView
from desktop.images import from_qimage, to_qimage
from tests.core.files.made_projects import project
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import LEFT, Hands

MIDDLE = Qt.MouseButton.MiddleButton


def drag(canvas: CanvasView, start: QPoint, by: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(canvas, button, pos=start)
    for part in range(1, 5):
        QTest.mouseMove(canvas, start + by * part / 4)
    QTest.mouseRelease(canvas, button, pos=start + by)


def drop(
    canvas: QWidget, data: QMimeData, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> bool:
    """Whether the canvas would take it; if so it is dropped."""
    buttons = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(canvas, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(canvas, event)
    return True


def test_zoom_by_keys(hands: Hands) -> None:
    hands.draw()
    fitted = hands.canvas.viewport.zoom
    hands.press("Ctrl+1")
    assert hands.canvas.viewport.zoom == 1.0
    assert hands.window.status.zoom.text() == "100 %"
    hands.press("Ctrl++")
    assert hands.canvas.viewport.zoom == pytest.approx(1.25)
    hands.press("Ctrl+-")
    hands.press("Ctrl+0")
    assert hands.canvas.viewport.zoom == pytest.approx(fitted)


def test_the_zoom_menu(hands: Hands) -> None:
    hands.draw()
    actions = {action.text(): action for action in hands.window.status.zoom_menu().actions()}
    actions["200 %"].trigger()
    assert hands.canvas.viewport.zoom == 2.0
    actions["Fit"].trigger()
    assert hands.canvas.viewport.fitted


def test_the_status_says_how_large_the_picture_is(hands: Hands) -> None:
    status = hands.window.status
    assert status.size_.text() == ""
    hands.studio.document.set_picture(picture(1, Size(300, 200)))
    assert status.size_.text() == "300 × 200"
    hands.press("Ctrl+Z", hands.canvas)
    assert status.size_.text() == ""


def test_a_message_leaves_the_bar_of_the_brush_free(hands: Hands) -> None:
    window = hands.window
    hands.studio.document.set_picture(picture(1, Size(300, 200)))
    window.messages.note("Something happened.")
    assert window.message_bar.y() == 16
    for keys, bar in (("B", hands.canvas.brush_bar), ("C", hands.canvas.crop_bar)):
        hands.press(keys, hands.canvas)
        assert bar.isVisible()
        assert window.message_bar.y() >= bar.geometry().bottom() + 8
    hands.press("H", hands.canvas)
    assert window.message_bar.y() == 16


@pytest.mark.parametrize("how", ["middle", "space", "left"])
def test_panning_moves_the_picture_with_the_pointer(hands: Hands, how: str) -> None:
    hands.draw()
    hands.canvas.zoom_to(20.0)
    before = hands.canvas.viewport.target.topLeft()
    if how == "space":
        hands.canvas.setFocus()
        QTest.keyPress(hands.canvas, Qt.Key.Key_Space)
    drag(hands.canvas, QPoint(300, 200), QPoint(40, 24), MIDDLE if how == "middle" else LEFT)
    if how == "space":
        QTest.keyRelease(hands.canvas, Qt.Key.Key_Space)
    moved = hands.canvas.viewport.target.topLeft() - before
    assert (moved.x(), moved.y()) == pytest.approx((40, 24))


def test_a_double_click_fits(hands: Hands) -> None:
    hands.draw()
    hands.canvas.zoom_to(5.0)
    QTest.mouseDClick(hands.canvas, LEFT, pos=QPoint(100, 100))
    assert hands.canvas.viewport.fitted


def test_a_dropped_file_is_opened_with_its_recipe(hands: Hands, tmp_path: Path) -> None:
    hands.studio.draft.update(seed=5, seed_locked=True)
    hands.draw("a cat")
    path = tmp_path / "drawn.png"
    assert hands.studio.document.picture is not None
    save_picture(path, hands.studio.document.picture, hands.studio.document.recipe)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(hands.canvas, data)
    hands.wait(lambda: hands.studio.document.path == path)
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.seed == 5


def test_dropped_pixels_become_the_picture(hands: Hands) -> None:
    data = QMimeData()
    data.setImageData(to_qimage(picture(8)))
    assert drop(hands.canvas, data)
    assert np.array_equal(hands.studio.document.picture, picture(8))  # type: ignore[arg-type]


@pytest.mark.parametrize("how", ["dropped", "pasted"])
def test_a_project_is_opened_or_becomes_a_layer(hands: Hands, tmp_path: Path, how: str) -> None:
    path, store = tmp_path / "layers.ora", hands.studio.document
    write_project(path, project())
    store.set_picture(picture(8), name="mine")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.clipboard().setMimeData(data)
    if how == "dropped":
        assert drop(hands.canvas, data, Qt.KeyboardModifier.ShiftModifier)
    else:
        hands.press("Ctrl+Shift+V", hands.canvas)
    hands.wait(lambda: store.document is not None and len(store.document.layers) == 2)
    assert store.document is not None
    assert np.array_equal(store.document.active_layer.pixels[..., :3], flattened(project().document))
    assert store.document.active_layer.name == "layers"
    if how == "dropped":
        assert drop(hands.canvas, QApplication.clipboard().mimeData())
    else:
        hands.press("Ctrl+V", hands.canvas)
    hands.wait(lambda: store.path == path)
    assert len(store.document.layers) == len(project().document.layers)


@pytest.mark.parametrize("keys", ["Ctrl+V", "Ctrl+Shift+V"])
def test_pixels_beyond_all_measure_are_refused(hands: Hands, keys: str) -> None:
    store = hands.studio.document
    store.set_picture(picture(8), name="mine")
    before, wide = store.document, QImage(9000, 2, QImage.Format.Format_RGB32)
    wide.fill(0)
    QApplication.clipboard().setImage(wide)
    hands.press(keys, hands.canvas)
    assert hands.window.messages.current is not None
    assert "9000x2" in hands.window.messages.current.text
    assert store.document is before


def test_a_picture_dragged_from_the_history_is_shown_not_opened(hands: Hands) -> None:
    hands.studio.draft.update(seed=5, seed_locked=True)
    hands.draw("a cat")
    hands.studio.draft.update(seed=6)
    hands.draw("a dog")
    model = hands.window.strip.strip.model()
    assert drop(hands.canvas, model.mimeData([model.index(1, 0)]))
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.seed == 5
    assert hands.studio.document.path is None


def test_a_file_dropped_on_the_layers_is_a_layer(hands: Hands, tmp_path: Path) -> None:
    path, store = tmp_path / "above.png", hands.studio.document
    save_picture(path, picture(4))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    panel = hands.window.layers.panel
    assert drop(panel, data)
    hands.wait(lambda: store.picture is not None)
    assert drop(panel.list.viewport(), data)
    hands.wait(lambda: store.document is not None and len(store.document.layers) == 2)


@pytest.mark.parametrize("where", ["prompt", "history", "directions"])
def test_a_file_dropped_on_another_panel_is_opened(hands: Hands, tmp_path: Path, where: str) -> None:
    path, window = tmp_path / "photo.png", hands.window
    save_picture(path, picture(4))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    places = {
        "prompt": window.panel.prompt.viewport(),
        "history": window.strip,
        "directions": window.directions.panel,
    }
    assert drop(places[where], data)
    hands.wait(lambda: hands.studio.document.path == path)
    assert window.panel.prompt.toPlainText() == ""


def test_what_is_no_picture_is_not_taken(hands: Hands, tmp_path: Path) -> None:
    data = QMimeData()
    data.setText("hello")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "notes.txt")), QUrl("https://example.org/a.png")])
    assert not drop(hands.canvas, data)


def test_a_damaged_file_is_refused_in_the_bar(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnot a picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(hands.canvas, data)
    hands.wait(hands.window.message_bar.isVisible)
    assert "broken.png" in hands.window.message_bar.label.text()
    assert hands.studio.document.picture is None


def test_a_picture_that_is_wholly_seen_is_dragged_out_as_a_file(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[QMimeData] = []

    class Drag:
        def __init__(self, source: object) -> None:
            pass

        def setMimeData(self, data: QMimeData) -> None:
            carried.append(data)

        def setPixmap(self, image: object) -> None:
            pass

        def exec(self, action: Qt.DropAction) -> None:
            assert action is Qt.DropAction.CopyAction

    monkeypatch.setattr("desktop.canvas.exchange.QDrag", Drag)
    hands.studio.draft.update(seed=5, seed_locked=True)
    hands.draw("a cat")
    middle = hands.canvas.viewport.target.center().toPoint()
    drag(hands.canvas, middle, QPoint(80, 0))
    (data,) = carried
    opened = read_picture(Path(data.urls()[0].toLocalFile()))
    assert np.array_equal(opened.picture, picture(5))
    assert opened.recipe == hands.studio.document.recipe
    assert hands.canvas.viewport.fitted


def test_a_pinch_zooms_at_the_fingers(hands: Hands) -> None:
    hands.draw()
    before = hands.canvas.viewport.zoom
    at = QPointF(hands.canvas.rect().center())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(hands.canvas.mapToGlobal(at.toPoint())),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(hands.canvas, event)
    assert hands.canvas.viewport.zoom == pytest.approx(1.5 * before)


def test_copy_gives_pixels_and_a_file_with_the_recipe(hands: Hands) -> None:
    hands.studio.draft.update(seed=5, seed_locked=True)
    hands.draw("a cat")
    hands.canvas.setFocus()
    hands.press("Ctrl+C")
    data = QApplication.clipboard().mimeData()
    assert np.array_equal(from_qimage(QApplication.clipboard().image()), picture(5))
    (url,) = data.urls()
    opened = read_picture(Path(url.toLocalFile()))
    assert Path(url.toLocalFile()).name == "a-cat-5.png"
    assert opened.recipe == hands.studio.document.recipe


def test_copy_takes_the_candidate_that_is_shown(hands: Hands) -> None:
    hands.studio.draft.update(seed=20, seed_locked=True)
    hands.draw(count=2)
    hands.press("Right")
    assert hands.canvas.copy()
    assert np.array_equal(from_qimage(QApplication.clipboard().image()), picture(21))


def test_paste_brings_pixels_in_and_undo_takes_them_away(hands: Hands) -> None:
    QApplication.clipboard().setImage(to_qimage(picture(9)))
    hands.canvas.setFocus()
    hands.press("Ctrl+V")
    assert np.array_equal(hands.studio.document.picture, picture(9))  # type: ignore[arg-type]
    hands.press("Ctrl+Z")
    assert hands.studio.document.picture is None
    hands.press("Ctrl+Shift+Z")
    assert hands.studio.document.picture is not None


def test_pasting_nothing_says_so(hands: Hands) -> None:
    QApplication.clipboard().setText("words")
    hands.canvas.setFocus()
    hands.press("Ctrl+V")
    assert "no picture in the clipboard" in hands.window.message_bar.label.text()


def test_pasting_from_a_clipboard_that_nobody_filled_says_so_too(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda _self: None)
    hands.canvas.setFocus()
    hands.press("Ctrl+V")
    assert "no picture in the clipboard" in hands.window.message_bar.label.text()


def test_copy_and_paste_in_the_prompt_are_about_text(hands: Hands) -> None:
    hands.type("fox")
    hands.press("Ctrl+A")
    hands.press("Ctrl+C")
    assert QApplication.clipboard().text() == "fox"
    hands.press("Ctrl+V")
    hands.press("Ctrl+V")
    assert hands.window.panel.prompt.toPlainText() == "foxfox"
    assert not hands.window.message_bar.isVisible()


def test_transparency_shows_the_checkerboard(hands: Hands) -> None:
    clear = np.zeros((64, 64, 4), np.uint8)
    hands.studio.document.set_picture(clear)
    target = hands.canvas.viewport.target.toRect()
    image = from_qimage(hands.canvas.grab().toImage())
    inside = image[target.top() + 1 : target.top() + 40, target.left() + 1 : target.left() + 40]
    assert len(np.unique(inside.reshape(-1, 3), axis=0)) == 2


@pytest.mark.parametrize("way", ["undone", "discarded", "broken off"])
def test_the_mask_is_tinted_again_once_its_repaint_is_gone(hands: Hands, way: str) -> None:
    document, generation = hands.studio.document, hands.studio.generation
    document.set_picture(picture(1, Size(64, 64)), name="One")
    document.mask.edit("Paint", Rect(16, 16, 32, 32), np.full((32, 32), 255, np.uint8))

    def middle() -> QColor:
        return hands.canvas.grab().toImage().pixelColor(hands.canvas.rect().center())

    tinted = middle()
    hands.engine.delay = 0.05 if way == "broken off" else 0
    hands.studio.draft.update(prompt="a cat", count=2 if way == "discarded" else 1, steps=40)
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.canvas.scene.drawing or not generation.busy)
    if way == "broken off":
        generation.cancel()
    hands.wait_idle()
    if way == "undone":
        assert middle() != tinted
        document.undo_stack.undo()
    if way == "discarded":
        assert middle() != tinted
        generation.discard()
    assert middle() == tinted
