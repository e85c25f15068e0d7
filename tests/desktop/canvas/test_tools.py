"""The mask tools in the real window, with real events."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.arrays import Mask
from core.events import Preview
from core.geometry import Size
from core.jobs import Generate, Inpaint
from desktop.canvas.amount_dialog import AmountDialog
from desktop.canvas.tools.stamp import along, stamp_at
from desktop.state.mask_store import MaskStore
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import same
from tests.desktop.window.conftest import Hands, hands, open_window

__all__ = ["hands", "open_window"]

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
SIZE = Size(160, 120)
Place = tuple[float, float]


class Painter:
    """A person with a picture of 160x120 and the tools."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.canvas = hands, hands.canvas
        self.document = hands.studio.document
        self.document.set_picture(picture(1, SIZE), name="photo.png")
        self.canvas.zoom_to(4)
        QApplication.processEvents()

    @property
    def store(self) -> MaskStore:
        return self.document.mask

    @property
    def mask(self) -> Mask:
        mask = self.store.mask
        return np.zeros((SIZE.height, SIZE.width), np.uint8) if mask is None else mask

    @property
    def stack(self) -> QUndoStack:
        return self.document.undo_stack

    def take(self, keys: str, size: int = 20, hardness: float = 1.0) -> None:
        self.hands.press(keys, self.canvas)
        self.canvas.tools.store.set_brush(size=size, hardness=hardness)

    def at(self, place: Place) -> QPoint:
        target, zoom = self.canvas.viewport.target, self.canvas.viewport.zoom
        return QPoint(round(target.left() + place[0] * zoom), round(target.top() + place[1] * zoom))

    def down(self, place: Place, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas, LEFT, keys, self.at(place))

    def move(self, *places: Place) -> None:
        for place in places:
            QTest.mouseMove(self.canvas, self.at(place))
            QApplication.processEvents()

    def up(self, place: Place, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.canvas, LEFT, keys, self.at(place))

    def drag(self, *places: Place, keys: Qt.KeyboardModifier = NONE) -> None:
        self.down(places[0], keys)
        self.move(*places[1:])
        self.up(places[-1], keys)
        QApplication.processEvents()


@pytest.fixture
def painter(hands: Hands) -> Painter:
    return Painter(hands)


def test_no_tool_without_a_picture(hands: Hands) -> None:
    actions = hands.window.tool_actions
    assert not any(action.isEnabled() for action in (*actions.tools.values(), *actions.brush, actions.all))
    assert not any(button.isEnabled() for button in hands.window.rail.buttons.values())
    hands.press("Q", hands.canvas)
    QTest.mousePress(hands.canvas, LEFT, NONE, QPoint(200, 200))
    QTest.mouseRelease(hands.canvas, LEFT, NONE, QPoint(200, 200))
    assert hands.studio.document.mask.mask is None
    Painter(hands)
    assert all(action.isEnabled() for action in actions.tools.values())
    assert not actions.clear.isEnabled(), "there is no mask yet"


def test_every_tool_has_a_tooltip_with_its_key(hands: Hands) -> None:
    for name, button in hands.window.rail.buttons.items():
        keys = hands.window.tool_actions.tools[name].shortcut().toString()
        assert keys
        assert button.toolTip().endswith(f"({keys})")


def test_a_brush_stroke(painter: Painter) -> None:
    painter.take("Q")
    painter.drag((40, 60), (60, 60), (100, 60))
    mask = painter.mask.copy()
    assert mask[60, 32:108].min() == 255, "no gaps between the events"
    assert mask[52:68, 70].min() == 255
    assert mask[48, :].max() == mask[72, :].max() == 0
    assert not mask[:, :28].any()
    assert painter.stack.undoText() == "Paint mask"
    painter.stack.undo()
    assert painter.store.mask is None
    painter.stack.redo()
    assert np.array_equal(painter.mask, mask)


def test_the_eraser_takes_away(painter: Painter) -> None:
    painter.take("Q", size=40)
    painter.drag((80, 60), (81, 60))
    painter.take("Shift+Q", size=10)
    painter.drag((80, 30), (80, 90))
    assert painter.mask[60, 80] == 0
    assert painter.mask[60, 70] == 255
    painter.hands.press("X", painter.canvas)
    assert painter.canvas.tools.store.tool == "mask_brush"


def test_a_straight_line_with_shift(painter: Painter) -> None:
    painter.take("Q", size=6)
    painter.drag((20, 20), (20, 21))
    painter.drag((120, 100), keys=SHIFT)
    assert painter.mask[60, 70] == 255, "half-way between the two"
    assert painter.stack.count() == 3


