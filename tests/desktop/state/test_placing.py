"""Where results go: into the current layer, on one of their own, beyond the edge; each is one step."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from core.document.composite import flattened
from core.document.document import Document
from core.document.layer import Layer
from core.geometry import Rect, Size
from desktop.state import layer_edits
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import Recorder, Studio, same

BOX = Rect(20, 16, 24, 20)
SIZE = Size(96, 64)


@pytest.fixture
def masked(studio: Studio) -> Studio:
    """A picture of one layer with a mask."""
    studio.document.set_picture(picture(1, SIZE))
    studio.document.mask.edit("Paint", BOX, np.full((BOX.height, BOX.width), 255, np.uint8))
    studio.draft.update(seed=5, seed_locked=True, feather=0)
    return studio


def two_layers(studio: Studio) -> Document:
    document = studio.document.document
    assert document is not None
    clear = np.zeros((64, 96, 4), np.uint8)
    clear[:, 48:] = (10, 200, 30, 120)
    layered = document.inserted(Layer.of(clear, "Above"), 1)
    studio.document.change("Add a layer", layered)
    return layered


def outside() -> NDArray[np.bool_]:
    kept = np.ones((64, 96), np.uint8)
    kept[BOX.slices] = 0
    return kept > 0


def test_the_current_layer_changes_only_where_the_mask_is(masked: Studio) -> None:
    before = two_layers(masked)
    steps = masked.document.undo_stack.count()
    masked.generate()
    after = masked.document.document
    assert after is not None
    assert masked.document.undo_stack.count() == steps + 1
    assert len(after.layers) == 2
    assert after.layers[0] is before.layers[0]
    changed = (after.layers[1].pixels != before.layers[1].pixels).any(axis=2)
    assert changed[BOX.slices].all()
    assert not changed[outside()].any()
    masked.document.undo_stack.undo()
    assert masked.document.document is before


def test_a_new_layer_leaves_the_others_to_the_bit(masked: Studio) -> None:
    before = two_layers(masked)
    masked.draft.update(new_layer=True, prompt="a  very\nred cat")
    masked.generate()
    after = masked.document.document
    assert after is not None
    assert after.layers[:2] == before.layers
    new = after.layers[2]
    assert (new.name, after.active) == ("a very red cat", new.id)
    assert new.tiles.bounds() is not None
    seen = np.zeros((64, 96), bool)
    seen[new.place.slices] = new.pixels[..., 3] > 0
    assert np.array_equal(seen, ~outside())
    whole, was = flattened(after), flattened(before)
    assert np.array_equal(whole[outside()], was[outside()])
    assert (whole[BOX.slices] != was[BOX.slices]).any()


def test_one_of_several_goes_on_a_new_layer_if_that_is_said_then(masked: Studio) -> None:
    masked.draft.update(count=2)
    masked.generate()
    masked.store.accept(1, new_layer=True)
    document = masked.document.document
    assert document is not None
    assert len(document.layers) == 2
    assert masked.store.candidates == ()


def test_a_locked_layer_is_left_alone_with_a_note(masked: Studio) -> None:
    before = masked.document.document
    assert before is not None
    layer_edits.set_locked(masked.document, before.active, True)
    notes = Recorder(masked.store.noted)
    masked.generate()
    document = masked.document.document
    assert document is not None
    assert len(document.layers) == 2
    assert notes.said == ["The layer “Background” is locked: the new part is on a layer of its own."]


@pytest.mark.parametrize("new_layer", [True, False])
@pytest.mark.parametrize("feather", [0, 8])
def test_over_what_is_half_clear_it_looks_as_it_was_shown(
    studio: Studio, feather: int, new_layer: bool
) -> None:
    half = np.dstack([picture(1, SIZE), np.full((64, 96), 128, np.uint8)])
    half[:, 30:] //= 2
    studio.document.set_picture(half)
    layer_edits.add_picture(studio.document, half[8:40], "Above", "Import")
    studio.document.mask.edit("Paint", BOX, np.full((BOX.height, BOX.width), 200, np.uint8))
    studio.draft.update(seed=5, seed_locked=True, feather=feather, new_layer=new_layer)
    studio.draft.update(count=2)
    studio.generate()
    shown = studio.store.whole(studio.store.candidates[1])
    before = studio.document.picture
    assert before is not None
    notes = Recorder(studio.store.noted)
    studio.store.accept(1)
    document, after = studio.document.document, studio.document.picture
    assert document is not None
    assert after is not None
    assert len(document.layers) == 3
    assert notes.said == (
        []
        if new_layer
        else ["On the layer “Above” it would not look as shown: the new part is on a layer of its own."]
    )
    assert np.abs(after[..., 3].astype(int) - shown[..., 3]).max() <= 1
    opacity = shown[..., 3:] / 255
    assert (np.abs(after[..., :3].astype(int) - shown[..., :3]) * opacity).max() <= 2
    assert np.array_equal(after[outside()], before[outside()])
    assert np.abs(after[BOX.slices].astype(int) - before[BOX.slices]).max() > 20


def test_under_another_layer_it_is_not_put(masked: Studio) -> None:
    masked.document.activate(two_layers(masked).layers[0].id)
    document = masked.document.document
    assert document is not None
    masked.document.mask.edit("Paint", BOX.moved(40, 0), np.full((BOX.height, BOX.width), 255, np.uint8))
    notes = Recorder(masked.store.noted)
    masked.generate()
    after = masked.document.document
    assert after is not None
    assert after.layers[:2] == document.layers
    assert len(after.layers) == 3
    assert "would not look as shown" in str(notes.said)


def test_the_mask_and_the_layers_outlast_a_result(masked: Studio) -> None:
    two_layers(masked)
    masked.generate()
    assert masked.document.mask.share > 0


def test_a_whole_picture_lies_on_top_of_several_layers(studio: Studio) -> None:
    studio.document.set_picture(picture(1, Size(64, 64)))
    document = studio.document.document
    assert document is not None
    studio.document.change("Add a layer", document.inserted(Layer.empty(Size(64, 64), "Above"), 1))
    studio.generate()
    after = studio.document.document
    assert after is not None
    assert len(after.layers) == 3
    assert np.array_equal(flattened(after), picture(studio.draft.draft.seed))


def test_one_of_another_size_says_that_it_replaced_them(studio: Studio) -> None:
    studio.document.set_picture(picture(1, SIZE))
    document = studio.document.document
    assert document is not None
    studio.document.change("Add a layer", document.inserted(Layer.empty(SIZE, "Above"), 1))
    notes = Recorder(studio.store.noted)
    studio.generate()
    assert notes.said == ["A picture of another size took the place of all layers: undo brings them back."]
    studio.document.undo_stack.undo()
    assert studio.document.document is not None
    assert len(studio.document.document.layers) == 2


@pytest.mark.parametrize("new_layer", [False, True])
def test_beyond_the_edge_the_picture_grows_in_one_step(masked: Studio, new_layer: bool) -> None:
    before = two_layers(masked)
    masked.document.region.set_frame(Rect(-16, 8, 80, 64))
    masked.draft.update(new_layer=new_layer)
    mask = masked.document.mask.mask
    assert mask is not None
    painted, steps = mask.copy(), masked.document.undo_stack.count()
    masked.generate()
    after = masked.document.document
    assert after is not None
    assert masked.failures == []
    assert after.size == Size(112, 72)
    assert masked.document.undo_stack.count() == steps + 1
    whole = masked.document.picture
    assert whole is not None
    old = whole[:64, 16:]
    assert np.array_equal(old[outside()][:, :3], flattened(before)[outside()][:, :3])
    assert (whole[8:, :16, 3] == 255).all(), "the region's new room is filled"
    assert (whole[:8, :16, 3] == 0).all(), "what it does not reach is clear"
    grown = masked.document.mask.mask
    assert grown is not None
    assert np.array_equal(grown[:64, 16:], painted), "the mask is where it was painted"
    assert np.count_nonzero(grown) == np.count_nonzero(painted)
    masked.document.undo_stack.undo()
    assert masked.document.document is before
    assert same(masked.document.mask.mask, painted)
    assert masked.document.region.frame is None


def test_room_without_a_mask_is_made_too(studio: Studio) -> None:
    studio.document.set_picture(picture(1, SIZE))
    studio.document.region.set_frame(Rect(0, 0, 128, 64))
    studio.generate()
    whole = studio.document.picture
    assert whole is not None
    assert whole.shape == (64, 128, 3), "all of it is opaque"
    assert np.array_equal(whole[:, :96], picture(1, SIZE))


def test_a_mask_outside_a_locked_region_is_one_sentence(masked: Studio) -> None:
    masked.document.region.set_frame(Rect(0, 0, 16, 16))
    masked.generate()
    [sentence] = masked.failures
    assert "Nothing of the mask lies in the region" in sentence
    assert masked.document.undo_stack.count() == 2


def test_what_was_made_is_kept_with_the_document(masked: Studio) -> None:
    masked.generate()
    [kept] = masked.document.results
    assert kept.recipe == masked.document.recipe
    assert kept.latent.shape[0] == 8


def test_a_hidden_layer_in_between_changes_nothing(masked: Studio) -> None:
    """The part still belongs to what is seen, whatever became of layers that are not."""
    before = two_layers(masked)
    masked.draft.update(count=2)
    masked.generate()
    hidden = replace(before.layers[1], visible=False, opacity=0.3)
    masked.document.change("Hide", before.with_layer(hidden))
    notes = Recorder(masked.store.noted)
    masked.store.accept(0)
    assert len(notes.said) == 1, "what is kept round it looks different now"
    masked.document.undo_stack.undo()
    masked.store.accept(0)
    assert masked.store.candidates == ()
