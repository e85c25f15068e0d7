"""Time to x and back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.timeline.scale import Scale

SCALE = Scale(width=800, margin=32, duration=4, fps=12)


def test_all_of_it_is_seen_at_first() -> None:
    assert SCALE.x(0) == 32
    assert SCALE.x(4) == 832
    assert SCALE.time(432) == 2


@given(
    time=st.floats(0, 600),
    zoom=st.floats(0.5, 500),
    start=st.floats(-10, 700),
    duration=st.floats(0.1, 600),
)
def test_back_and_forth(time: float, zoom: float, start: float, duration: float) -> None:
    scale = Scale(width=700, margin=20, duration=duration, fps=24).zoomed(zoom, 300).scrolled(start)
    assert scale.time(scale.x(time)) == pytest.approx(time, abs=1e-6)
    assert scale.start >= 0
    assert scale.start + scale.seen <= duration * (1 + 1e-9)


def test_the_zoom_keeps_what_is_under_the_pointer() -> None:
    time = SCALE.time(500)
    closer = SCALE.zoomed(3, 500)
    assert closer.zoom == 3
    assert closer.x(time) == pytest.approx(500)
    assert closer.zoomed(1e6, 500).zoom == pytest.approx(closer.highest)
    assert closer.zoomed(1e-6, 500) == SCALE


def test_scrolls_no_farther_than_needed() -> None:
    closer = SCALE.zoomed(4, 32)
    assert closer.showing(0.5) is closer
    assert closer.showing(2).start == 1
    assert closer.showing(2).showing(0.25).start == 0.25
    assert closer.scrolled(1e6).start == 3


@pytest.mark.parametrize("zoom", [1, 4, 30])
@pytest.mark.parametrize("duration", [0.5, 4, 90, 4000])
def test_marks_have_room(zoom: float, duration: float) -> None:
    scale = Scale(width=800, margin=32, duration=duration, fps=24).zoomed(zoom, 32)
    marks = list(scale.marks())
    xs = [scale.x(mark.time) for mark in marks]
    named = [scale.x(mark.time) for mark in marks if mark.label]
    assert named[0] == 32
    assert marks[0].label == "0 s" if duration < 60 else "0:00"
    assert all(b - a >= 5.9 for a, b in pairwise(xs))
    assert all(b - a >= 63.9 for a, b in pairwise(named))
    assert all(mark.time <= duration for mark in marks)
    assert len({mark.label for mark in marks if mark.label}) > 0
