"""Twenty rounds of inpainting on a photograph: not one bit changes that was never masked."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image

from core.arrays import Mask, Picture
from core.document.fill import Fill
from core.engine import Engine
from core.events import Failed, Result
from core.geometry import Rect
from core.jobs import PreviewMode
from core.models.catalog import Catalog
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import Draft
from desktop.state.placing import put
from desktop.state.repainting import build_repainting
from tests.tiny_models import tiny_model

ROUNDS = 20


def photograph() -> Picture:
    """1024x768; the cup of coffee that scikit-image ships (Rachel Michetti, CC0), with a clear corner."""
    coffee: Picture = skimage.data.coffee()  # type: ignore[no-untyped-call]  # scikit-image has no types
    photo = Image.fromarray(coffee).resize((1152, 768), Image.Resampling.LANCZOS)
    pixels = np.asarray(photo.crop((64, 0, 1088, 768)))
    alpha = np.full((768, 1024, 1), 255, np.uint8)
    alpha[:300, :200] = np.linspace(0, 255, 200, dtype=np.uint8)[None, :, None]
    return np.concatenate([pixels, alpha], axis=2)


def stroke(rng: np.random.Generator) -> tuple[Rect, Mask]:
    """A soft blob somewhere."""
    width, height = (int(side) for side in rng.integers(40, 200, 2))
    x, y = int(rng.integers(0, 1024 - width)), int(rng.integers(0, 768 - height))
    across, down = np.linspace(-1, 1, width)[None, :], np.linspace(-1, 1, height)[:, None]
    soft = np.clip((1 - across**2 - down**2) * rng.uniform(1, 8), 0, 1)
    return Rect(x, y, width, height), (soft * 255).astype(np.uint8)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = Engine(device="cpu", precision="fp32")
    yield made
    made.close()


@pytest.fixture(params=["tiny", pytest.param("bundled", marks=pytest.mark.slow)])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tiny_model(tmp_path / "tiny")) if request.param == "tiny" else ""


def test_what_was_never_masked_is_bit_identical(document: DocumentStore, engine: Engine, model: str) -> None:
    info, rng = Catalog().find(model), np.random.default_rng(11)
    document.set_picture(photograph())
    first = document.picture
    assert first is not None
    fills, ever = list(Fill), np.zeros((768, 1024), bool)
    for number in range(ROUNDS):
        box, pixels = stroke(rng)
        document.mask.edit("None", Rect(0, 0, 1024, 768), np.zeros((768, 1024), np.uint8))
        document.mask.edit("Paint", box, pixels)
        draft = Draft(
            prompt=f"a cup, number {number}",
            seed=number,
            steps=2,
            feather=float(number % 3 * 8),
            fill=fills[number % len(fills)].value,
            mask_strength=(1.0, 0.6)[number % 2],
        )
        before, mask = document.picture, document.mask.mask
        assert before is not None
        assert mask is not None
        made = build_repainting(draft, model=model, info=info, document=document, preview=PreviewMode.OFF)
        events = list(engine.run(made.job, threading.Event()))
        assert not isinstance(events[-1], Failed), events[-1]
        [result] = [event for event in events if isinstance(event, Result)]
        done, _note = put(document, result, made, "Repaint", new_layer=number % 4 == 3)
        assert done
        after = document.picture
        assert after is not None
        changed = (after != before).any(axis=2)
        assert changed.any()
        assert not changed[mask == 0].any(), f"round {number}: only masked pixels differ"
        ever |= mask > 0
    assert 0.1 < ever.mean() < 0.9
    assert document.document is not None
    assert len(document.document.layers) > ROUNDS // 4
    last = document.picture
    assert last is not None
    assert np.array_equal(last[~ever], first[~ever]), "alpha included"
    assert (last[ever] != first[ever]).any(axis=1).mean() > 0.7
    while document.undo_stack.canUndo() and document.undo_stack.index() > 1:
        document.undo_stack.undo()
    back = document.picture
    assert back is not None
    assert np.array_equal(back, first)