def test_shapes_replace_add_and_take_away(painter: Painter) -> None:
    painter.take("M")
    painter.drag((20, 20), (40, 40), (60, 50))
    assert painter.mask[20:50, 20:60].min() == 255
    assert np.count_nonzero(painter.mask) == 40 * 30
    painter.drag((80, 20), (90, 30), (100, 40), keys=SHIFT)
    assert np.count_nonzero(painter.mask) == 40 * 30 + 20 * 20
    painter.drag((20, 20), (30, 30), (40, 50), keys=ALT)
    assert np.count_nonzero(painter.mask) == 20 * 30 + 20 * 20
    painter.take("Shift+M")
    painter.drag((60, 40), (90, 70), (100, 80))
    assert painter.mask[60, 80] == 255
    assert painter.mask[41, 61] == 0
    assert painter.mask[30, 50] == 0, "without a key it replaces"
    assert 0.7 * 1600 < np.count_nonzero(painter.mask) < 0.9 * 1600
    painter.take("L")
    painter.drag((10, 10), (50, 10), (50, 50), (10, 50))
    assert painter.mask[30, 30] == 255
    assert painter.mask[60, 80] == 0
    names = [painter.stack.text(n) for n in range(1, painter.stack.count())]
    assert names == ["Rectangle mask"] * 3 + ["Ellipse mask", "Lasso mask"]


@pytest.mark.parametrize("keys", ["M", "Shift+M", "L"])
def test_a_click_is_no_shape(painter: Painter, keys: str) -> None:
    painter.take("M")
    painter.drag((20, 20), (30, 30), (60, 50))
    painter.take(keys)
    painter.drag((80, 80))
    assert painter.stack.count() == 2
    assert painter.mask[30, 30] == 255


def test_a_shape_that_reaches_over_the_edge(painter: Painter) -> None:
    painter.take("M")
    painter.drag((-10, -10), (20, 20), (40, 30))
    assert np.count_nonzero(painter.mask) == 40 * 30
    painter.drag((-60, 10), (-50, 20), (-30, 30))
    assert painter.store.share == 0, "all outside: replaced by nothing"
    painter.stack.undo()
    assert np.count_nonzero(painter.mask) == 40 * 30


@pytest.mark.parametrize("keys", ["Escape", "Ctrl+Z"])
@pytest.mark.parametrize("tool", ["Q", "M", "L"])
def test_breaking_off(painter: Painter, keys: str, tool: str) -> None:
    painter.take(tool)
    painter.down((40, 40))
    painter.move((60, 60), (80, 70))
    painter.hands.press(keys, painter.canvas)
    painter.move((90, 70))
    painter.up((90, 70))
    assert painter.store.share == 0
    assert painter.stack.count() == 1
    assert painter.document.picture is not None


def test_another_tool_and_another_picture_in_the_middle_of_a_stroke(painter: Painter) -> None:
    painter.take("M")
    painter.down((40, 40))
    painter.move((60, 60))
    painter.document.set_picture(picture(2, Size(64, 64)))
    painter.up((90, 70))
    assert painter.store.mask is None
    painter.take("Q")
    painter.down((20, 20))
    painter.move((30, 30))
    painter.canvas.tools.store.choose("hand")
    painter.up((30, 30))
    assert painter.store.mask is None


def test_a_release_that_never_comes(painter: Painter) -> None:
    painter.take("Q")
    painter.down((40, 40))
    painter.move((60, 40))
    painter.down((40, 80))
    painter.up((40, 80))
    assert painter.stack.count() == 3
    assert painter.mask[40, 50] == 255


def test_size_and_hardness_keys(painter: Painter) -> None:
    painter.take("Q", size=40, hardness=0.5)
    brush, canvas = painter.canvas.tools.store, painter.canvas
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert brush.brush.size == 45
    QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert brush.brush.size == 40
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight, SHIFT)
    assert brush.brush.hardness == 0.6
    QTest.keyClick(canvas, Qt.Key.Key_BracketLeft, SHIFT)
    assert brush.brush.hardness == 0.5
    assert canvas.brush_bar.isVisible()
    assert canvas.brush_bar.size_.number == 40
    painter.hands.press("H", canvas)
    assert not canvas.brush_bar.isVisible()


def test_typing_in_the_prompt_chooses_no_tool(painter: Painter) -> None:
    painter.hands.type("mehl[x]b")
    assert painter.canvas.tools.store.tool == "hand"
    assert painter.hands.studio.draft.draft.prompt == "mehl[x]b"
    painter.hands.press("Ctrl+A", painter.hands.window.panel.prompt)
    assert painter.store.mask is None


