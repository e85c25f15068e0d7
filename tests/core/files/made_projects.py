"""Projects with everything in them, and OpenRaster files put together by hand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

from core.arrays import Picture, frozen
from core.document.document import Document
from core.document.layer import Blend, Layer
from core.events import Result
from core.files.latents import KeptLatent
from core.files.project import Project, RegionSettings
from core.files.staged import Staged
from core.geometry import Rect, Size
from core.jobs import Inpaint
from core.recipe import Recipe
from tests.core.files.made_pictures import colours

SIZE = Size(80, 60)


def recipe(seed: int = 3) -> Recipe:
    return Recipe(prompt="a cat, ça", seed=seed, size=SIZE, steps=4, guidance=3.0, sampler="ddim")


def document() -> Document:
    """Three layers: one as large as the picture, one that reaches over its edge, one clear in parts."""
    clear = colours(60, 80, 4, seed=2)
    clear[:20, :, 3] = 0
    layers = (
        Layer.of(colours(60, 80, seed=1), "Ground"),
        Layer(
            tiles=Layer.of(colours(30, 300, 4, seed=4)).tiles,
            name='<über & "quer">',
            x=-7,
            y=45,
            opacity=0.5,
            visible=False,
            locked=True,
            blend=Blend.MULTIPLY,
        ),
        Layer.of(clear, "Top"),
    )
    return Document(size=SIZE, layers=layers, active=layers[1].id)


def staged() -> Staged:
    place = Rect(-10, 5, 40, 30)
    mask = np.zeros((30, 40), np.uint8)
    mask[5:20, :25] = 200
    job = Inpaint(
        model="emoji",
        recipe=recipe(),
        seeds=(3, 4),
        source=colours(30, 40, 4, seed=6),
        mask=mask,
        place=place,
        feather=2.5,
    )
    results = tuple(
        Result(
            job=job.id,
            index=n,
            picture=frozen(colours(30, 40, 4, seed=n)),
            recipe=recipe(n),
            seconds=1.0,
            place=place,
        )
        for n in (0, 1)
    )
    return Staged(job=job, results=results, label="Repaint")


def project() -> Project:
    """Everything a project can hold."""
    mask = np.zeros((60, 80), np.uint8)
    mask[10:40, 20:50] = np.arange(30, dtype=np.uint8)[None, :] * 8
    rng = np.random.default_rng(0)
    latent = KeptLatent(
        latent=frozen(rng.standard_normal((8, 4, 5), dtype=np.float32)),
        model="emoji",
        factor=16,
        recipe=recipe(9),
    )
    return Project(
        document=document(),
        mask=mask,
        mask_visible=False,
        region=RegionSettings(context=0.4, frame=Rect(-10, 5, 40, 30), locked=True),
        recipe=recipe(),
        settings={"prompt": "a dog", "steps": 7},
        results=(latent,),
        staged=staged(),
        parts={"timeline.json": b'{"keyframes": []}', "somebody/else.bin": b"\0\1\2"},
    )


def png(picture: Picture) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    return buffer.getvalue()


def raster_file(path: Path, stack: str, **parts: bytes) -> Path:
    """An OpenRaster file of those parts; ``__`` in a name is a slash, ``_png`` the suffix."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack)
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_png", ".png"), data)
    return path


def stack_of(inside: str, width: int = 8, height: int = 6) -> str:
    """A ``stack.xml``."""
    return f'<?xml version="1.0"?><image w="{width}" h="{height}"><stack>{inside}</stack></image>'
