"""The region: the rectangle round the mask that the model sees, scaled to the size it was trained at."""

from __future__ import annotations

from dataclasses import dataclass

from core.arrays import Mask
from core.document.mask import bounds
from core.errors import InputError
from core.geometry import Rect, Size

CONTEXT = 0.25
"""How far the region reaches beyond the mask on each side, as a share of the mask's box."""


@dataclass(frozen=True, slots=True)
class Region:
    """What the model sees.

    Attributes:
        place: In the picture; one that the person chose may reach over its edges.
        size: At which the model draws it.
    """

    place: Rect
    size: Size


def region(mask: Mask, native: Size, factor: int, context: float = CONTEXT) -> Region:
    """The region of a mask.

    The mask's box plus ``context`` on each side, at least a quarter of the native side, so that the model
    sees what it must fit in with. A picture no wider (or higher) than the native size is seen in its whole
    width (or height): that costs no more, and a model sees best what it was trained at.

    Args:
        mask: Of the whole picture.
        native: What the model was trained at.
        factor: Its pixels per latent cell.
        context: Share of the mask's box, 0 or more.

    Raises:
        InputError: If the mask is empty, or ``context`` out of range.
    """
    if not 0 <= context <= 10:
        raise InputError(f"A context of {context} cannot be used: choose between 0 and 10.")
    box = bounds(mask)
    if box is None:
        raise InputError("The mask is empty: paint over what should be made anew.")
    height, width = mask.shape
    left, right = _reach(box.x, box.width, width, context, native.width)
    top, bottom = _reach(box.y, box.height, height, context, native.height)
    place = Rect(left, top, right - left, bottom - top)
    return Region(place, drawn_size(place, native, factor))


def framed(place: Rect, picture: Size, native: Size, factor: int) -> Region:
    """A region that the person chose.

    Args:
        place: Where; it may reach over the picture's edges.
        picture: The picture's size.
        native: What the model was trained at.
        factor: Its pixels per latent cell.

    Raises:
        InputError: If nothing of the picture lies in it.
    """
    if place.cut(picture) is None:
        raise InputError("The region lies outside the picture: double-click its frame to bring it back.")
    return Region(place, drawn_size(place, native, factor))


def drawn_size(place: Rect, native: Size, factor: int) -> Size:
    """The size at which the model draws a region: its shape, about the native area, in whole cells."""
    return place.size.scaled_to_area(native.area, factor)


def _reach(start: int, length: int, limit: int, context: float, native: int) -> tuple[int, int]:
    """Begin and end along one axis, inside 0..limit; what one side lacks the other side gets."""
    if limit <= native:
        return 0, limit
    margin = round(max(context * length, native / 4))
    wanted = min(length + 2 * margin, limit)
    begin = min(max(0, start - margin), limit - wanted)
    return begin, begin + wanted