def test_painting_while_zoomed_in_does_not_pan_and_space_does(painter: Painter) -> None:
    painter.take("Q")
    painter.canvas.zoom_to(12)
    before = painter.canvas.viewport.target
    painter.drag((70, 60), (80, 60))
    assert painter.canvas.viewport.target == before
    assert painter.mask[60, 75] == 255
    QTest.keyPress(painter.canvas, Qt.Key.Key_Space)
    painter.drag((70, 60), (74, 60))
    QTest.keyRelease(painter.canvas, Qt.Key.Key_Space)
    assert painter.canvas.viewport.target != before
    assert painter.stack.count() == 2


def test_a_double_click_paints_and_does_not_fit(painter: Painter) -> None:
    painter.take("Q")
    painter.canvas.zoom_to(8)
    QTest.mouseDClick(painter.canvas, LEFT, NONE, painter.at((80, 60)))
    assert painter.canvas.viewport.zoom == 8
    assert painter.mask[60, 80] == 255


@pytest.fixture
def pen() -> Iterator[QPointingDevice]:
    device = QPointingDevice(
        "pen", 77, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 1,
    )  # fmt: skip
    yield device
    QApplication.processEvents()


def press_pen(painter: Painter, pen: QPointingDevice, strokes: Sequence[tuple[Place, float]]) -> None:
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(strokes) - 2)]
    for kind, (place, pressure) in zip([*kinds, QEvent.Type.TabletRelease], strokes, strict=True):
        at = QPointF(painter.at(place))
        up = kind == QEvent.Type.TabletRelease
        event = QTabletEvent(
            kind, pen, at, QPointF(painter.canvas.mapToGlobal(at.toPoint())), pressure, 0, 0, 0, 0, 0, NONE,
            LEFT, Qt.MouseButton.NoButton if up else LEFT,
        )  # fmt: skip
        QApplication.sendEvent(painter.canvas, event)
        assert event.isAccepted()


def test_a_pen_paints_as_wide_as_it_is_pressed_and_never_pans(painter: Painter, pen: QPointingDevice) -> None:
    painter.take("Q", size=40)
    painter.canvas.zoom_to(8)
    before = painter.canvas.viewport.target
    press_pen(painter, pen, [((60, 60), 0.04), ((80, 60), 0.04), ((100, 60), 1.0), ((100, 60), 0.0)])
    assert painter.canvas.viewport.target == before
    widths = [np.count_nonzero(painter.mask[:, x]) for x in (62, 100)]
    assert 7 <= widths[0] <= 11
    assert 39 <= widths[1] <= 42
    assert painter.stack.count() == 2


def test_the_mask_menu(painter: Painter, qtbot: object) -> None:
    actions = painter.hands.window.tool_actions
    painter.hands.press("Ctrl+A", painter.canvas)
    assert painter.store.share == 1
    painter.hands.press("Ctrl+Shift+I", painter.canvas)
    assert painter.store.share == 0
    painter.take("M")
    painter.drag((20, 20), (30, 30), (60, 50))
    actions.grow.trigger()
    dialog = painter.hands.window.findChild(AmountDialog)
    assert isinstance(dialog, AmountDialog)
    dialog.amount.set_number(4)
    dialog.button.click()
    assert painter.mask[30, 16] == 255
    assert painter.stack.undoText() == "Grow the mask"
    painter.hands.press("Ctrl+Shift+H", painter.canvas)
    assert painter.store.applied is None
    assert painter.hands.window.panel.mask_rows.sentence.text() == "The mask is hidden: the whole picture"
    painter.hands.press("Ctrl+Shift+H", painter.canvas)
    painter.hands.press("Ctrl+D", painter.canvas)
    assert painter.store.share == 0
    assert painter.hands.window.panel.mask_rows.sentence.text() == "No mask: the whole picture"


def test_the_overlay_is_seen_and_follows_the_mask(painter: Painter) -> None:
    def shot() -> np.ndarray:
        QApplication.processEvents()
        image = painter.canvas.grab().toImage()
        return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1).copy()

    painter.take("M")
    painter.canvas.tools.hover(None)
    bare = shot()
    painter.drag((40, 40), (60, 60), (100, 80))
    masked = shot()
    assert (masked != bare).mean() > 0.05
    painter.store.set_visible(False)
    assert np.array_equal(shot(), bare)
    painter.store.set_visible(True)
    assert np.array_equal(shot(), masked), "the same worked out at once and bit by bit"
    painter.stack.undo()
    assert np.array_equal(shot(), bare)


