"""The mask belongs to the document: undone with it, kept with it, gone with it."""

from pathlib import Path

import numpy as np
import pytest

from core.arrays import Mask
from core.files.pictures import save_picture
from core.geometry import Rect, Size
from desktop.state import mask_edits
from desktop.state.document_store import DocumentStore
from desktop.state.mask_store import MaskStore
from tests.desktop.fakes import model_info, picture
from tests.desktop.state.conftest import Recorder

SIZE = Size(96, 64)


def square(side: int = 8, value: int = 255) -> Mask:
    return np.full((side, side), value, np.uint8)


def paint(store: MaskStore, x: int = 10, y: int = 20, *, erase: bool = False, side: int = 8) -> None:
    with store.stroke("Erase mask" if erase else "Paint mask") as stroke:
        box = stroke.dab(x, y, square(side), erase=erase)
        if box is not None:
            stroke.tell(box)


@pytest.fixture
def store(document: DocumentStore) -> MaskStore:
    document.set_picture(picture(1, SIZE))
    return document.mask


def contents(store: MaskStore) -> bytes | None:
    return None if store.mask is None else store.mask.tobytes()


def test_nothing_until_something_is_painted(document: DocumentStore) -> None:
    assert document.mask.size is None
    document.set_picture(picture(1, SIZE))
    store = document.mask
    assert (store.size, store.mask, store.applied, store.share) == (SIZE, None, None, 0.0)
    assert document.region.of(model_info()) is None
    paint(store)
    assert store.mask is not None
    assert store.mask.shape == (64, 96)
    assert np.count_nonzero(store.mask) == 64
    assert store.share == 64 / (64 * 96)
    with pytest.raises(ValueError, match="read-only"):
        store.mask[0, 0] = 1


def test_a_stroke_is_one_step_and_holds_its_box_only(document: DocumentStore, store: MaskStore) -> None:
    touched, changed = Recorder(store.touched), Recorder(store.changed)
    steps = document.undo_stack.count()
    with store.stroke("Paint mask") as stroke:
        for x in (10, 14, 18):
            box = stroke.dab(x, 20, square())
            assert box is not None
            stroke.tell(box)
        assert store.painting
        assert changed.said == []
    assert touched.said[:3] == [Rect(x, 20, 8, 8) for x in (10, 14, 18)]
    assert len(changed.said) == 1
    assert document.undo_stack.count() == steps + 1
    assert document.undo_stack.undoText() == "Paint mask"
    assert document._history._changes[-1].bytes == 2 * 16 * 8
    document.undo_stack.undo()
    assert store.mask is None
    document.undo_stack.redo()
    assert store.share == 16 * 8 / (64 * 96)


def test_strokes_reach_over_the_edge_and_beyond(document: DocumentStore, store: MaskStore) -> None:
    paint(store, -4, -4)
    paint(store, 92, 60)
    assert store.mask is not None
    assert store.mask[:4, :4].all()
    assert store.mask[60:, 92:].all()
    assert np.count_nonzero(store.mask) == 32
    steps = document.undo_stack.count()
    paint(store, 500, 500)
    paint(store, -4, -4)
    assert document.undo_stack.count() == steps, "what changes nothing is no step"


def test_a_broken_off_stroke_leaves_nothing(document: DocumentStore, store: MaskStore) -> None:
    paint(store)
    before, steps = contents(store), document.undo_stack.count()

    def broken_off() -> None:
        with store.stroke("Paint mask") as stroke:
            stroke.put(Rect(0, 0, 8, 8), square())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert contents(store) == before
    assert document.undo_stack.count() == steps
    assert not store.painting


def test_undo_in_the_middle_of_a_stroke(document: DocumentStore, store: MaskStore) -> None:
    paint(store)
    before = contents(store)
    paint(store, 50, 5)
    with store.stroke("Paint mask") as stroke:
        stroke.put(Rect(10, 20, 20, 20), square(20))
        document.undo_stack.undo()
        assert contents(store) == before
        assert stroke.dab(0, 0, square()) is None, "the stroke is over"
        stroke.put(Rect(0, 0, 8, 8), square())
    assert contents(store) == before
    document.undo_stack.redo()
    document.undo_stack.undo()
    assert contents(store) == before


def test_a_result_of_its_size_does_not_end_a_stroke(document: DocumentStore, store: MaskStore) -> None:
    with store.stroke("Paint mask") as stroke:
        stroke.put(Rect(0, 0, 8, 8), square())
        document.set_picture(picture(2, SIZE), label="Repaint")
        stroke.put(Rect(8, 0, 8, 8), square())
    assert document.undo_stack.undoText() == "Paint mask"
    assert store.mask is not None
    assert np.count_nonzero(store.mask) == 128


def test_it_stays_with_a_result_of_its_size(document: DocumentStore, store: MaskStore) -> None:
    paint(store)
    before = contents(store)
    document.set_picture(picture(2, SIZE), label="Generate")
    assert contents(store) == before
    document.undo_stack.undo()
    assert contents(store) == before


