"""inpaint."""

from __future__ import annotations

from argparse import Namespace

from core.arrays import Picture
from core.cli.drawing import chosen_recipe, draw
from core.cli.output import picture_paths, refuse_same, say
from core.document import mask as masks
from core.document.fill import Fill
from core.document.region import region
from core.errors import InputError
from core.events import Result
from core.files.pictures import fingerprint, read_picture
from core.geometry import Size
from core.jobs import Inpaint, PreviewMode
from core.models.catalog import Catalog
from core.recipe import Repaint, Source

_FAINT = 32
"""A mask that is nowhere brighter is one of 0 and 1, rather than one that is meant."""


def inpaint(arguments: Namespace) -> None:
    """Make the masked part of a picture anew and keep the rest to the bit."""
    opened = read_picture(arguments.picture)
    mask = masks.from_picture(read_picture(arguments.mask).picture)
    height, width = opened.picture.shape[:2]
    if mask.shape != (height, width):
        raise InputError(
            f"The mask is {mask.shape[1]}x{mask.shape[0]} where the picture is {Size(width, height)}: "
            "use a mask of the picture's size."
        )
    refuse_same(arguments.out, arguments.picture, arguments.mask)
    paths = picture_paths(arguments.out, 1)
    info = Catalog().find(arguments.model or "")
    if opened.note:
        say(opened.note)
    seen = region(mask, info.native_size, info.factor, arguments.context)
    part = mask[seen.place.slices]
    recipe = chosen_recipe(
        arguments,
        info,
        size=seen.size,
        strength=arguments.strength,
        source=Source(name=arguments.picture.name, sha256=fingerprint(opened.picture)),
        repaint=Repaint(
            region=(seen.place.x, seen.place.y, seen.place.width, seen.place.height),
            mask=fingerprint(part[..., None]),
            fill=arguments.fill,
            feather=arguments.feather,
            match=True,
        ),
    )
    job = Inpaint(
        model=arguments.model or "",
        recipe=recipe,
        seeds=(recipe.seed,),
        source=opened.picture[seen.place.slices],
        mask=part,
        place=seen.place,
        fill=Fill(arguments.fill),
        feather=arguments.feather,
        preview=PreviewMode.OFF,
    )
    if mask.max() < _FAINT:
        say(f"The mask is nearly black ({mask.max()} of 255 at most): hardly anything will be seen of it.")
    say(f"{masks.share(mask):.0%} of the picture is made anew; the model sees {seen.place.size} of it.")

    def whole(result: Result) -> Picture:
        picture = opened.picture.copy()
        picture[seen.place.slices] = result.picture
        return picture

    draw(arguments, job, paths, whole)