def test_the_closest_zoom_on_a_picture_wider_than_that_shows(painter: Painter) -> None:
    painter.document.set_picture(picture(2, Size(400, 300)))
    painter.take("Q")
    painter.canvas.zoom_to(32)
    assert painter.canvas.viewport.target.width() > 8192
    painter.drag((200, 150), (205, 150))
    assert painter.mask[150, 203] == 255
    painter.canvas.grab()


def test_repainting_keeps_every_bit_outside(painter: Painter) -> None:
    painter.take("Q")
    painter.drag((40, 60), (100, 60))
    before = painter.document.picture
    assert before is not None
    painter.hands.draw("a dog")
    job = painter.hands.engine.jobs[-1]
    assert isinstance(job, Inpaint)
    after = painter.document.picture
    assert after is not None
    assert np.array_equal(after[painter.mask == 0], before[painter.mask == 0])
    assert (after != before).any()
    assert painter.stack.undoText() == "Repaint"
    assert painter.document.recipe is not None
    assert painter.document.recipe.repaint is not None
    painter.stack.undo()
    assert same(painter.document.picture, before)
    assert painter.store.share > 0, "the mask stays"
    painter.hands.press("Ctrl+Shift+H", painter.canvas)
    painter.hands.draw("a dog")
    assert not isinstance(painter.hands.engine.jobs[-1], Inpaint), "a hidden mask is not applied"


def test_previews_lie_in_the_mask_only(painter: Painter) -> None:
    painter.take("M")
    painter.drag((40, 40), (60, 60), (100, 80))
    seen: list[np.ndarray] = []
    patches = []

    def look(preview: Preview) -> None:
        patch = painter.canvas.scene.patch
        if patch is not None:
            patches.append(patch)
            seen.append(patch.picture)

    painter.hands.studio.generation.previewed.connect(look)
    painter.hands.draw("a dog")
    assert patches
    patch = patches[-1]
    full = np.zeros((SIZE.height, SIZE.width), np.uint8)
    full[patch.place.slices] = patch.picture[..., 3]
    assert np.array_equal(full, painter.mask)


def test_candidates_flip_before_and_after_and_are_kept_as_one_step(painter: Painter) -> None:
    painter.take("Q")
    painter.drag((40, 60), (100, 60))
    before, steps = painter.document.picture, painter.stack.count()
    assert before is not None
    painter.hands.draw("a dog", count=3)
    generation, scene, canvas = painter.hands.studio.generation, painter.canvas.scene, painter.canvas
    assert len(generation.candidates) == 3
    assert same(painter.document.picture, before)
    canvas.setFocus()
    first = scene.patch
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert scene.patch is not None
    assert scene.patch is not first
    QTest.keyPress(canvas, Qt.Key.Key_Backslash)
    assert scene.patch is None
    assert scene.of_document
    assert scene.patch is None
    QTest.keyRelease(canvas, Qt.Key.Key_Backslash)
    assert scene.patch is not None
    painter.take("Shift+Q")
    assert len(generation.candidates) == 3, "nothing is lost by another tool"
    seeds = {candidate.recipe.seed for candidate in generation.candidates if candidate.recipe}
    QTest.mouseClick(canvas.candidates.more, LEFT)
    painter.hands.wait_idle()
    again = {candidate.recipe.seed for candidate in generation.candidates if candidate.recipe}
    assert len(again) == 3
    assert not seeds & again
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    chosen = generation.whole(generation.candidates[2])
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert np.array_equal(painter.document.picture, chosen)
    assert painter.stack.count() == steps + 1
    assert np.array_equal(chosen[painter.mask == 0], before[painter.mask == 0])
    assert len(painter.hands.studio.history.entries) == 6
    painter.stack.undo()
    assert same(painter.document.picture, before)


def test_undo_and_painting_in_the_middle_of_a_run(painter: Painter) -> None:
    hands, engine = painter.hands, painter.hands.engine
    painter.take("M")
    painter.drag((40, 40), (60, 60), (100, 80))
    told: list[str] = []
    hands.studio.generation.noted.connect(told.append)
    engine.held.add("step 2")
    hands.studio.generation.generate()
    hands.wait(engine.reached.is_set)
    engine.held.clear()
    painter.take("Shift+Q", size=30)
    painter.drag((70, 60), (90, 60))
    painter.stack.undo()
    painter.stack.undo()
    assert painter.store.mask is None
    before = painter.document.picture
    engine.release()
    hands.wait_idle()
    assert before is not None
    assert painter.document.picture is not None
    changed = (painter.document.picture != before).any(axis=2)
    assert changed.any()
    assert not changed[:40].any()
    assert told == [], "the picture is still the one it was: the patch fits"


