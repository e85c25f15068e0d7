"""What the generate panel says: the settings of the next picture."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.atomic_file import write_atomically
from core.document.fill import Fill
from core.document.mask import FEATHER
from core.errors import InputError
from core.geometry import Size
from core.jobs import MAX_COUNT
from core.model_info import Defaults, ModelInfo
from core.recipe import Lora, Recipe
from core.resources import data_folder
from desktop.language import tr
from desktop.state.background import Background

WRITE_DELAY = 500
"""Milliseconds after the last change."""
PLAIN = Defaults()
MAX_FEATHER = 1024
FILLS = tuple(fill.value for fill in Fill)
OF_MODEL = ("steps", "guidance", "sampler", "size")
"""Fields for which a model has defaults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A LoRA in the list; one that is off waits there for another try."""

    lora: Lora
    on: bool = True


class Recall(Enum):
    """Which part of a recipe to take over."""

    ALL = "all"
    SEED = "seed"
    PROMPT = "prompt"
    REMIX = "remix"
    """All but the seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The settings of the next picture.

    Attributes:
        prompt: What to draw.
        negative: What to stay away from.
        seed: Of the next picture if locked, otherwise of the last one.
        seed_locked: Whether the seed stays; unlocked, each generation rolls a new one.
        steps: Of the whole schedule.
        guidance: Classifier-free guidance scale.
        sampler: A name in ``core.samplers.SAMPLERS``.
        size: In pixels.
        count: Pictures per generation, 1..64.
        strength: 0..1, share of the schedule run from the picture.
        use_picture: Whether to start from the document's picture.
        mask_strength: 0..1, the same share where a mask is made anew.
        feather: 0..1024, pixels over which the new part fades in, inside the mask.
        fill: What a mask is made anew from below full strength: a value of ``core.document.fill.Fill``.
        new_layer: Whether what was made goes on a layer of its own.
        loras: Added to the model, or waiting to be.
        vae: Name of the VAE instead of the model's own; "" for its own.
        clip_skip: 1 for the text encoder's own last layer, 2 for the one before it.

    Raises:
        InputError: If a value is out of range.
    """

    prompt: str = ""
    negative: str = ""
    seed: int = 0
    seed_locked: bool = False
    steps: int = PLAIN.steps
    guidance: float = PLAIN.guidance
    sampler: str = PLAIN.sampler
    size: Size = field(default_factory=lambda: Size(512, 512))
    count: int = 1
    strength: float = 0.6
    use_picture: bool = False
    mask_strength: float = 1.0
    feather: float = FEATHER
    fill: str = Fill.ORIGINAL.value
    new_layer: bool = False
    loras: tuple[Chosen, ...] = ()
    vae: str = ""
    clip_skip: int = 1

    def __post_init__(self) -> None:
        self.recipe()
        if not 0 <= self.mask_strength <= 1:
            raise InputError(
                tr(
                    "A strength of {strength} cannot be used: choose between 0 and 1.",
                    strength=self.mask_strength,
                )
            )
        if not 0 <= self.feather <= MAX_FEATHER:
            raise InputError(
                tr(
                    "A feather of {feather} cannot be used: choose 0 to {most} pixels.",
                    feather=self.feather,
                    most=MAX_FEATHER,
                )
            )
        if self.fill not in FILLS:
            raise InputError(
                tr(
                    "“{fill}” is nothing to start from: choose from {names}.",
                    fill=self.fill,
                    names=", ".join(FILLS),
                )
            )
        if not 1 <= self.count <= MAX_COUNT:
            raise InputError(
                tr(
                    "{count} pictures cannot be drawn at once: choose between 1 and {most}.",
                    count=self.count,
                    most=MAX_COUNT,
                )
            )

    @property
    def fill_of_mask(self) -> Fill:
        """What a mask is made anew from."""
        return Fill(self.fill)

    def recipe(self) -> Recipe:
        """The recipe of the first picture, without a source."""
        return Recipe(
            prompt=self.prompt,
            negative=self.negative,
            seed=self.seed,
            size=self.size,
            steps=self.steps,
            guidance=self.guidance,
            sampler=self.sampler,
            strength=self.strength,
            loras=tuple(chosen.lora for chosen in self.loras if chosen.on),
            vae=self.vae,
            clip_skip=self.clip_skip,
        )


FIELDS = {each.name: type(getattr(Draft(), each.name)) for each in fields(Draft)}


class DraftStore(QObject):
    """The draft, remembered over a restart.

    Args:
        path: Where it is remembered; by default ``draft.json`` in the data folder.

    Signals:
        changed (object): The new ``Draft``.
    """

    changed = Signal(object)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or data_folder() / "draft.json"
        self._defaults = Draft()
        self._draft, self._touched = _read(self._path)
        self._files = Background(self)
        self._delay = QTimer(self, singleShot=True, interval=WRITE_DELAY)
        self._delay.timeout.connect(self._write)

    @property
    def draft(self) -> Draft:
        """The settings as they are now."""
        return self._draft

    def update(self, **values: Any) -> None:
        """Change some fields, by the person's hand; nothing is changed if one is invalid.

        Raises:
            InputError: If a value is out of range.
            TypeError: If a field is unknown or of the wrong kind.
        """
        values = {name: _checked(name, value) for name, value in values.items()}
        touched = {name for name, value in values.items() if value != getattr(self._draft, name)}
        self._set(replace(self._draft, **values), self._touched | touched)

    def roll_seed(self) -> int:
        """Throw the dice: a new random seed, returned."""
        self.update(seed=secrets.randbelow(1 << 32))
        return self._draft.seed

    def apply_defaults(self, info: ModelInfo) -> None:
        """Take over what suits the model, in fields the person has not touched."""
        self._defaults = replace(
            self._defaults,
            steps=info.defaults.steps,
            guidance=info.defaults.guidance,
            sampler=info.defaults.sampler,
            size=info.native_size,
        )
        fresh = {name: getattr(self._defaults, name) for name in OF_MODEL if name not in self._touched}
        self._set(replace(self._draft, **fresh), self._touched)

    def reset(self, name: str) -> None:
        """Put one field back to what suits the model (a double click)."""
        self._set(replace(self._draft, **{name: getattr(self._defaults, name)}), self._touched - {name})

    def recall(self, recipe: Recipe, what: Recall = Recall.ALL) -> None:
        """Take over a recipe, or a part of it; a recalled seed is locked."""
        values: dict[str, Any] = {}
        if recipe.mix is not None:  # it was not drawn: its words are all there is to take over
            what = Recall.PROMPT
        if what is not Recall.SEED:
            values |= {"prompt": recipe.prompt, "negative": recipe.negative}
        if what in {Recall.ALL, Recall.SEED}:
            values |= {"seed": recipe.seed, "seed_locked": True}
        if what in {Recall.ALL, Recall.REMIX}:
            values |= {name: getattr(recipe, name) for name in (*OF_MODEL, "vae", "clip_skip")}
            values["loras"] = tuple(Chosen(lora=lora) for lora in recipe.loras)
            if recipe.repaint is None:
                values["use_picture"] = recipe.source is not None
            else:  # its size is that of a region
                del values["size"]
                values |= {"mask_strength": recipe.strength, "feather": recipe.repaint.feather}
                values |= {"fill": recipe.repaint.fill} if recipe.repaint.fill in FILLS else {}
        if what is Recall.ALL:
            values["count"] = 1
        if "use_picture" in values and recipe.source is not None:
            values["strength"] = recipe.strength
        self.update(**values)

    @property
    def values(self) -> dict[str, Any]:
        """The settings as JSON, for a project."""
        return _values(self._draft)

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take over settings that a project kept; values that are damaged are as good as none."""
        draft = _taken(self._draft, values)
        touched = {name for name in FIELDS if getattr(draft, name) != getattr(self._draft, name)}
        self._set(draft, self._touched | touched)

    def close(self) -> None:
        """Write what is not yet written."""
        if self._delay.isActive():
            self._delay.stop()
            self._write()
        self._files.close()

    def _set(self, draft: Draft, touched: frozenset[str] | set[str]) -> None:
        same = draft == self._draft
        if same and touched == self._touched:
            return
        self._draft, self._touched = draft, frozenset(touched)
        self._delay.start()
        if not same:
            self.changed.emit(draft)

    def _write(self) -> None:
        data = _values(self._draft) | {"touched": sorted(self._touched)}
        text = json.dumps(data, ensure_ascii=False, indent=1)

        def write() -> None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, text.encode(errors="surrogatepass"))

        self._files.run(write)


