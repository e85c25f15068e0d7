"""The timeline belongs to the document: each edit is one step, undone with it."""

import pytest

from core.arrays import Picture
from core.document import timeline as edits
from core.document.keyframe import Easing, PictureSource, PromptSource
from core.errors import InputError
from core.geometry import Size
from core.recipe import Recipe
from desktop.state import timeline_store
from desktop.state.document_store import DocumentStore
from desktop.state.timeline_store import TimelineStore
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import Recorder


def words(seed: int = 0, prompt: str = "a cat") -> PromptSource:
    recipe = Recipe(prompt=prompt, seed=seed, size=Size(64, 64), steps=4, guidance=3.0, sampler="ddim")
    return PromptSource(recipe=recipe)


def photo(pixels: Picture) -> PictureSource:
    return PictureSource(picture=pixels, name="photo.png", recipe=words().recipe)


@pytest.fixture
def store(document: DocumentStore) -> TimelineStore:
    return document.timeline


def test_keyframes_line_up_where_nobody_says_where(document: DocumentStore, store: TimelineStore) -> None:
    for seed in range(4):
        store.insert(words(seed))
        assert store.timeline.frames[-1] == store.playhead
    assert store.timeline.frames == (0, 95, 191, 287)
    assert store.timeline.duration == 12
    assert [keyframe.recipe.seed for keyframe in store.timeline.keyframes] == [0, 1, 2, 3]
    store.move_playhead(40)
    made = store.insert(words(9))
    assert store.timeline.frame(made.time) == 40
    assert store.selected == {made.id}
    for _ in range(5):
        document.undo_stack.undo()
    assert store.timeline.keyframes == ()
    assert store.timeline.duration == 4


def test_an_edit_is_a_step_and_no_edit_is_none(document: DocumentStore, store: TimelineStore) -> None:
    first, second = store.insert(words(1)), store.insert(words(2))
    changed, selected = Recorder(store.changed), Recorder(store.selection_changed)
    steps = document.undo_stack.count()
    store.edit("Move a keyframe", edits.move(store.timeline, [first.id], 0))
    assert document.undo_stack.count() == steps
    store.select([first.id, second.id, "nobody"])
    assert store.selected == {first.id, second.id}
    store.edit("Ease", edits.change(store.timeline, store.selected, easing=Easing.CUBIC))
    assert document.undo_stack.count() == steps + 1
    assert document.undo_stack.undoText() == "Ease"
    assert [keyframe.easing for keyframe in store.timeline.keyframes] == [Easing.CUBIC] * 2
    document.undo_stack.undo()
    assert [keyframe.easing for keyframe in store.timeline.keyframes] == [Easing.LINEAR] * 2
    assert len(changed.said) == 2
    assert len(selected.said) == 1
    store.remove([first.id])
    assert store.selected == frozenset()
    document.undo_stack.undo()
    assert store.selected == {first.id, second.id}


def test_a_knob_that_is_turned_is_one_step(
    document: DocumentStore, store: TimelineStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.insert(words(1))
    steps = document.undo_stack.count()
    for seconds in (5.0, 6.0, 7.0):
        store.edit("Length", edits.retimed(store.timeline, duration=seconds), knob="length")
    assert document.undo_stack.count() == steps + 1
    store.edit("Frames", edits.retimed(store.timeline, fps=12), knob="fps")
    assert document.undo_stack.count() == steps + 2
    monkeypatch.setattr(timeline_store, "PAUSE", 0.0)
    store.edit("Frames", edits.retimed(store.timeline, fps=10), knob="fps")
    assert document.undo_stack.count() == steps + 3
    for _ in range(3):
        document.undo_stack.undo()
    assert store.timeline.duration == 4
    document.undo_stack.redo()
    assert store.timeline.duration == 7


def test_the_playhead_keeps_its_time(document: DocumentStore, store: TimelineStore) -> None:
    store.insert(words(1))
    store.move_playhead(48)
    moved = Recorder(store.playhead_moved)
    store.edit("Frames", edits.retimed(store.timeline, fps=12))
    assert store.playhead == 24
    store.edit("Length", edits.retimed(store.timeline, duration=1))
    assert store.playhead == 11
    assert moved.said == [24, 11]
    store.move_playhead(-5)
    assert store.playhead == 0


def test_a_new_picture_keeps_the_timeline(document: DocumentStore, store: TimelineStore) -> None:
    store.insert(words(1))
    timeline = store.timeline
    document.set_picture(picture(1), name="other.png")
    assert store.timeline is timeline
    document.clear()
    assert not store.timeline.keyframes, "a new document has a new one"
    document.undo_stack.undo()
    assert store.timeline == timeline


def test_pictures_that_only_the_history_holds_count(document: DocumentStore, store: TimelineStore) -> None:
    pixels = picture(3, Size(200, 100))
    made = store.insert(photo(pixels))
    small = store.thumbnail(made)
    assert small is not None
    assert small.shape == (96, 192, 3)
    before = sum(change.bytes for change in document._history._changes)
    store.remove([made.id])
    after = sum(change.bytes for change in document._history._changes)
    assert after - before == pixels.nbytes


def test_no_room_is_said(store: TimelineStore) -> None:
    store.edit("Short", edits.retimed(store.timeline, duration=0.05))
    store.insert(words(1), 0)
    with pytest.raises(InputError, match="make it longer"):
        store.insert(words(2), 0)
    assert len(store.timeline.keyframes) == 1
    store.insert(words(2))
    assert len(store.timeline.keyframes) == 2
