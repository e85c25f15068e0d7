"""A slider for the amount of a direction."""

from __future__ import annotations

from core.direction import Direction
from desktop.language import mark, tr
from desktop.widgets.number_slider import NumberSlider

REACH = 3.0
FURTHEST = 6.0
SHIPPED = (
    mark("angry"), mark("bigger eyes"), mark("closed eyes"), mark("colder"), mark("darker"), mark("glossy"),
    mark("open mouth"), mark("smile"), mark("surprise"), mark("tears"), mark("warmer"), mark("wider"),
)  # fmt: skip
"""The names of the directions in the box."""


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
            tip += " " + tr("Keeps {names}.", names=", ".join(name_of(kept.name) for kept in direction.kept))
    tip = f"{tip} {hint}".strip()
    return NumberSlider(title_of(name), -REACH, REACH, step=0.05, limit=FURTHEST, decimals=2, tip=tip)


def name_of(name: str) -> str:
    """A direction's name, in the language of the window if it came in the box."""
    return tr(name) if name in SHIPPED else name


def title_of(name: str) -> str:
    """A direction's name as the beginning of a line."""
    said = name_of(name)
    return said[:1].upper() + said[1:]
