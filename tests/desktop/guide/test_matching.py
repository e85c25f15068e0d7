"""A few letters find a command."""

import pytest

from desktop.guide.matching import fit

COMMANDS = (
    ("Save", "File"),
    ("Save as", "File"),
    ("Mask brush", "Mask"),
    ("All", "Mask"),
    ("Zoom in", "View"),
)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("sav", "Save"),
        ("save a", "Save as"),
        ("brush", "Mask brush"),
        ("mask all", "All"),
        ("zmn", "Zoom in"),
    ],
)
def test_the_best_comes_first(typed: str, best: str) -> None:
    scored = [(fit(typed, title, room), title) for title, room in COMMANDS]
    assert max((score, title) for score, title in scored if score is not None)[1] == best


def test_what_does_not_fit_is_left_out() -> None:
    assert fit("save zebra", "Save", "File") is None
    assert fit("", "Save") == 0
