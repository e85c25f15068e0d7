"""inspect."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import numpy as np

from core.arrays import Picture
from core.cli.output import picture_paths, refuse_same, report, say
from core.cli.session import run_job
from core.direction_jobs import Inspect
from core.events import Finished, Inspected, ModelReady
from core.files.pictures import flatten, read_picture, resized, save_picture
from core.geometry import Size
from core.inspection import Inspection
from core.models.catalog import Catalog


def inspect(arguments: Namespace) -> None:
    """Print what the model makes of a picture; with ``-o`` leave a sheet of it."""
    opened = read_picture(arguments.picture)
    paths = picture_paths(arguments.out, 1) if arguments.out else []
    for path in paths:
        refuse_same(path, arguments.picture)
    info = Catalog().find(arguments.model or "")
    picture = flatten(opened.picture)
    own = Size(picture.shape[1], picture.shape[0])
    size = own.snapped(info.factor)
    if size != own:
        say(f"The picture is scaled from {own} to {size}: this model needs multiples of {info.factor}.")
        picture = resized(picture, size)
    values: dict[str, Any] = {}
    for event in run_job(arguments, Inspect(model=arguments.model or "", picture=picture)):
        match event:
            case ModelReady():
                values |= {"model": event.info.name, "fingerprint": event.info.fingerprint}
            case Inspected():
                values |= _numbers(event.inspection)
                for path in paths:
                    save_picture(path, sheet(picture, event.inspection), None)
            case Finished():
                values["seconds"] = round(event.seconds, 3)
    report(paths[0] if paths else None, **values)


def _numbers(found: Inspection) -> dict[str, Any]:
    return {
        "picture": list(found.shape),
        "latent": list(found.latent.shape),
        "compression": round(found.compression, 3),
        "norm": round(found.norm, 4),
        "shell": round(found.shell, 4),
        "mean": [round(mean, 5) for mean in found.means],
        "deviation": [round(deviation, 5) for deviation in found.deviations],
        "psnr": round(found.psnr, 5) if np.isfinite(found.psnr) else None,
        "ssim": round(found.ssim, 6),
        "worst": found.worst,
    }


def sheet(picture: Picture, found: Inspection) -> Picture:
    """Picture, what comes back and its error in a row; below them the channels."""
    height, width = picture.shape[:2]
    columns, gap = 3, 8
    side = (columns * width + (columns - 1) * gap - 3 * gap) // 4
    tall = max(1, round(side * height / width))
    rows = -(-len(found.channels) // 4)
    full = columns * width + (columns - 1) * gap
    page = np.full((height + rows * (tall + gap), full, 3), 32, np.uint8)
    for column, part in enumerate((picture, found.decoded, found.error)):
        x = column * (width + gap)
        page[:height, x : x + width] = part
    for number, channel in enumerate(found.channels):
        y, x = height + gap + number // 4 * (tall + gap), number % 4 * (side + gap)
        rows_of = np.arange(tall) * channel.shape[0] // tall
        columns_of = np.arange(side) * channel.shape[1] // side
        page[y : y + tall, x : x + side] = channel[rows_of][:, columns_of, None]
    return page