def test_a_picture_of_another_size_drops_it_in_the_same_step(
    document: DocumentStore, store: MaskStore
) -> None:
    paint(store)
    before = contents(store)
    document.set_picture(picture(2, Size(32, 32)), label="Generate")
    assert (store.size, store.mask) == (Size(32, 32), None)
    paint(store, 1, 1)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (store.size, contents(store)) == (SIZE, before)
    assert document.picture is not None
    assert document.picture.shape == (64, 96, 3)
    document.undo_stack.redo()
    assert (store.size, store.mask) == (Size(32, 32), None)
    document.undo_stack.redo()
    assert store.share == 64 / 1024


def test_another_document_has_a_mask_of_its_own(
    document: DocumentStore, store: MaskStore, tmp_path: Path
) -> None:
    paint(store)
    before = contents(store)
    save_picture(tmp_path / "other.png", picture(3, SIZE))
    document.open(tmp_path / "other.png")
    assert store.mask is None
    document.undo_stack.undo()
    assert contents(store) == before
    document.clear()
    assert store.size is None


def test_a_hidden_mask_is_not_applied_and_painting_shows_it(store: MaskStore) -> None:
    told = Recorder(store.visible_changed)
    paint(store)
    assert store.applied is not None
    store.set_visible(False)
    store.set_visible(False)
    assert store.applied is None
    assert store.share > 0
    paint(store, 40, 40)
    assert store.visible
    assert told.said == [False, True]


def test_an_emptied_mask_is_not_applied(document: DocumentStore, store: MaskStore) -> None:
    paint(store)
    paint(store, erase=True)
    assert store.applied is None
    assert document.region.of(model_info()) is None


def test_the_region_follows_the_mask(document: DocumentStore, store: MaskStore) -> None:
    paint(store)
    first = document.region.of(model_info(size=32))
    assert first is not None
    assert first.place == Rect(2, 12, 24, 24)
    paint(store, 60, 30)
    second = document.region.of(model_info(size=32))
    assert second is not None
    assert second.place.width > first.place.width
    document.undo_stack.undo()
    assert document.region.of(model_info(size=32)) == first


def test_operations_are_named_steps(document: DocumentStore, store: MaskStore) -> None:
    mask_edits.grow(store, 3)
    mask_edits.feather(store, 3)
    mask_edits.clear(store)
    assert document.undo_stack.count() == 1, "an empty mask has nothing to grow, soften or clear"
    paint(store)
    names = []
    for work in (
        mask_edits.invert, mask_edits.invert, lambda s: mask_edits.grow(s, 4),
        lambda s: mask_edits.shrink(s, 2), lambda s: mask_edits.feather(s, 3),
        mask_edits.clear, mask_edits.select_all,
    ):  # fmt: skip
        work(store)
        names.append(document.undo_stack.undoText())
    assert names == [
        "Invert the mask", "Invert the mask", "Grow the mask", "Shrink the mask",
        "Feather the mask", "Clear the mask", "Mask all",
    ]  # fmt: skip
    assert store.share == 1


@pytest.mark.parametrize("at", [(0, 0), (10, 20), (88, 56)])
def test_operations_on_the_box_equal_those_on_the_whole(store: MaskStore, at: tuple[int, int]) -> None:
    from core.document import mask as masks

    paint(store, *at)
    for mine, whole in (
        (mask_edits.grow, masks.grow), (mask_edits.shrink, masks.shrink), (mask_edits.feather, masks.feather),
    ):  # fmt: skip
        assert store.mask is not None
        wanted = whole(store.mask, 3)
        mine(store, 3)
        assert np.array_equal(store.mask, wanted), mine.__name__


def edit(rng: np.random.Generator, document: DocumentStore, store: MaskStore) -> None:
    """One random thing a person may do."""
    assert store.size is not None
    x, y = (int(value) for value in rng.integers(-10, 100, 2))
    match int(rng.integers(0, 12)):
        case 0:
            mask_edits.invert(store)
        case 1:
            mask_edits.grow(store, int(rng.integers(1, 6)))
        case 2:
            mask_edits.shrink(store, int(rng.integers(1, 6)))
        case 3:
            mask_edits.feather(store, int(rng.integers(1, 6)))
        case 4:
            mask_edits.clear(store)
        case 5:
            size = SIZE if rng.random() < 0.7 else Size(int(rng.integers(8, 90)), int(rng.integers(8, 90)))
            document.set_picture(picture(int(rng.integers(99)), size), label="Repaint")
        case 6 | 7:
            paint(store, x, y, erase=True, side=int(rng.integers(1, 40)))
        case _:
            paint(store, x, y, side=int(rng.integers(1, 40)))


def test_200_random_edits_undone_and_done_again(document: DocumentStore, store: MaskStore) -> None:
    rng = np.random.default_rng(7)
    stack = document.undo_stack

    def state() -> tuple[object, ...]:
        assert document.picture is not None
        return contents(store), store.size, document.picture.tobytes()

    states = {stack.index(): state()}
    while stack.index() < 201:
        edit(rng, document, store)
        states[stack.index()] = state()
    assert len(states) == 201
    while stack.index() > 1:
        stack.undo()
        assert state() == states[stack.index()]
    while stack.canRedo():
        stack.redo()
        assert state() == states[stack.index()]
