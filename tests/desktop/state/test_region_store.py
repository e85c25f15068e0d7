"""The region follows the mask until the person drags it; over the edge it asks for more room."""

import numpy as np
import pytest

from core.document.outpaint import Margins
from core.errors import InputError
from core.geometry import Rect, Size
from desktop.state.document_store import DocumentStore
from desktop.state.region_store import RegionStore
from tests.desktop.fakes import model_info, picture
from tests.desktop.state.conftest import Recorder

MODEL = model_info(size=32)


@pytest.fixture
def region(document: DocumentStore) -> RegionStore:
    document.set_picture(picture(1, Size(200, 150)))
    paint(document, Rect(60, 50, 40, 20))
    return document.region


def paint(document: DocumentStore, box: Rect) -> None:
    document.mask.edit("Paint", box, np.full((box.height, box.width), 255, np.uint8))


def place(region: RegionStore) -> Rect:
    seen = region.of(MODEL)
    assert seen is not None
    return seen.place


def test_it_is_the_masks_box_with_context(region: RegionStore) -> None:
    assert place(region) == Rect(50, 42, 60, 36), "a quarter of 40 px, and at least a quarter of 32 px"
    region.set_context(1.0)
    assert place(region) == Rect(20, 30, 120, 60)
    region.set_context(0.0)
    assert place(region) == Rect(52, 42, 56, 36)
    region.set_context(99)
    assert region.context == 2


def test_it_is_drawn_at_about_the_native_area_in_whole_cells(region: RegionStore) -> None:
    region.set_frame(Rect(0, 0, 200, 100))
    seen = region.of(model_info(size=128))
    assert seen is not None
    assert seen.size.is_multiple_of(16)
    assert 0.75 < seen.size.area / 128**2 < 1.35
    assert seen.size.width > 1.5 * seen.size.height


def test_a_dragged_frame_holds_while_the_mask_lies_in_it(
    document: DocumentStore, region: RegionStore
) -> None:
    told = Recorder(region.changed)
    region.set_frame(Rect(30, 30, 100, 80))
    assert len(told.said) == 1
    paint(document, Rect(100, 60, 20, 20))
    assert place(region) == Rect(30, 30, 100, 80)
    paint(document, Rect(125, 60, 20, 20))
    assert region.frame is None
    assert place(region).right > 145


def test_a_locked_one_stays_where_it_is(document: DocumentStore, region: RegionStore) -> None:
    before = place(region)
    region.set_locked(True, MODEL)
    region.set_frame(Rect(0, 0, 50, 50))
    region.set_context(0.1)
    paint(document, Rect(150, 100, 40, 40))
    assert place(region) == before
    assert region.share == pytest.approx(40 * 20 / (200 * 150)), "the rest of the mask lies outside"
    region.set_locked(False)
    assert place(region).right > 190


def test_it_cannot_be_locked_without_a_mask(document: DocumentStore) -> None:
    document.set_picture(picture(1, Size(200, 150)))
    document.region.set_locked(True, MODEL)
    assert not document.region.locked


def test_a_reset_brings_it_back(region: RegionStore) -> None:
    before = place(region)
    region.set_frame(Rect(0, 0, 200, 150))
    region.reset()
    assert place(region) == before


def test_over_the_edge_the_picture_is_to_grow(document: DocumentStore, region: RegionStore) -> None:
    region.set_frame(Rect(-30, 10, 150, 160))
    assert region.margins() == Margins(left=30, bottom=20)
    assert region.applied
    document.mask.set_visible(False)
    assert region.applied, "there is something to make beyond the edge"
    assert region.share == 0
    paint(document, Rect(190, 0, 5, 5))
    assert region.frame is not None, "room to be made is not given up by a stroke elsewhere"


def test_it_never_leaves_the_picture_or_grows_beyond_what_a_picture_can_be(region: RegionStore) -> None:
    for frame in (Rect(200, 0, 50, 50), Rect(-60, 0, 60, 50), Rect(0, 0, 9000, 50), Rect(-8000, 0, 8100, 9)):
        with pytest.raises(InputError):
            region.set_frame(frame)
    assert region.frame is None


def test_it_starts_anew_with_another_picture(document: DocumentStore, region: RegionStore) -> None:
    region.set_frame(Rect(-30, 10, 150, 100))
    document.set_picture(picture(2, Size(64, 64)))
    assert (region.frame, region.margins()) == (None, Margins())


def test_what_was_kept_comes_back_if_it_fits(region: RegionStore) -> None:
    region.restore(context=0.5, frame=Rect(10, 10, 120, 90), locked=True)
    assert (region.context, region.frame, region.locked) == (0.5, Rect(10, 10, 120, 90), True)
    region.restore(context=-4, frame=Rect(999, 10, 20, 20), locked=True)
    assert (region.context, region.frame, region.locked) == (0.0, None, False)
