"""Pan and zoom as arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from core.geometry import Size
from desktop.canvas.viewport import HIGHEST, LOWEST, MARGIN, Viewport


def viewport(width: int = 800, height: int = 600, size: Size | None = None) -> Viewport:
    made = Viewport()
    made.set_canvas(width, height)
    made.set_picture(size or Size(256, 256))
    return made


def test_fitting_centres_the_picture_with_a_margin() -> None:
    target = viewport().target
    assert target.height() == pytest.approx(600 - 2 * MARGIN)
    assert target.center() == QPointF(400, 300)


def test_a_fitted_picture_follows_the_canvas_and_a_zoomed_one_does_not() -> None:
    made = viewport()
    made.set_canvas(1600, 1200)
    assert made.target.height() == pytest.approx(1200 - 2 * MARGIN)
    made.zoom_to(1.0)
    made.set_canvas(800, 600)
    assert made.zoom == 1.0


def test_a_foot_is_kept_free() -> None:
    made = viewport()
    made.set_foot(100)
    assert made.target.bottom() == pytest.approx(600 - 100 - MARGIN)
    assert made.target.top() == pytest.approx(MARGIN)
    made.set_foot(0)
    assert made.target.center() == QPointF(400, 300)


@given(
    zoom=st.floats(LOWEST, HIGHEST),
    x=st.floats(0.3, 0.7),
    y=st.floats(0.3, 0.7),
)
def test_the_pixel_under_the_pointer_stays_there(zoom: float, x: float, y: float) -> None:
    made = viewport(size=Size(4000, 3000))
    at = QPointF(x * 800, y * 600)
    before = made.to_picture(at)
    made.zoom_to(zoom, at)
    after = made.to_picture(at)
    assert after.x() == pytest.approx(before.x(), abs=1e-6 * 4000 / zoom + 1e-3)
    assert after.y() == pytest.approx(before.y(), abs=1e-6 * 3000 / zoom + 1e-3)


@given(moves=st.lists(st.tuples(st.floats(-5000, 5000), st.floats(-5000, 5000)), max_size=8))
def test_the_picture_cannot_be_lost(moves: list[tuple[float, float]]) -> None:
    made = viewport()
    made.zoom_to(2.0)
    for x, y in moves:
        made.pan(QPointF(x, y))
    assert made.target.intersects(QRectF(0, 0, 800, 600))


@pytest.mark.parametrize("zoom", [0.0, 1e-9, 1e9])
def test_the_zoom_has_ends(zoom: float) -> None:
    made = viewport()
    made.zoom_to(zoom)
    assert LOWEST <= made.zoom <= HIGHEST


def test_whole_says_whether_all_can_be_seen() -> None:
    made = viewport()
    assert made.whole
    made.zoom_to(10)
    assert not made.whole


def test_another_size_is_fitted_or_keeps_its_middle() -> None:
    made = viewport()
    made.set_picture(Size(1024, 512))
    assert made.target.width() == pytest.approx(800 - 2 * MARGIN)
    made.zoom_to(1.0)
    made.set_picture(Size(512, 512))
    assert made.target.center() == QPointF(400, 300)
    assert made.zoom == 1.0
