"""A slider for the amount of a direction."""

from __future__ import annotations

from core.direction import Direction
from desktop.language import tr
from desktop.widgets.number_slider import NumberSlider

REACH = 3.0
FURTHEST = 6.0


def direction_slider(name: str, direction: Direction | None, hint: str = "") -> NumberSlider:
    """In standard deviations, with a tooltip that says what it was learned from.

    Args:
        name: Of the direction.
        direction: None for one that is not in the library.
        hint: A sentence more for the tooltip.
    """
    if direction is None:
        tip = tr("It is not in the library: import it, or set it to 0.")
    else:
        more, less = direction.counts
        tip = tr("In standard deviations; learned from {more} and {less} examples.", more=more, less=less)
        if direction.kept:
            tip += " " + tr("Keeps {names}.", names=", ".join(kept.name for kept in direction.kept))
    tip = f"{tip} {hint}".strip()
    return NumberSlider(title_of(name), -REACH, REACH, step=0.05, limit=FURTHEST, decimals=2, tip=tip)


def title_of(name: str) -> str:
    """A direction's name as the beginning of a line."""
    return name[:1].upper() + name[1:]
