"""direction learn, apply and list."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Mask
from core.atomic_file import check_writable
from core.cli.drawing import chosen_recipe, draw
from core.cli.output import picture_paths, refuse_same, report, say
from core.cli.session import run_job
from core.direction import Direction, Kind, cosine
from core.direction_jobs import MAX_EXAMPLES, Attribute, Examples, LearnDirection
from core.document import mask as masks
from core.errors import FileError, InputError
from core.events import DirectionLearned, Drifted, Event, Finished, ModelReady
from core.files.direction_library import DirectionLibrary
from core.files.directions import SUFFIX, load_direction, save_direction
from core.files.pictures import fingerprint, read_picture
from core.geometry import Rect, Size
from core.jobs import Generate, Inpaint, PreviewMode
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.recipe import Repaint, Source

_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif"}
_STRENGTH = 0.6


def learn(arguments: Namespace) -> None:
    """Learn a direction from two prompts or two folders of pictures."""
    out: Path = arguments.out
    if out.suffix.lower() != SUFFIX:
        raise FileError(f"“{out.name}” cannot be written: choose a name that ends in {SUFFIX}.")
    check_writable(out)
    kind = None if arguments.kind is None else Kind(arguments.kind)
    job = LearnDirection(
        model=arguments.model or "",
        name=arguments.name or out.stem,
        more=_examples(arguments.more),
        less=_examples(arguments.less),
        keep=tuple(Attribute(name=prompt, more=Examples(prompts=(prompt,))) for prompt in arguments.keep),
        kind=kind,
        drawn=arguments.drawn,
        seed=arguments.seed,
    )
    values: dict[str, Any] = {}
    for event in run_job(arguments, job):
        match event:
            case ModelReady():
                values |= {"model": event.info.name, "fingerprint": event.info.fingerprint}
            case DirectionLearned():
                save_direction(out, event.direction)
                values |= _about(event)
            case Finished():
                values["seconds"] = round(event.seconds, 3)
    report(out, **values)


def apply(arguments: Namespace) -> None:
    """Lead a picture along a direction."""
    opened = read_picture(arguments.picture)
    direction, info = chosen_direction(arguments.direction, arguments.model)
    height, width = opened.picture.shape[:2]
    mask = None if arguments.mask is None else _mask(arguments.mask, Size(width, height))
    refuse_same(arguments.out, arguments.picture, arguments.mask)
    paths = picture_paths(arguments.out, 1)
    if opened.note:
        say(opened.note)
    strength = arguments.strength
    if strength is None:
        strength = 0.0 if direction.kind is Kind.LATENT else _STRENGTH
    if arguments.prompt is None:
        arguments.prompt = opened.recipe.prompt if opened.recipe else ""
    recipe = chosen_recipe(
        arguments,
        info,
        size=Size(width, height).snapped(info.factor),
        strength=strength,
        source=Source(name=arguments.picture.name, sha256=fingerprint(opened.picture)),
        directions=(direction.by(arguments.amount),),
    )
    whole: dict[str, Any] = {
        "model": str(info.path),
        "seeds": (recipe.seed,),
        "source": opened.picture,
        "directions": (direction,),
        "preview": PreviewMode.OFF,
    }
    if mask is None:
        job = Generate(recipe=recipe, **whole)
    else:
        painted = Repaint(
            region=(0, 0, width, height),
            mask=fingerprint(mask[..., None]),
            fill="original",
            feather=0.0,
            match=False,
        )
        job = Inpaint(
            recipe=replace(recipe, repaint=painted),
            mask=mask,
            place=Rect(0, 0, width, height),
            match=False,
            **whole,
        )
    extra: dict[str, Any] = {"direction": direction.name, "amount": arguments.amount}

    def note(event: Event) -> None:
        if isinstance(event, Drifted):
            extra["inside"], extra["outside"] = round(event.inside, 4), round(event.outside, 4)
            extra["kept"] = {name: round(amount, 4) for name, amount in event.kept}

    draw(arguments, job, paths, note=note, extra=extra)


def list_directions(arguments: Namespace) -> None:
    """The directions of a model, one a line; the last line is JSON."""
    info = Catalog().find(arguments.model or "")
    found = DirectionLibrary(info).list()
    for shelved in found:
        say(f"{shelved.direction.name}  ({shelved.direction.kind.value})")
    report(
        model=info.name,
        directions=[
            {
                "name": shelved.direction.name,
                "kind": shelved.direction.kind.value,
                "digest": shelved.direction.digest,
                "shipped": shelved.shipped,
                "path": str(shelved.path),
            }
            for shelved in found
        ],
    )


def chosen_direction(word: str, model: str | None) -> tuple[Direction, ModelInfo]:
    """The direction, from its file or the library, and the model: the one asked for, else its own."""
    catalog = Catalog()
    path = Path(word)
    if not path.exists() and path.suffix.lower() != SUFFIX:
        info = catalog.find(model or "")
        return DirectionLibrary(info).named(word), info
    direction = load_direction(path)
    if model:
        info = catalog.find(model)
    else:
        same = [known for known in catalog.list() if known.fingerprint == direction.fingerprint]
        info = same[0] if same else catalog.find()
    direction.check_model(info)
    return direction, info


def _mask(path: Path, size: Size) -> Mask:
    mask = masks.from_picture(read_picture(path).picture)
    if mask.shape != (size.height, size.width):
        raise InputError(
            f"The mask is {mask.shape[1]}x{mask.shape[0]} where the picture is {size}: "
            "use a mask of the picture's size."
        )
    return mask


def _examples(words: str) -> Examples:
    """A folder's pictures, or a prompt."""
    folder = Path(words)
    try:
        is_folder = bool(words) and folder.is_dir()
    except (OSError, ValueError):  # a prompt longer than a path may be
        is_folder = False
    if not is_folder:
        if folder.suffix.lower() in _PICTURES or ("/" in words and " " not in words):
            raise FileError(f"“{words}” is not a folder of pictures: give a folder, or a prompt in words.")
        return Examples(prompts=(words,))
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _PICTURES)
    if not paths:
        raise FileError(f"The folder “{folder.name}” holds no pictures: put 1 to {MAX_EXAMPLES} into it.")
    if len(paths) > MAX_EXAMPLES:
        raise InputError(f"{len(paths)} pictures are too many: choose up to {MAX_EXAMPLES}.")
    return Examples(pictures=tuple(read_picture(path).picture for path in paths))


def _about(event: DirectionLearned) -> dict[str, Any]:
    direction = event.direction
    return {
        "name": direction.name,
        "kind": direction.kind.value,
        "shape": list(direction.main.shape),
        "unit": round(direction.unit, 6),
        "separation": None if event.separation is None else round(event.separation, 4),
        "examples": list(direction.counts),
        "kept": {kept.name: _angle(direction, np.asarray(kept.vector)) for kept in direction.kept},
    }


def _angle(direction: Direction, vector: Any) -> float:
    """The cosine to what is kept; of a guidance, that of the difference between its two prompts."""
    own = direction.main
    if "less" in direction.tensors:
        own = own - direction.tensors["less"]
    return round(cosine(own, vector), 8)
