"""The models in memory: the one at work and, where there is room, the one before it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import ModelError, check
from core.events import Event, Note, Stage
from core.latents.preview import LinearPreview, linear_preview
from core.latents.tiny import TinyPreview, find_tiny, open_tiny
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.models.checkpoint import exchange_vae, load
from core.models.lenders import lent, words
from core.models.lora import Wardrobe, Worn
from core.models.model import Model
from core.models.placement import Placement, available_ram
from core.models.scanning import files_below
from core.recipe import Recipe
from core.work import Clock

KEPT = 2
"""Models in memory at most, the one at work included."""
SPARE = 2 * 2**30
"""Bytes that stay free when a second model is kept."""

Key = tuple[Path, str, tuple[tuple[str, Path, int], ...]]
"""A model's path and fingerprint; of each part that is another's its path and when it last changed (ns)."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A model, its fast previews, what it wears, and the files of the parts it has not itself."""

    model: Model
    linear: LinearPreview
    wardrobe: Wardrobe
    borrowed: tuple[Path, ...] = ()
    tiny: TinyPreview | None = None

    @property
    def outfit(self) -> str:
        """Which files beside its own make its pictures, as they are on disk now; "" for none."""
        worn = self.wardrobe.on
        files = [*self.borrowed, *(one.path for one in worn)]
        weights = [(one.weight, one.text_weight) for one in worn]
        return repr([(str(path), path.stat().st_mtime_ns) for path in files] + weights) if files else ""


class Keeper:
    """Opens models and gives them up again.

    Args:
        placement: Where they run.
        speed: Whether networks are compiled for a CUDA GPU.
    """

    def __init__(self, placement: Placement, *, speed: bool = False) -> None:
        self._placement, self._speed = placement, speed
        self._kept: OrderedDict[Key, Kept] = OrderedDict()

    @property
    def current(self) -> Model | None:
        """The model that worked last."""
        return next(reversed(self._kept.values())).model if self._kept else None

    def ready(
        self, name: str, cancel: threading.Event, clock: Clock, recipe: Recipe | None = None
    ) -> Generator[Event, None, Kept]:
        """The model of that name or path, in memory and on the device, with the recipe's VAE and LoRAs.

        Yields:
            Progress while it is read, and a note for each part it has not itself.

        Raises:
            ModelError: If it cannot be used.
            JobCancelled: Once the person has cancelled.
        """
        catalog = Catalog()
        info = catalog.find(name)
        elsewhere = {"vae": catalog.file(recipe.vae, "VAE")} if recipe is not None and recipe.vae else {}
        if lacks := tuple(part for part in info.lacks if part not in elsewhere):
            elsewhere |= lent(replace(info, lacks=lacks), catalog.list())
        for sentence in words(elsewhere):
            yield Note(job=clock.job, message=sentence)
        others = tuple((part, path, _changed(path)) for part, path in sorted(elsewhere.items()))
        key = (info.path, info.fingerprint, others)
        near = next((one for one in reversed(self._kept) if _but_vae(one) == _but_vae(key)), key)
        if near in self._kept and near != next(reversed(self._kept)):
            self._put_aside()
            self._kept.move_to_end(near)
            self._bring(self._kept[near].model)
        if key in self._kept:
            yield from _dress(self._kept[key], catalog, recipe, clock)
            return self._kept[key]
        before = self._kept.get(near)
        if before is None:
            self._make_room(info)
            self._put_aside()
            reading = load(info, self._placement, elsewhere)
        else:
            reading = exchange_vae(before.model, elsewhere)
        seen: list[str] = []
        model: Model | None = None
        for part in reading:
            check(cancel)
            if isinstance(part, Model):
                model = part
            elif part not in seen:
                seen.append(part)
                yield clock.progress(Stage.LOADING, min(len(seen) - 1, 3), 4)
        assert model is not None
        yield clock.progress(Stage.LOADING, 3, 4)
        check(cancel)
        model.economy.relief = self.forget_others
        if self._speed and self._placement.device.type == "cuda":
            model.predict.compile()
        linear = linear_preview(model, cancel, keep="vae" not in elsewhere)
        tiny, sentence = _tiny(model, catalog)
        if sentence:
            yield Note(job=clock.job, message=sentence)
        wardrobe = Wardrobe(model) if before is None else before.wardrobe
        self._kept.pop(near, None)
        self._kept[key] = Kept(model, linear, wardrobe, tuple(elsewhere.values()), tiny)
        yield from _dress(self._kept[key], catalog, recipe, clock)
        return self._kept[key]

    def rest(self) -> None:
        """A job is over: a model that had to be changed for it is given up, and read anew for the next."""
        if self._kept and next(reversed(self._kept.values())).model.economy.strained:
            self._kept.popitem()

    def forget_others(self) -> bool:
        """Give up all but the model at work; whether there were any."""
        others = len(self._kept) > 1
        while len(self._kept) > 1:
            self._kept.popitem(last=False)
        return others

    def close(self) -> None:
        """Give up all models and their memory."""
        self._kept.clear()
        self._placement.release()

    def _make_room(self, info: ModelInfo) -> None:
        """Give up older models, until the new one is sure to fit beside those that stay."""
        need = info.bytes * (2 if self._placement.precision == "fp32" else 1) + SPARE
        while self._kept and (len(self._kept) >= KEPT or available_ram() < need):
            self._kept.popitem(last=False)
        self._placement.release()

    def _bring(self, model: Model) -> None:
        for part in (model.vae, model.unet):
            model.economy.settle(part)

    def _put_aside(self) -> None:
        """Off the accelerator, into the machine's own memory."""
        if (model := self.current) is not None:
            for part in (model.unet, model.vae):
                model.economy.leave(part)
            self._placement.release()


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _but_vae(key: Key) -> Key:
    path, fingerprint, others = key
    return path, fingerprint, tuple(other for other in others if other[0] != "vae")


def _tiny(model: Model, catalog: Catalog) -> tuple[TinyPreview | None, str]:
    """The tiny decoder that the person has for a model, and what is wrong with it."""
    path = find_tiny(model, (*catalog.files(), *files_below(catalog.places())))
    try:
        return (None if path is None else open_tiny(model, path)), ""
    except ModelError as error:
        return None, error.message


def _dress(kept: Kept, catalog: Catalog, recipe: Recipe | None, clock: Clock) -> Iterator[Event]:
    """Put on the LoRAs of a recipe and of its prompt, and take off all others."""
    wanted = () if recipe is None else recipe.worn
    worn = []
    for lora in wanted:
        path = catalog.file(lora.name, "LoRA")
        worn.append(Worn(path, lora.weight, lora.text_weight, _changed(path)))
    for sentence in kept.wardrobe.wear(worn):
        yield Note(job=clock.job, message=sentence)
