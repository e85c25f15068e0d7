"""encode and decode."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from core.atomic_file import check_writable
from core.cli.drawing import fitting
from core.cli.output import picture_paths, report, say
from core.cli.session import run_job
from core.errors import FileError, InputError, ModelError
from core.events import Encoded, Finished, ModelReady, Result
from core.files.latents import SUFFIX, KeptLatent, load_latent, save_latent
from core.files.pictures import read_picture, resized, save_picture
from core.geometry import Size
from core.jobs import Decode, Encode
from core.model_info import ModelInfo
from core.models.catalog import Catalog


def encode(arguments: Namespace) -> None:
    """Picture to latent."""
    out: Path = arguments.out
    opened = read_picture(arguments.picture)
    if out.suffix.lower() != SUFFIX:
        raise FileError(f"“{out.name}” cannot be written: choose a name that ends in {SUFFIX}.")
    check_writable(out)
    info = Catalog().find(arguments.model or "")
    if opened.note:
        say(opened.note)
    picture = opened.picture
    height, width = picture.shape[:2]
    if arguments.size is not None:
        picture = resized(picture, fitting(arguments.size, info))
    elif not Size(width, height).is_multiple_of(info.factor):
        better = Size(width, height).snapped(info.factor)
        raise InputError(
            f"“{arguments.picture.name}” is {width}x{height}, and “{info.name}” needs multiples "
            f"of {info.factor}: scale it with --size {better}."
        )
    values: dict[str, Any] = {}
    for event in run_job(arguments, Encode(model=arguments.model or "", picture=picture)):
        match event:
            case ModelReady():
                values |= {"model": event.info.name, "fingerprint": event.info.fingerprint}
            case Encoded():
                kept = KeptLatent(
                    latent=event.latent, model=info.name, fingerprint=event.fingerprint, factor=info.factor
                )
                save_latent(out, kept)
                values |= {
                    "shape": list(event.latent.shape),
                    "smaller": _ratio(picture.shape, event.latent.shape),
                }
            case Finished():
                values["seconds"] = round(event.seconds, 3)
    report(out, **values)


def decode(arguments: Namespace) -> None:
    """Latent to picture."""
    kept = load_latent(arguments.latent)
    (out,) = picture_paths(arguments.out, 1)
    info = _model(arguments, kept)
    values: dict[str, Any] = {}
    job = Decode(model=str(info.path), latent=kept.latent, recipe=kept.recipe)
    for event in run_job(arguments, job):
        match event:
            case ModelReady():
                values |= {"model": event.info.name, "fingerprint": event.info.fingerprint}
            case Result():
                save_picture(out, event.picture, event.recipe)
                height, width = event.picture.shape[:2]
                values["size"] = f"{width}x{height}"
            case Finished():
                values["seconds"] = round(event.seconds, 3)
    report(out, **values)


def _model(arguments: Namespace, kept: KeptLatent) -> ModelInfo:
    catalog = Catalog()
    if arguments.model:
        info = catalog.find(arguments.model)
    else:
        same = [known for known in catalog.list() if known.fingerprint == kept.fingerprint]
        info = same[0] if same else catalog.find()
    if kept.fingerprint and info.fingerprint != kept.fingerprint and not arguments.anyway:
        raise ModelError(
            f"“{arguments.latent.name}” was made by another model (“{kept.model}”) than “{info.name}”: "
            "name the right one with --model, or go on with --anyway."
        )
    return info


def _ratio(picture: tuple[int, ...], latent: tuple[int, ...]) -> float:
    """How many times fewer numbers the latent has than the picture's RGB."""
    channels, height, width = latent
    return round(picture[0] * picture[1] * 3 / (channels * height * width), 2)
