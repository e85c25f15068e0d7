"""The paint tools in the real window, with real events."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.arrays import Picture
from core.document.document import Document
from core.geometry import Rect, Size
from desktop.canvas.size_dialog import CanvasDialog, ResizeDialog
from desktop.canvas.tools.stamp import UPRIGHT, lean_of, stamp_at
from desktop.state import layer_edits
from desktop.state.colour_store import ColourStore, to_hex
from tests.desktop.canvas.test_tools import ALT, NONE, SHIFT, SIZE, Painter
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import same
from tests.desktop.window.conftest import Hands, hands, open_window

__all__ = ["hands", "open_window"]

RED, BLUE = (255, 0, 0), (0, 0, 255)


class Artist(Painter):
    """A person with paint."""

    @property
    def now(self) -> Document:
        document = self.document.document
        assert document is not None
        return document

    @property
    def seen(self) -> Picture:
        seen = self.document.picture
        assert seen is not None
        return seen

    def brush(self, colour: tuple[int, int, int] = RED, size: int = 20, opacity: float = 1.0) -> None:
        self.take("B", size)
        self.canvas.tools.store.set_brush(opacity=opacity)
        self.canvas.tools.colours.set_foreground(colour)

    def colour(self, place: tuple[float, float]) -> tuple[int, int, int]:
        """What is seen there on the canvas."""
        shown = self.canvas.grab().toImage().pixelColor(self.at(place))
        return shown.red(), shown.green(), shown.blue()

    def said(self) -> str:
        message = self.hands.window.messages.current
        return "" if message is None else message.text

    def pen(self, kind: QEvent.Type, place: tuple[float, float], pressure: float, tilt: float = 0) -> None:
        at = QPointF(self.at(place))
        buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
        device = QPointingDevice(
            "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
            QInputDevice.Capability.Pressure, 1, 1,
        )  # fmt: skip
        event = QTabletEvent(
            kind, device, at, QPointF(self.canvas.mapToGlobal(at.toPoint())),
            pressure, tilt, 0, 0, 0, 0, NONE, Qt.MouseButton.LeftButton, buttons,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture
def artist(hands: Hands) -> Artist:
    return Artist(hands)


def test_a_stroke_paints_on_the_active_layer_as_one_step(artist: Artist) -> None:
    before = artist.seen.copy()
    artist.brush()
    artist.drag((40, 60), (60, 60), (100, 60))
    after = artist.seen.copy()
    assert (after[60, 32:108] == RED).all(), "no gaps between the events"
    assert np.array_equal(after[75:], before[75:])
    assert np.array_equal(after[:45], before[:45])
    assert artist.stack.undoText() == "Paint"
    assert artist.stack.count() == 2
    assert artist.store.share == 0, "no mask was painted"
    artist.stack.undo()
    assert same(artist.seen, before)
    artist.stack.redo()
    assert same(artist.seen, after)


def test_what_is_painted_is_on_the_canvas_at_once(artist: Artist) -> None:
    artist.brush()
    artist.down((40, 60))
    artist.move((60, 60), (100, 60))
    assert artist.colour((80, 60)) == RED
    assert not (artist.seen[60, 80] == RED).all(), "it is no step yet"
    artist.up((100, 60))
    assert (artist.seen[60, 80] == RED).all()


@pytest.mark.parametrize("keys", ["Escape", "Ctrl+Z"])
def test_a_stroke_that_is_broken_off_leaves_nothing(artist: Artist, keys: str) -> None:
    before = artist.seen.copy()
    artist.brush()
    artist.down((40, 60))
    artist.move((60, 60))
    artist.hands.press(keys, artist.canvas)
    artist.move((90, 70))
    artist.up((90, 70))
    assert same(artist.seen, before)
    assert artist.stack.count() == 1
    assert artist.colour((50, 60)) == pytest.approx(before[60, 50], abs=2)


def test_opacity_holds_for_the_whole_stroke(artist: Artist) -> None:
    layer_edits.add(artist.document)
    artist.brush(opacity=0.5)
    artist.drag((40, 60), (100, 60), (40, 60), (100, 60))
    assert artist.now.active_layer.pixels[60, 70].tolist() == [255, 0, 0, 128]


def test_the_eraser_makes_the_layer_clear(artist: Artist) -> None:
    artist.take("E", size=20)
    artist.drag((40, 60), (100, 60))
    assert artist.seen.shape[2] == 4
    assert artist.seen[60, 70, 3] == 0
    assert artist.seen[20, 70, 3] == 255
    assert artist.stack.undoText() == "Erase"
    assert max(artist.colour((70, 60))) < 60, "the checkerboard is seen"


def test_a_straight_line_with_shift(artist: Artist) -> None:
    artist.brush(size=6)
    artist.drag((20, 20), (20, 21))
    artist.drag((120, 100), keys=SHIFT)
    assert (artist.seen[60, 70] == RED).all(), "half-way between the two"
    assert artist.stack.count() == 3


def test_colours(artist: Artist) -> None:
    artist.brush()
    colours = artist.canvas.tools.colours
    artist.hands.press("X", artist.canvas)
    assert (colours.foreground, colours.background) == ((255, 255, 255), RED)
    artist.hands.press("D", artist.canvas)
    assert (colours.foreground, colours.background) == ((0, 0, 0), (255, 255, 255))
    artist.take("I")
    artist.drag((10, 10), (150, 10))
    assert colours.foreground == tuple(int(value) for value in artist.seen[10, 150])
    artist.take("B")
    artist.drag((5, 100), keys=ALT)
    assert colours.foreground == tuple(int(value) for value in artist.seen[100, 5])
    assert artist.stack.count() == 1, "taking a colour changes nothing"
    artist.drag((5, 100), (30, 100))
    assert colours.recent == (colours.foreground,)
    artist.take("Q")
    artist.hands.press("X", artist.canvas)
    assert artist.canvas.tools.store.tool == "mask_eraser", "mask tools swap among themselves"


def test_the_bucket_fills_up_to_a_line(artist: Artist) -> None:
    artist.document.set_picture(np.full((120, 160, 3), 200, np.uint8))
    artist.brush((0, 0, 0), size=6)
    artist.drag((80, -5), (80, 125))
    artist.hands.press("G", artist.canvas)
    artist.canvas.tools.colours.set_foreground(BLUE)
    artist.drag((20, 20))
    assert (artist.seen[100, 20] == BLUE).all()
    assert (artist.seen[100, 140] == 200).all()
    assert artist.stack.undoText() == "Fill"
    layer_edits.add(artist.document)
    artist.canvas.tools.colours.set_foreground(RED)
    artist.drag((140, 20))
    layer = artist.now.active_layer.pixels
    assert layer[100, 140].tolist() == [255, 0, 0, 255]
    assert layer[100, 20, 3] == 0, "the line of the other layer holds it back"
    artist.canvas.tools.store.set_bucket(all_layers=False)
    artist.drag((20, 20))
    assert artist.now.active_layer.pixels[100, 20].tolist() == [255, 0, 0, 255]


def test_moving_a_layer(artist: Artist) -> None:
    layer_edits.add_picture(artist.document, np.full((20, 20, 3), RED, np.uint8), "Patch", "Import")
    before = artist.seen.copy()
    place = artist.now.active_layer.place
    artist.take("V")
    artist.drag((80, 60), (90, 60), (100, 70))
    moved = artist.now.active_layer.place
    assert (moved.x - place.x, moved.y - place.y) == (20, 10)
    assert (artist.seen[moved.y : moved.bottom, moved.x : moved.right] == RED).all()
    artist.drag((100, 70), (130, 75), keys=SHIFT)
    artist.hands.press("Left", artist.canvas)
    artist.hands.press("Shift+Left", artist.canvas)
    assert artist.stack.count() == 5, "two arrow keys at once are one step"
    artist.drag((100, 70), (130, 75), (100, 70))
    assert artist.stack.count() == 5, "back where it was: no step"
    while artist.stack.undoText() == "Move the layer":
        artist.stack.undo()
    assert same(artist.seen, before)


def test_cropping(artist: Artist) -> None:
    before = artist.seen.copy()
    artist.take("Q")
    artist.drag((60, 50), (80, 60))
    mask = artist.mask.copy()
    artist.take("C")
    steps = artist.stack.count()
    artist.drag((40, 30), (60, 40), (200, 90))
    assert artist.stack.count() == steps, "it waits"
    artist.hands.press("Return", artist.canvas)
    assert same(artist.seen, before[30:90, 40:160])
    assert np.array_equal(artist.mask, mask[30:90, 40:160])
    artist.stack.undo()
    assert same(artist.seen, before)
    assert np.array_equal(artist.mask, mask)


def test_a_crop_is_dragged_by_its_handles(artist: Artist) -> None:
    crop, canvas = artist.canvas.tools.crop, artist.canvas
    artist.take("C")
    assert canvas.crop_bar.isVisible()
    assert not canvas.crop_bar.button.isEnabled()
    artist.move((0, 60))
    assert canvas.cursor().shape() is Qt.CursorShape.SizeHorCursor, "the whole picture has handles"
    artist.drag((0, 60), (20, 60), (40, 60))
    assert crop.box == Rect(40, 0, 120, 120)
    artist.drag((160, 120), (120, 100))
    assert crop.box == Rect(40, 0, 80, 100)
    assert canvas.crop_bar.label.text() == "80 × 100 px"
    assert artist.colour((20, 60)) < artist.colour((60, 60)), "what goes is darkened"
    artist.drag((80, 50), (90, 60), (100, 90))
    assert crop.box == Rect(60, 20, 80, 100), "moved as a whole, up to the edge"
    artist.down((60, 20))
    artist.move((100, 60))
    artist.hands.press("Escape", canvas)
    artist.up((100, 60))
    assert crop.box == Rect(60, 20, 80, 100), "a drag that is broken off"
    artist.drag((30, 30))
    assert crop.box == Rect(60, 20, 80, 100), "a click draws nothing"
    artist.drag((10, 10), (30, 50))
    assert crop.box == Rect(10, 10, 20, 40), "drawn anew"
    artist.hands.press("Escape", canvas)
    assert crop.box is None
    assert artist.stack.count() == 1


@pytest.mark.parametrize("how", ["button", "double click"])
def test_a_crop_is_applied_with_the_mouse(artist: Artist, how: str) -> None:
    before = artist.seen.copy()
    artist.take("C")
    artist.drag((40, 30), (120, 90))
    if how == "button":
        QTest.mouseClick(artist.canvas.crop_bar.button, Qt.MouseButton.LeftButton)
    else:
        artist.drag((80, 60))
        QTest.mouseDClick(artist.canvas, Qt.MouseButton.LeftButton, NONE, artist.at((80, 60)))
    assert same(artist.seen, before[30:90, 40:120])
    assert artist.canvas.tools.crop.box is None
    artist.drag((10, 10), (30, 20))
    artist.take("B")
    assert artist.canvas.tools.crop.box is None, "another tool leaves it"
    assert not artist.canvas.crop_bar.isVisible()
    assert artist.stack.count() == 2


@pytest.mark.parametrize("tool", ["B", "E", "G", "V"])
def test_locked_and_hidden_layers_say_so(artist: Artist, tool: str) -> None:
    before = artist.seen.copy()
    artist.brush()
    artist.take(tool)
    layer_edits.set_locked(artist.document, artist.now.active, True)
    steps = artist.stack.count()
    artist.drag((40, 60), (60, 60))
    assert "locked" in artist.said()
    layer_edits.set_locked(artist.document, artist.now.active, False)
    layer_edits.set_visible(artist.document, artist.now.active, False)
    artist.drag((40, 60), (60, 60))
    assert "cannot be seen" in artist.said()
    layer_edits.set_visible(artist.document, artist.now.active, True)
    assert artist.stack.count() == steps + 3
    assert same(artist.seen, before)


def test_nobody_paints_under_another_picture(artist: Artist) -> None:
    artist.document.set_picture(picture(1, Size(64, 64)))
    artist.hands.draw("a dog", count=2)
    artist.brush()
    steps = artist.stack.count()
    artist.drag((20, 30), (30, 30))
    assert artist.stack.count() == steps
    assert "keep or discard" in artist.said()


def test_a_pen_paints_with_pressure_and_never_pans(artist: Artist) -> None:
    artist.brush(size=40)
    target = artist.canvas.viewport.target
    artist.pen(QEvent.Type.TabletPress, (30, 60), 0.1)
    artist.pen(QEvent.Type.TabletMove, (60, 60), 0.1)
    artist.pen(QEvent.Type.TabletMove, (120, 60), 1.0)
    artist.pen(QEvent.Type.TabletRelease, (120, 60), 0.0)
    assert artist.canvas.viewport.target == target
    assert artist.stack.undoText() == "Paint"
    red = (artist.seen == RED).all(axis=2)
    assert 8 <= red[:, 40].sum() <= 18
    assert red[:, 118].sum() >= 34
    artist.canvas.tools.store.set_brush(pen_size=False, pen_opacity=True)
    layer_edits.add(artist.document)
    artist.pen(QEvent.Type.TabletPress, (40, 30), 0.5)
    artist.pen(QEvent.Type.TabletRelease, (41, 30), 0.0)
    assert artist.now.active_layer.pixels[30, 40, 3] == pytest.approx(128, abs=2)


def test_a_pen_that_is_pressed_harder_on_the_spot_makes_a_larger_dot(artist: Artist) -> None:
    layer_edits.add(artist.document)
    artist.brush(size=40)
    artist.pen(QEvent.Type.TabletPress, (80, 60), 0.05)
    for pressure in (0.4, 1.0, 0.3):
        artist.pen(QEvent.Type.TabletMove, (80, 60), pressure)
    artist.pen(QEvent.Type.TabletRelease, (80, 60), 0.0)
    assert 38 <= (artist.now.active_layer.pixels[60, :, 3] > 127).sum() <= 42


def test_a_leaning_pen_draws_with_its_side(artist: Artist) -> None:
    layer_edits.add(artist.document)
    artist.brush(size=20)
    artist.pen(QEvent.Type.TabletPress, (80, 60), 1.0, tilt=60)
    artist.pen(QEvent.Type.TabletRelease, (80, 60), 0.0, tilt=60)
    painted = artist.now.active_layer.pixels[..., 3] > 127
    across, down = painted.any(axis=0).sum(), painted.any(axis=1).sum()
    assert across >= 1.8 * down
    assert lean_of(10, 5) == UPRIGHT
    assert np.array_equal(stamp_at(50, 50, 10, 1.0)[2], stamp_at(50, 50, 10, 1.0, UPRIGHT)[2])


def test_smoothing_takes_trembling_out_and_arrives(artist: Artist) -> None:
    def roughness() -> float:
        layer_edits.add(artist.document)
        artist.down((20, 60))
        for n in range(40):
            artist.move((20 + 3 * n, 60 + (6 if n % 2 else -6)))
        artist.up((140, 60))
        rows = np.flatnonzero((artist.now.active_layer.pixels[:, 40:120, 3] > 127).any(axis=1))
        assert artist.now.active_layer.pixels[60, 139, 3] > 127, "it ends where the hand let go"
        return float(rows[-1] - rows[0])

    artist.brush(size=4)
    rough = roughness()
    artist.canvas.tools.store.set_brush(smoothing=0.9)
    assert roughness() < 0.6 * rough


def test_spacing_leaves_gaps(artist: Artist) -> None:
    layer_edits.add(artist.document)
    artist.brush(size=10)
    artist.canvas.tools.store.set_brush(spacing=4.0)
    artist.drag((20, 60), (140, 60))
    covered = artist.now.active_layer.pixels[60, 20:140, 3]
    assert covered.min() == 0
    assert covered.max() == 255


def test_each_brush_keeps_its_own_settings(artist: Artist) -> None:
    artist.take("B", 10)
    artist.take("E", 70)
    artist.take("Q", 30)
    store = artist.canvas.tools.store
    sizes = []
    for keys in ("B", "E", "Shift+Q"):
        artist.hands.press(keys, artist.canvas)
        sizes.append(store.brush.size)
    assert sizes == [10, 70, 30]
    artist.hands.press("]", artist.canvas)
    artist.hands.press("B", artist.canvas)
    artist.hands.press("[", artist.canvas)
    assert (store.brush.size, store.brush_of("mask_brush").size) == (9, 34)


def test_painting_over_the_edge_and_on_a_small_layer(artist: Artist) -> None:
    layer_edits.add_picture(artist.document, picture(3, Size(10, 10)), "Small", "Import")
    artist.brush()
    artist.drag((-20, 10), (40, 10), (200, 100))
    layer = artist.now.active_layer
    assert layer.place.size == SIZE, "it grew with the stroke"
    assert (artist.seen[10, 20] == RED).all()
    artist.stack.undo()
    assert artist.now.active_layer.place.size == Size(10, 10)


def test_the_bar_shows_what_the_tool_can_do(artist: Artist) -> None:
    bar = artist.canvas.brush_bar
    shown = {
        "B": (True, True, True, False),
        "E": (False, True, True, False),
        "G": (True, False, False, True),
        "I": (True, False, False, False),
        "Q": (False, True, False, False),
    }
    for keys, wanted in shown.items():
        artist.hands.press(keys, artist.canvas)
        assert bar.isVisible()
        now = tuple(row.isVisible() for row in (bar.chip, bar.size_, bar.opacity, bar.tolerance))
        assert now == wanted, keys
    artist.hands.press("V", artist.canvas)
    assert not bar.isVisible()


def test_the_picker(artist: Artist) -> None:
    artist.brush()
    chip, colours = artist.canvas.brush_bar.chip, artist.canvas.tools.colours
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, NONE, chip.rect().topLeft() + chip.rect().center() / 2)
    picker = chip.picker
    assert chip.popover.isVisible()
    assert picker.hex.edit.text() == "#ff0000"
    shade = picker.shade
    QTest.mouseClick(shade, Qt.MouseButton.LeftButton, NONE, shade.rect().bottomRight())
    assert max(colours.foreground) < 10
    picker.hex.edit.setText("#12ab34")
    QTest.keyClick(picker.hex.edit, Qt.Key.Key_Return)
    assert colours.foreground == (0x12, 0xAB, 0x34)
    picker.hex.edit.setText("nonsense")
    QTest.keyClick(picker.hex.edit, Qt.Key.Key_Return)
    assert picker.hex.edit.text() == "#12ab34"
    chip.popover.close()


def test_colours_as_numbers() -> None:
    assert to_hex((1, 2, 255)) == "#0102ff"
    store = ColourStore()
    for value in range(12):
        store.set_foreground((value, 0, 0))
        store.used()
    store.used()
    assert store.recent[0] == (11, 0, 0)
    assert len(store.recent) == len(set(store.recent)) == 8


def test_turning_and_resizing_from_the_menus(artist: Artist) -> None:
    actions = artist.hands.window.layer_actions
    before = artist.seen.copy()
    artist.take("M")
    artist.drag((20, 20), (60, 50))
    artist.hands.press("Ctrl+]", artist.canvas)
    assert same(artist.seen, np.rot90(before, -1))
    assert artist.store.share > 0
    artist.hands.press("Ctrl+[", artist.canvas)
    assert same(artist.seen, before)
    artist.hands.press("Ctrl+Alt+I", artist.canvas)
    dialog = artist.hands.window.findChild(ResizeDialog)
    assert isinstance(dialog, ResizeDialog)
    dialog.across.start_typing("80")
    QTest.keyClick(dialog.across._edit, Qt.Key.Key_Return)
    assert dialog.down.number == 60
    QTest.keyClick(dialog.button, Qt.Key.Key_Return)
    assert artist.document.size == Size(80, 60)
    artist.hands.press("Ctrl+Alt+C", artist.canvas)
    canvas = artist.hands.window.findChild(CanvasDialog)
    assert isinstance(canvas, CanvasDialog)
    canvas.across.start_typing("100")
    QTest.keyClick(canvas.across._edit, Qt.Key.Key_Return)
    QTest.keyClick(canvas.anchor, Qt.Key.Key_Left)
    canvas.button.click()
    assert artist.document.size == Size(100, 60)
    assert artist.seen[30, 90, 3] == 0, "new room is clear"
    assert artist.seen[30, 10, 3] == 255
    names = [artist.stack.text(n) for n in range(artist.stack.count())]
    assert names[-4:] == ["Rotate right", "Rotate left", "Resize the picture", "Canvas size"]
    assert actions.resize.isEnabled()
    while artist.stack.canUndo():
        artist.stack.undo()
    while artist.stack.canRedo():
        artist.stack.redo()
    assert artist.document.size == Size(100, 60)


def test_what_is_made_anew_is_not_put_where_nobody_sees_it(artist: Artist) -> None:
    layer_edits.add(artist.document)
    layer_edits.set_visible(artist.document, artist.now.active, False)
    artist.take("M")
    artist.drag((40, 40), (60, 60), (100, 80))
    before = artist.seen.copy()
    artist.hands.draw("a dog")
    assert len(artist.now.layers) == 3
    assert "cannot be seen" in artist.said()
    kept = artist.mask == 0
    assert np.array_equal(artist.seen[kept], before[kept])
    assert (artist.seen[~kept] != before[~kept]).any()
