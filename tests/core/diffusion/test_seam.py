"""No seam: on a smooth ground the step across the mask's edge stays what it was (the model in the box)."""

import threading

import numpy as np
import pytest

from core.arrays import Mask, Picture
from core.document.mask import FEATHER
from core.document.region import region
from core.engine import Engine
from core.events import Failed, Result
from core.jobs import Inpaint, PreviewMode
from core.models.catalog import Catalog
from core.recipe import Recipe


def gradient(height: int, width: int) -> Picture:
    y, x = np.mgrid[:height, :width]
    channels = (40 + 170 * x / width, 60 + 140 * y / height, 200 - 120 * (x + y) / (width + height))
    return np.stack(channels, axis=2).round().astype(np.uint8)


def ellipse(height: int, width: int) -> Mask:
    y, x = np.mgrid[:height, :width]
    inside = ((y - height / 2) / (height / 5)) ** 2 + ((x - width * 0.45) / (width / 5)) ** 2 < 1
    return np.where(inside, np.uint8(255), np.uint8(0))


def step_across(picture: Picture, mask: Mask) -> float:
    """The mean absolute difference of neighbours, one of which is masked and the other is not."""
    values, inside = picture.astype(np.float64), mask > 0
    beside = np.abs(values[:, 1:] - values[:, :-1])[inside[:, 1:] != inside[:, :-1]]
    below = np.abs(values[1:] - values[:-1])[inside[1:] != inside[:-1]]
    return float(np.concatenate([beside, below]).mean())


@pytest.mark.parametrize("size", [(256, 256), (300, 420)])
def test_the_step_across_the_edge_stays_what_it_was(
    size: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    picture, mask, info = gradient(*size), ellipse(*size), Catalog().find("")
    seen = region(mask, info.native_size, info.factor)
    recipe = Recipe(
        prompt="a red apple", size=seen.size, steps=10, guidance=2.0, sampler="ddim", strength=0.3
    )
    job = Inpaint(
        recipe=recipe,
        seeds=(1,),
        source=picture[seen.place.slices],
        mask=mask[seen.place.slices],
        place=seen.place,
        feather=FEATHER,
        preview=PreviewMode.OFF,
    )
    events = list(Engine(device="cpu", precision="fp32").run(job, threading.Event()))
    assert not isinstance(events[-1], Failed), events[-1]
    [result] = [event for event in events if isinstance(event, Result)]
    after = picture.copy()
    after[seen.place.slices] = result.picture
    assert np.array_equal(after[mask == 0], picture[mask == 0])
    changed = np.abs(after.astype(int) - picture)[mask > 0].mean()
    assert changed > 3, "something was drawn"
    before, now = step_across(picture, mask), step_across(after, mask)
    with capsys.disabled():
        print(f" [step {now:.3f}, was {before:.3f}: x {now / before:.2f}]", end="")  # noqa: T201  (the figure)
    assert now <= 1.5 * before