@pytest.mark.parametrize("mask", ["part", "all"])
def test_a_picture_that_has_changed_meanwhile_is_left_alone(painter: Painter, mask: str) -> None:
    hands, engine = painter.hands, painter.hands.engine
    if mask == "part":
        painter.take("M")
        painter.drag((40, 40), (60, 60), (100, 80))
    else:
        painter.hands.press("Ctrl+A", painter.canvas)
    told: list[str] = []
    hands.studio.generation.noted.connect(told.append)
    engine.held.add("step 2")
    hands.studio.generation.generate()
    hands.wait(engine.reached.is_set)
    engine.held.clear()
    other = picture(9, SIZE)
    painter.document.set_picture(other, name="" if mask == "part" else "other.png")
    engine.release()
    hands.wait_idle()
    assert painter.document.picture is not None
    assert np.array_equal(painter.document.picture, other)
    assert len(told) == 1
    (entry,) = hands.studio.history.entries
    kept = hands.studio.history.picture(entry.id)
    assert kept.shape == (SIZE.height, SIZE.width, 3)
    if mask == "part":
        assert np.array_equal(kept[:40], picture(1, SIZE)[:40])


def test_a_patch_that_could_not_be_decoded_is_fitted_in_later(painter: Painter) -> None:
    from core.errors import OutOfMemoryError

    hands, engine = painter.hands, painter.hands.engine
    painter.take("M")
    painter.drag((40, 40), (60, 60), (100, 80))
    before = painter.document.picture
    engine.fail["decode"] = OutOfMemoryError("Choose a smaller size.")
    hands.studio.generation.generate()
    hands.wait_idle()
    engine.fail.clear()
    hands.studio.generation.retry_decode()
    hands.wait_idle()
    after = painter.document.picture
    assert before is not None
    assert after is not None
    assert np.array_equal(after[painter.mask == 0], before[painter.mask == 0])
    assert (after != before).any()


def test_200_random_strokes_undone_and_done_again(painter: Painter) -> None:
    rng = np.random.default_rng(3)

    def random_drag() -> None:
        painter.take(
            ["Q", "Shift+Q", "M", "Shift+M", "L"][int(rng.integers(5))], int(rng.integers(2, 40)), 0.5
        )
        places = [(float(x), float(y)) for x, y in rng.uniform((-20, -20), (180, 140), (4, 2))]
        painter.drag(*places, keys=[NONE, SHIFT, ALT][int(rng.integers(3))])

    masks = {painter.stack.index(): painter.mask.copy()}
    for _ in range(200):
        random_drag()
        masks[painter.stack.index()] = painter.mask.copy()
    assert painter.stack.index() > 120
    while painter.stack.index() > 1:
        painter.stack.undo()
        assert np.array_equal(painter.mask, masks[painter.stack.index()])
    assert painter.store.mask is None
    while painter.stack.canRedo():
        painter.stack.redo()
        assert np.array_equal(painter.mask, masks[painter.stack.index()])


def test_stamps_are_round_soft_and_inside_their_radius() -> None:
    x, y, stamp = stamp_at(50.0, 50.0, 10.0, 0.5)
    rows, columns = np.mgrid[0 : stamp.shape[0], 0 : stamp.shape[1]]
    distance = np.hypot(rows + y + 0.5 - 50, columns + x + 0.5 - 50)
    assert (stamp[distance < 4.5] == 255).all()
    assert (stamp[distance > 10.6] == 0).all()
    ring = stamp[(distance > 7) & (distance < 8)]
    assert 0 < ring.min() <= ring.max() < 255


@pytest.mark.parametrize("pieces", [1, 2, 7])
def test_stamps_are_spaced_evenly_however_the_line_is_cut(pieces: int) -> None:
    spots: list[float] = []
    left = 0.0
    for n in range(pieces):
        start, end = 100 * n / pieces, 100 * (n + 1) / pieces
        spots += [spot[0] for spot in along((start, 0.0, 20.0, 1.0), (end, 0.0, 20.0, 1.0), left)]
        left = end - (spots[-1] if spots else 0.0)
    assert np.allclose(np.diff(spots), 2.0)
    assert len(spots) in {49, 50}


def test_jobs_hold_copies(painter: Painter) -> None:
    painter.take("M")
    painter.drag((40, 40), (60, 60), (100, 80))
    painter.hands.draw("a dog")
    job = painter.hands.engine.jobs[-1]
    assert isinstance(job, Inpaint)
    before = job.mask.copy()
    painter.hands.press("Ctrl+A", painter.canvas)
    assert np.array_equal(job.mask, before)
    assert isinstance(job, Generate)
