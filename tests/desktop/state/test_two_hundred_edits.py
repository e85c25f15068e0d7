"""200 random edits of all kinds, undone and done again to the bit, in bounded memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator
from pytestqt.qtbot import QtBot

from core.arrays import Picture
from core.document.layer import Blend
from core.document.transform import Turn
from core.events import Result
from core.geometry import Rect, Size
from core.recipe import Recipe
from desktop.canvas.tools import Bench, Point, make_tools
from desktop.state import document_edits, layer_edits, mask_edits
from desktop.state.colour_store import ColourStore
from desktop.state.crop_store import CropStore
from desktop.state.document_state import Replace
from desktop.state.document_store import DocumentStore
from desktop.state.mask_store import MaskStore
from desktop.state.placing import put
from desktop.state.tool_store import Brush, Bucket
from tests.desktop.fakes import picture

SIZE = Size(300, 200)
MIB = 1 << 20
State = tuple[object, ...]


class Person:
    """Somebody who does anything."""

    def __init__(self, store: DocumentStore, rng: Generator) -> None:
        self.store, self.rng = store, rng
        self.colours = ColourStore()
        self.tools = make_tools()

    def act(self) -> None:
        """One edit; some do nothing."""
        acts: list[Callable[[], object]] = [
            *[lambda: self.draw("brush")] * 6,
            *[lambda: self.draw("eraser")] * 2,
            *[lambda: self.draw("mask_brush")] * 3,
            lambda: self.draw("mask_eraser"),
            lambda: self.draw("fill"),
            lambda: self.draw("move"),
            lambda: self.draw("rectangle"),
            lambda: self.draw("lasso"),
            lambda: self.draw("crop") if self.rng.random() < 0.2 else None,
            lambda: layer_edits.add(self.store),
            lambda: layer_edits.add_picture(self.store, self.picture(), "Import", "Import"),
            lambda: layer_edits.duplicate(self.store),
            lambda: layer_edits.delete(self.store),
            lambda: layer_edits.raise_by(self.store, int(self.rng.integers(-2, 3))),
            lambda: layer_edits.set_opacity(self.store, round(float(self.rng.uniform(0.2, 1)), 2)),
            lambda: layer_edits.set_blend(self.store, list(Blend)[int(self.rng.integers(len(Blend)))]),
            lambda: layer_edits.set_visible(self.store, self.any_layer(), bool(self.rng.integers(2))),
            lambda: layer_edits.merge_down(self.store),
            lambda: layer_edits.rename(self.store, self.any_layer(), f"Name {self.rng.integers(99)}"),
            lambda: self.store.activate(self.any_layer()),
            lambda: mask_edits.invert(self.store.mask),
            lambda: mask_edits.grow(self.store.mask, 3),
            lambda: mask_edits.clear(self.store.mask),
            lambda: layer_edits.to_mask(self.store),
            lambda: document_edits.turn(self.store, list(Turn)[int(self.rng.integers(len(Turn)))]),
            lambda: document_edits.resize(self.store, Size(int(self.rng.integers(200, 400)), 200)),
            lambda: document_edits.frame(self.store, Rect(-10, -10, 320, 220), "Canvas size"),
            lambda: self.accept(new_layer=bool(self.rng.integers(2))),
            self.undo_some,
        ]
        acts[int(self.rng.integers(len(acts)))]()

    def draw(self, tool: str) -> None:
        """A stroke from here to there."""
        if self.tools[tool].on_layer and layer_edits.reason(self.store):
            return
        self.colours.set_foreground(tuple(int(value) for value in self.rng.integers(0, 256, 3)))  # type: ignore[arg-type]
        bench = Bench(
            self.store,
            self.colours,
            Brush(
                size=int(self.rng.integers(2, 60)),
                hardness=float(self.rng.uniform()),
                opacity=float(self.rng.uniform(0.3, 1)),
                flow=float(self.rng.uniform(0.3, 1)),
            ),
            Bucket(all_layers=bool(self.rng.integers(2))),
            crop := CropStore(self.store),
            say=lambda sentence: None,
        )
        places = self.rng.uniform((-30, -30), (330, 230), (5, 2))
        points = [Point(x=float(x), y=float(y), released=n == 4) for n, (x, y) in enumerate(places)]
        stroke = self.tools[tool].stroke(points[0], bench)
        next(stroke)
        try:
            for point in points[1:]:
                stroke.send(point)
        except StopIteration:
            crop.apply()
        stroke.close()

    def accept(self, *, new_layer: bool) -> None:
        """A result of the document's size."""
        size = self.store.size
        assert size is not None
        recipe = Recipe(prompt="a cat", size=Size(64, 64), steps=4, guidance=3.0, sampler="ddim")
        made = picture(int(self.rng.integers(99)), size)
        result = Result(job="job", index=0, picture=made, recipe=recipe, seconds=1.0)
        put(self.store, result, None, "Choose a picture", new_layer=new_layer)

    def undo_some(self) -> None:
        """Back, and partly forth again: what was undone is forgotten by the next edit."""
        for _ in range(int(self.rng.integers(1, 4))):
            self.store.undo_stack.undo()
        if self.rng.integers(2):
            self.store.undo_stack.redo()
        if self.store.document is None:
            self.store.undo_stack.redo()

    def any_layer(self) -> str:
        document = self.store.document
        assert document is not None
        return document.layers[int(self.rng.integers(len(document.layers)))].id

    def picture(self) -> Picture:
        width, height = (int(side) for side in self.rng.integers(20, 200, 2))
        return self.rng.integers(0, 256, (height, width, 4), np.uint8)


