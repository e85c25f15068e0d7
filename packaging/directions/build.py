"""Makes the directions that come with the model in the box, and measures them.

Run it again whenever the model's weights change: a direction acts only on the model it was learned on.
"""

from __future__ import annotations

import argparse
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from examples import CHANGES, LABELLED, SAD, SMILING, Box, Pixels, faces
from measures import COUNTS, Classifier, train
from numpy.typing import NDArray
from report import write
from scoring import keeping, score
from torch import Tensor

from core.direction import Direction, Kind
from core.engine import Engine
from core.events import Encoded, Failed, Result
from core.files.direction_library import FOLDER
from core.files.directions import SUFFIX, save_direction
from core.files.pictures import thumbnail
from core.jobs import Encode, Generate, Job, PreviewMode
from core.latents.directions import Examples, Learned, learn
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.recipe import Recipe

REPOSITORY = Path(__file__).resolve().parents[2]
CACHE = REPOSITORY / "build" / "directions"
PAIRS = 24
"""Drawings that are changed to make a pair."""
SHOWN = 40
SHIPPED = (
    "smile", "surprise", "tears", "open mouth", "closed eyes", "angry", "bigger eyes", "warmer", "colder",
    "darker", "wider", "glossy",
)  # fmt: skip


@dataclass(eq=False)
class Studio:
    """The engine, and what it has encoded or drawn already.

    Attributes:
        engine: Of this machine.
        info: The model in the box.
        known: Latents and drawn pictures by what they are of; kept between runs while the model stays.
    """

    engine: Engine
    info: ModelInfo
    known: dict[str, NDArray[np.float32] | Pixels] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        """Where they are kept."""
        return CACHE / f"{self.info.fingerprint[:16]}.npz"

    def open(self) -> None:
        """Take up what an earlier run of the same model left."""
        if self.file.exists():
            with np.load(self.file) as kept:
                self.known = {name: kept[name] for name in kept.files}

    def keep(self) -> None:
        """Leave it for the next run."""
        CACHE.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = dict(self.known)
        np.savez(self.file, **arrays)

    def latent(self, name: str, picture: Pixels) -> NDArray[np.float32]:
        """The latent of a picture."""
        if name not in self.known:
            (encoded,) = self._run(Encode(picture=picture), Encoded)
            assert isinstance(encoded, Encoded)
            self.known[name] = encoded.latent
        return self.known[name]  # type: ignore[return-value]  # latents are kept under names of their own

    def picture(self, prompt: str, seed: int) -> Pixels:
        """What the model draws."""
        name = f"picture {prompt} {seed}"
        if name not in self.known:
            usual = self.info.defaults
            recipe = Recipe(
                prompt=prompt,
                size=self.info.native_size,
                steps=usual.steps,
                guidance=usual.guidance,
                sampler=usual.sampler,
            )
            self.known[name] = self.result(Generate(recipe=recipe, seeds=(seed,), preview=PreviewMode.OFF))
        return self.known[name]  # type: ignore[return-value]  # pictures are kept under names of their own

    def result(self, job: Job) -> Pixels:
        """The one picture of a job."""
        (result,) = self._run(job, Result)
        assert isinstance(result, Result)
        return result.picture

    def _run(self, job: Job, kind: type) -> list[object]:
        events = list(self.engine.run(job, threading.Event()))
        if isinstance(events[-1], Failed):
            raise RuntimeError(f"{events[-1].message} {events[-1].detail}")
        return [event for event in events if isinstance(event, kind)]


def styles_of(info: ModelInfo) -> tuple[str, ...]:
    """The styles the model was taught, such as "soft" and "glossy"."""
    words = json.loads((info.path / "latentscape.json").read_text("utf-8")).get("style_words", [])
    return tuple(word.removesuffix(" style") for word in words)