def _checked(name: str, value: Any) -> Any:
    kind = FIELDS.get(name)
    if kind is None:
        raise TypeError(f"a draft has no field {name!r}")
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
    return value


def _read(path: Path) -> tuple[Draft, frozenset[str]]:
    """What was remembered; a value that is missing or damaged is as good as none."""
    draft = Draft()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        touched = frozenset(data.get("touched", ())) & FIELDS.keys()
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return draft, frozenset()
    return _taken(draft, data), touched


def _values(draft: Draft) -> dict[str, Any]:
    return asdict(draft) | {"size": str(draft.size)}


def _chosen(values: Any) -> tuple[Chosen, ...]:
    """LoRAs as they were remembered.

    Raises:
        InputError, TypeError: If they are damaged.
    """
    try:
        return tuple(Chosen(lora=Lora(**value["lora"]), on=value["on"] is True) for value in values)
    except (KeyError, AttributeError) as error:
        raise TypeError from error


def _as_it_is(value: Any) -> Any:
    return value


_PARSED: dict[str, Callable[[Any], Any]] = {"size": Size.parse, "loras": _chosen}


def _taken(draft: Draft, values: Mapping[str, Any]) -> Draft:
    """The draft with those values that can be used."""
    for name in FIELDS.keys() & values.keys():
        with suppress(InputError, TypeError):
            value = _PARSED.get(name, _as_it_is)(values[name])
            draft = replace(draft, **{name: _checked(name, value)})
    return draft