def state_of(store: DocumentStore) -> State:
    """All of it, to the bit, in short."""
    document, mask, seen = store.document, store.mask.mask, store.picture
    if document is None:
        return ()
    layers = tuple(
        (one.name, one.place, one.opacity, one.visible, one.blend, _short(one.pixels))
        for one in document.layers
    )
    return document.size, layers, _short(seen), None if mask is None or not mask.any() else _short(mask)


def _short(array: Picture | None) -> str:
    return "" if array is None else hashlib.sha256(array.tobytes()).hexdigest()


def kept_bytes(store: DocumentStore) -> int:
    """What all steps together keep alive, beyond the newest state, counted once."""
    squares: dict[int, int] = {}
    newest: set[int] = set()
    masks = 0
    for change in store._history._changes:
        for part in getattr(change, "changes", (change,)):
            if isinstance(part, Replace):
                for state in (part.before, part.after):
                    layers = () if state.document is None else state.document.layers
                    its = {id(one): one.nbytes for layer in layers for one in layer.tiles.only()}
                    squares |= its
                    newest = set(its)
            else:
                masks += part.bytes
    return masks + sum(size for key, size in squares.items() if key not in newest)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_undone_and_done_again(qtbot: QtBot, seed: int) -> None:
    store = DocumentStore()
    store.set_picture(picture(1, SIZE))
    person, stack = Person(store, np.random.default_rng(seed)), store.undo_stack
    states = {stack.index(): state_of(store)}
    for _ in range(200):
        person.act()
        states[stack.index()] = state_of(store)
    last = stack.index()
    assert last > 60
    while stack.index() > 1:
        stack.undo()
        assert state_of(store) == states[stack.index()], stack.undoText()
    while stack.index() < last:
        stack.redo()
        assert state_of(store) == states[stack.index()], stack.undoText()
    store.close()


def test_memory_stays_inside_the_bound(qtbot: QtBot) -> None:
    store = DocumentStore(max_undo_bytes=6 * MIB)
    store.set_picture(picture(1, SIZE))
    person = Person(store, np.random.default_rng(5))
    full = False
    for _ in range(200):
        person.act()
        if store._history._changes[-1].bytes < 6 * MIB:
            assert kept_bytes(store) <= 6 * MIB
        full = full or kept_bytes(store) > 4 * MIB
    assert full, "the bound was reached"
    before = state_of(store)
    while store.undo_stack.canUndo():
        store.undo_stack.undo()
    while store.undo_stack.canRedo():
        store.undo_stack.redo()
    assert state_of(store) == before
    assert isinstance(store.mask, MaskStore)
    store.close()