def main() -> None:
    """Learn, write, score, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faces", type=int, default=6, help="faces each direction is scored on")
    asked = parser.parse_args()
    info = Catalog().find()
    studio = Studio(Engine(), info)
    studio.open()
    styles = styles_of(info)
    box = faces(styles)
    print(f"{len(box.pictures)} drawings of faces in {', '.join(styles)} style")
    try:
        found = {name: learned(studio, box, name) for name in SHIPPED}
        written(found, info.path / FOLDER)
        studio.keep()
        classifiers = trained(box, styles)
        scores = score(
            studio,
            box,
            found=found,
            classifiers=classifiers,
            counts=COUNTS,
            styles=styles,
            count=asked.faces,
        )
        held = learned(studio, box, "closed eyes", keep="smile")
        keeping(studio, found["closed eyes"], held, classifiers["smile"], scores)
    finally:
        studio.keep()
    write(info.path / FOLDER / "SCORES.md", info, scores, classifiers)
    for line in scores.lines():
        print(line)


def learned(studio: Studio, box: Box, name: str, keep: str = "") -> Direction:
    """One direction, with another attribute kept if one is named."""
    more, less = sets(studio, box, name)
    kept = []
    if keep:
        others = sets(studio, box, keep)
        kept.append(Examples(name=keep, more=_stack(others[0]), less=_stack(others[1])))
    result = learn(Examples(name=name, more=_stack(more), less=_stack(less)), kept)
    print(f"learned {name} from {len(more)} and {len(less)} drawings, unit {result.unit:.2f}", flush=True)
    return made(studio.info, name, result, more, less)


def sets(studio: Studio, box: Box, name: str) -> tuple[list[Example], list[Example]]:
    """What has an attribute, and what has it not."""
    if name in CHANGES:
        return _changed(studio, box, name)
    if name == "glossy":
        return _styles(studio, box, "glossy", "soft")
    more, less = LABELLED[name]
    return _named(studio, box, more), _named(studio, box, less)


@dataclass(frozen=True, eq=False)
class Example:
    """A drawing and its latent."""

    picture: Pixels
    latent: NDArray[np.float32]


def _stack(examples: Sequence[Example]) -> Tensor:
    return torch.from_numpy(np.stack([example.latent for example in examples]))


def _named(studio: Studio, box: Box, names: set[str]) -> list[Example]:
    return [_example(studio, box, place) for place in box.named(names)]


def _example(studio: Studio, box: Box, place: int) -> Example:
    drawing, picture = box.drawings[place], box.pictures[place]
    return Example(picture, studio.latent(f"drawing {drawing.code} {drawing.style}", picture))


def _changed(studio: Studio, box: Box, name: str) -> tuple[list[Example], list[Example]]:
    change, other = CHANGES[name]
    places = box.named(SMILING | SAD)
    places = places[:: max(1, len(places) // PAIRS)][:PAIRS]
    more, less = [], []
    for place in places:
        drawing, plain = box.drawings[place], box.pictures[place]
        key = f"{drawing.code} {drawing.style}"
        picture = change(plain)
        more.append(Example(picture, studio.latent(f"{name} {key}", picture)))
        before = other(plain)
        same = np.array_equal(before, plain)
        less.append(Example(before, studio.latent(f"drawing {key}" if same else f"not {name} {key}", before)))
    return more, less


def _styles(studio: Studio, box: Box, more: str, less: str) -> tuple[list[Example], list[Example]]:
    """The same faces in two styles."""
    by_style = {
        style: {
            box.drawings[place].name: place for place in box.named({d.name for d in box.drawings}, (style,))
        }
        for style in (more, less)
    }
    both = sorted(by_style[more].keys() & by_style[less].keys())
    return (
        [_example(studio, box, by_style[more][name]) for name in both],
        [_example(studio, box, by_style[less][name]) for name in both],
    )


def made(
    info: ModelInfo, name: str, result: Learned, more: Sequence[Example], less: Sequence[Example]
) -> Direction:
    """A direction with a small picture of each set."""
    return Direction(
        name=name,
        kind=Kind.LATENT,
        model=info.name,
        fingerprint=info.fingerprint,
        tensors={"vector": result.vector},
        unit=result.unit,
        kept=result.kept,
        more=(thumbnail(more[0].picture, SHOWN),),
        less=(thumbnail(less[0].picture, SHOWN),),
        counts=(len(more), len(less)),
    )


def written(found: dict[str, Direction], folder: Path) -> None:
    """Write them; what an earlier run shipped and this one does not goes."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob(f"*{SUFFIX}"):
        old.unlink()
    for name, direction in found.items():
        save_direction(folder / f"{name.replace(' ', '-')}{SUFFIX}", direction)


def trained(box: Box, styles: tuple[str, ...]) -> dict[str, Classifier]:
    """A classifier for each labelled attribute, and one for the glossy style."""

    def named(names: set[str]) -> list[tuple[str, Pixels]]:
        return [(box.drawings[place].name, box.pictures[place]) for place in box.named(names)]

    found = {name: train(named(more), named(less)) for name, (more, less) in LABELLED.items()}
    everyone = {drawing.name for drawing in box.drawings}
    sides = [
        [(box.drawings[place].name, box.pictures[place]) for place in box.named(everyone, group)]
        for group in (("glossy",), tuple(style for style in styles if style != "glossy"))
    ]
    found["glossy"] = train(sides[0], sides[1])
    return found


if __name__ == "__main__":
    main()
