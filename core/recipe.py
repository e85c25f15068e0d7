"""The recipe: everything needed to make a picture again, and its own written form: JSON, versioned.

Other tools' form, the ``parameters`` text, is in :mod:`core.files.a1111`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from core.branch import MAX_BRANCHES, Branch
from core.cells import MAX_CELLS, Cells
from core.errors import InputError
from core.geometry import Size
from core.mix import Mix
from core.prompt import without_loras
from core.samplers import sampler

VERSION = 1
MAX_SEED = 2**63 - 1
MAX_STEPS = 1000
MAX_GUIDANCE = 100.0
MAX_PROMPT = 10_000
MAX_CLIP_SKIP = 24
MAX_LORA = 10.0
MAX_AMOUNT = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The picture a variation started from: known by its content, found by its name.

    Attributes:
        name: File name without folders (a recipe must not give away where the person keeps things).
        sha256: Of the RGB bytes, height and width (``core.files.pictures.fingerprint``).
    """

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaint:
    """The part of the source that was made anew.

    Attributes:
        region: x, y, width, height of what the model saw, in the source.
        mask: sha256 of the region's mask (``core.files.pictures.fingerprint``).
        fill: What stood in the masked part: a value of ``core.document.fill.Fill``.
        feather: Pixels over which the new part fades in.
        match: Whether its colours were fitted to the surroundings.
    """

    region: tuple[int, int, int, int]
    mask: str
    fill: str
    feather: float
    match: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """How far a picture went along a direction: found by its digest, else by its name.

    Attributes:
        name: The direction's name.
        digest: What it does, in 16 hex digits (``core.direction.Direction.digest``).
        amount: In standard deviations, within ``MAX_AMOUNT`` of 0.
    """

    name: str
    digest: str
    amount: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.amount) and abs(self.amount) <= MAX_AMOUNT):
            raise InputError(
                f"An amount of {self.amount} of “{self.name}” cannot be used: "
                f"choose between -{MAX_AMOUNT:g} and {MAX_AMOUNT:g}."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lora:
    """A low-rank change of the model (arXiv 2106.09685).

    Attributes:
        name: Of its file, without suffix.
        weight: -10..10; 1 is as it was trained, for the UNet.
        text_weight: The same for the text encoders.
    """

    name: str
    weight: float = 1.0
    text_weight: float = 1.0

    def __post_init__(self) -> None:
        for weight in (self.weight, self.text_weight):
            if not (math.isfinite(weight) and abs(weight) <= MAX_LORA):
                raise InputError(f"The LoRA “{self.name}” cannot weigh {weight}: choose -10 to 10.")


def check_prompt(text: str, name: str = "prompt") -> None:
    """See that words can be encoded.

    Raises:
        InputError: If they are too many, or have a NUL character among them.
    """
    if len(text) > MAX_PROMPT:
        raise InputError(f"The {name} has {len(text):,} characters: shorten it to {MAX_PROMPT:,} or fewer.")
    if "\0" in text:
        raise InputError(f"The {name} contains a NUL character: remove it.")


def check_seed(seed: int) -> None:
    """See that a seed is one.

    Raises:
        InputError: If it is not.
    """
    if not 0 <= seed <= MAX_SEED:
        raise InputError(f"The seed {seed} cannot be used: it must be between 0 and {MAX_SEED}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything needed to make one picture again.

    Attributes:
        prompt: What to draw. At most 10,000 characters.
        negative: What to stay away from.
        seed: 0..2**63-1; noise is ``torch.Generator("cpu").manual_seed(seed)``.
        size: In pixels.
        steps: 1..1000, steps of the whole schedule (a variation runs the last ``strength`` of them).
        guidance: Classifier-free guidance scale (arXiv 2207.12598); 1 turns it off. 0..100.
        sampler: A name in ``core.samplers.SAMPLERS``.
        model: The model's name.
        fingerprint: The model's fingerprint; empty if not known (a recipe from another tool).
        strength: 0..1, the share of the schedule that is run from ``source``; 1 without a source.
        source: The picture it started from, if any.
        repaint: What of the source was made anew; None for all of it. ``size`` is then what the model drew.
        directions: Along which directions it was led, and how far.
        cells: Which cells of the source's latent were given other values, one after the other; no step is
            run then (``strength`` is 0).
        branches: From which steps on it was drawn otherwise, in order.
        clip_skip: 1 for the text encoder's own last layer, 2 for the one before it (A1111's count). 1..24.
        loras: Added to the model, beside those the prompt names with ``<lora:name:weight>``.
        vae: Name or path of the VAE that is used instead of the model's own; empty for its own.
        mix: Of which pictures it was mixed; None if it was drawn.

    Raises:
        InputError: If a value is out of range.
    """

    prompt: str
    negative: str = ""
    seed: int = 0
    size: Size
    steps: int
    guidance: float
    sampler: str
    model: str = ""
    fingerprint: str = ""
    strength: float = 1.0
    source: Source | None = None
    repaint: Repaint | None = None
    directions: tuple[Steering, ...] = ()
    cells: tuple[Cells, ...] = ()
    branches: tuple[Branch, ...] = ()
    clip_skip: int = 1
    loras: tuple[Lora, ...] = ()
    vae: str = ""
    mix: Mix | None = None

    def __post_init__(self) -> None:
        check_prompt(self.prompt)
        check_prompt(self.negative, "negative prompt")
        check_seed(self.seed)
        if not 1 <= self.steps <= MAX_STEPS:
            raise InputError(f"{self.steps} steps cannot be run: choose between 1 and {MAX_STEPS}.")
        if not (math.isfinite(self.guidance) and 0 <= self.guidance <= MAX_GUIDANCE):
            raise InputError(
                f"A guidance of {self.guidance} cannot be used: choose between 0 and {MAX_GUIDANCE:g}."
            )
        if not (math.isfinite(self.strength) and 0 <= self.strength <= 1):
            raise InputError(f"A strength of {self.strength} cannot be used: choose between 0 and 1.")
        if not 1 <= self.clip_skip <= MAX_CLIP_SKIP:
            raise InputError(
                f"A clip skip of {self.clip_skip} cannot be used: choose between 1 and {MAX_CLIP_SKIP}."
            )
        sampler(self.sampler)
        self._check_edits()

    def _check_edits(self) -> None:
        if len(self.cells) > MAX_CELLS or len(self.branches) > MAX_BRANCHES:
            raise InputError(
                f"A recipe holds up to {MAX_CELLS} changes of latent cells and {MAX_BRANCHES} branches."
            )
        at = [branch.step for branch in self.branches]
        if at != sorted(set(at)):
            raise InputError("The branches of a recipe begin at different steps, in order.")
        for branch in self.branches:  # each is a recipe of its own, with the same limits
            self.at(branch)

    def at(self, branch: Branch) -> Recipe:
        """What one of the branches says, as a recipe without branches; what it does not say stays."""
        said = {
            name: value
            for name in ("prompt", "negative", "guidance", "seed")
            if (value := getattr(branch, name)) is not None
        }
        return replace(self, branches=(), **said)

    @property
    def edits(self) -> bool:
        """Whether its source was only led or changed in its latent: no step was run."""
        return bool(self.directions or self.cells) and int(self.steps * self.strength) == 0

    def held(self, step: int = MAX_STEPS) -> Recipe:
        """What holds after so many steps, as a recipe without branches; at the end if not said."""
        now = replace(self, branches=())
        for branch in self.branches:
            if branch.step <= step:
                now = now.at(branch)
        return now

    def with_seed(self, seed: int) -> Recipe:
        """The same recipe with another seed."""
        return replace(self, seed=seed)

    @property
    def worn(self) -> tuple[Lora, ...]:
        """All LoRAs that are added to the model: its own, then those its prompt names."""
        tags = without_loras(self.prompt)[1]
        named = (Lora(name=tag.name, weight=tag.weight, text_weight=tag.text_weight) for tag in tags)
        return (*self.loras, *named)

    def to_json(self) -> str:
        """One line of JSON; floats are written so that they read back exactly."""
        data = {"latentscape": VERSION, **asdict(self)}
        return json.dumps(data, ensure_ascii=False, default=lambda value: value.value)

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """Read what :meth:`to_json` wrote.

        Raises:
            InputError: If it is not a recipe, or one of a newer version.
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise InputError("The recipe in this file is damaged: it is not valid JSON.") from None
        if not isinstance(data, dict) or not isinstance(data.get("latentscape"), int):
            raise InputError("The recipe in this file is not one of Latentscape's.")
        if data["latentscape"] > VERSION:
            raise InputError(
                "The recipe in this file was written by a newer Latentscape: update the program."
            )
        try:
            return cls(
                prompt=_text(data["prompt"]),
                negative=_text(data.get("negative", "")),
                seed=_integer(data["seed"]),
                size=Size(_integer(data["size"]["width"]), _integer(data["size"]["height"])),
                steps=_integer(data["steps"]),
                guidance=float(data["guidance"]),
                sampler=_text(data["sampler"]),
                model=_text(data.get("model", "")),
                fingerprint=_text(data.get("fingerprint", "")),
                strength=float(data.get("strength", 1.0)),
                source=_source(data.get("source")),
                repaint=_repaint(data.get("repaint")),
                directions=tuple(_steering(value) for value in data.get("directions", ())),
                cells=tuple(_cells(value) for value in data.get("cells", ())),
                branches=tuple(_branch(value) for value in data.get("branches", ())),
                clip_skip=_integer(data.get("clip_skip", 1)),
                loras=tuple(_lora(value) for value in data.get("loras", ())),
                vae=_text(data.get("vae", "")),
                mix=None if data.get("mix") is None else Mix.from_data(data["mix"]),
            )
        except (KeyError, TypeError, ValueError, OverflowError):
            raise InputError(
                "The recipe in this file is damaged: a value is missing or of the wrong kind."
            ) from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _integer(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _lora(value: Any) -> Lora:
    return Lora(
        name=_text(value["name"]),
        weight=float(value.get("weight", 1.0)),
        text_weight=float(value.get("text_weight", 1.0)),
    )


def _source(value: Any) -> Source | None:
    return None if value is None else Source(name=_text(value["name"]), sha256=_text(value["sha256"]))


def _repaint(value: Any) -> Repaint | None:
    if value is None:
        return None
    x, y, width, height = (_integer(number) for number in value["region"])
    return Repaint(
        region=(x, y, width, height),
        mask=_text(value["mask"]),
        fill=_text(value["fill"]),
        feather=float(value["feather"]),
        match=bool(value["match"]),
    )


def _steering(value: Any) -> Steering:
    return Steering(name=_text(value["name"]), digest=_text(value["digest"]), amount=float(value["amount"]))


def _cells(value: Any) -> Cells:
    numbers = {name: _integer(value[name]) for name in ("x", "y", "width", "height")}
    return Cells(values=_text(value["values"]), **numbers)


def _branch(value: Any) -> Branch:
    def said(name: str, kind: Callable[[Any], Any]) -> Any:
        return None if value.get(name) is None else kind(value[name])

    return Branch(
        step=_integer(value["step"]),
        prompt=said("prompt", _text),
        negative=said("negative", _text),
        guidance=said("guidance", float),
        seed=said("seed", _integer),
    )
