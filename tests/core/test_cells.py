"""Latent cells given other values, by the real engine: only what they decode to changes."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.arrays import LatentArray, Mask, Picture
from core.cells import Cells, written
from core.engine import Engine
from core.errors import InputError
from core.events import Drifted, Encoded, Failed, Result
from core.geometry import Rect, Size
from core.jobs import Encode, Generate, Inpaint, PreviewMode
from core.recipe import Recipe
from tests.core.running import only, run
from tests.parity import source_picture

SIZE = Size(128, 128)
RECIPE = Recipe(prompt="", size=SIZE, steps=1, guidance=1.0, sampler="ddim", strength=0.0)
BUNDLED = ""


def edit(*cells: Cells, source: Picture | None = None, mask: Mask | None = None) -> Generate:
    source = source_picture(SIZE) if source is None else source
    recipe = replace(RECIPE, cells=cells)
    whole: dict[str, Any] = {"model": BUNDLED, "seeds": (0,), "source": source, "preview": PreviewMode.OFF}
    if mask is None:
        return Generate(recipe=recipe, **whole)
    return Inpaint(recipe=recipe, mask=mask, place=Rect(0, 0, 128, 128), match=False, **whole)


def encoded(engine: Engine, picture: Picture) -> LatentArray:
    latent: LatentArray = only(run(engine, Encode(model=BUNDLED, picture=picture)), Encoded).latent
    return latent


def test_a_cell_changes_what_it_decodes_to_and_nothing_far_away(engine: Engine) -> None:
    source = source_picture(SIZE)
    latent = encoded(engine, source)
    nudged = latent[:, 2:3, 2:3].copy()
    nudged[0] += 4
    events = run(engine, edit(Cells.of(Rect(2, 2, 1, 1), nudged)))
    picture, drift = only(events, Result).picture, only(events, Drifted)
    changed = np.any(picture != source, axis=2)
    assert changed[32:48, 32:48].mean() > 0.9, "its own 16x16 pixels"
    assert not changed[112:].any(), "a cell decodes to its neighbourhood"
    assert not changed[:, 112:].any()
    assert drift.reach == pytest.approx(changed.mean())
    assert only(events, Result).recipe.cells[0].place == Rect(2, 2, 1, 1)


def test_the_same_values_change_nothing_and_erased_ones_are_zero(engine: Engine) -> None:
    source = source_picture(SIZE)
    latent = encoded(engine, source)
    same = Cells.of(Rect(1, 1, 3, 2), latent[:, 1:3, 1:4])
    np.testing.assert_array_equal(only(run(engine, edit(same)), Result).picture, source)
    erased = written(latent, [Cells.of(Rect(1, 1, 3, 2), None)])
    assert not erased[:, 1:3, 1:4].any()
    assert np.array_equal(erased[:, 4:], latent[:, 4:])
    assert np.any(only(run(engine, edit(Cells.of(Rect(1, 1, 3, 2), None))), Result).picture != source)


def test_the_mask_holds_to_the_bit_and_transparency_stays(engine: Engine) -> None:
    source = np.dstack([source_picture(SIZE), np.full((128, 128), 255, np.uint8)])
    source[:20, :, 3] = 0
    mask = np.zeros((128, 128), np.uint8)
    mask[30:60, 30:60] = 255
    events = run(engine, edit(Cells.of(Rect(0, 0, 8, 8), None), source=source, mask=mask))
    picture, drift = only(events, Result).picture, only(events, Drifted)
    np.testing.assert_array_equal(picture[mask == 0], source[mask == 0])
    assert np.any(picture[mask > 0] != source[mask > 0])
    assert drift.outside == 0
    assert drift.masked
    free = only(run(engine, edit(Cells.of(Rect(0, 0, 8, 8), None), source=source)), Result).picture
    np.testing.assert_array_equal(free[..., 3], source[..., 3])


def test_cells_in_a_recipe_are_written_and_read() -> None:
    values = np.random.default_rng(0).standard_normal((8, 2, 3)).astype(np.float32)
    recipe = replace(RECIPE, cells=(Cells.of(Rect(1, 2, 3, 2), values), Cells.of(Rect(0, 0, 1, 1), None)))
    back = Recipe.from_json(recipe.to_json())
    assert back == recipe
    np.testing.assert_array_equal(back.cells[0].array(8), values)


@pytest.mark.parametrize("text", ["AAAA", "not base64!", "AACAfw=="], ids=["short", "nonsense", "infinite"])
def test_damaged_cells_are_said(text: str) -> None:
    with pytest.raises(InputError, match="damaged"):
        Cells(x=0, y=0, width=1, height=1, values=text).array(1)


def test_cells_that_cannot_be_are_refused(engine: Engine) -> None:
    with pytest.raises(InputError, match="no latent cells"):
        Cells(x=0, y=0, width=0, height=1)
    whole = replace(RECIPE, strength=1.0, cells=(Cells(x=0, y=0, width=1, height=1),))
    with pytest.raises(InputError, match="strength of 0"):
        Generate(recipe=whole, seeds=(0,))
    end = list(engine.run(edit(Cells.of(Rect(7, 7, 2, 2), None)), threading.Event()))[-1]
    assert isinstance(end, Failed)
    assert "8x8" in end.message
