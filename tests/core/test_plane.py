"""The map's plane: like beside like, the same each time, and places between points without a jump."""

import numpy as np
import pytest

from core.arrays import Floats
from core.plane import CLOSE, NEIGHBOURS, arrange, signs, weights


def cloud(count: int = 40, seed: int = 0) -> Floats:
    """Points that differ most along one axis, then along another."""
    random = np.random.default_rng(seed)
    spread = random.standard_normal((count, 2)) * (5.0, 2.0)
    base = np.linalg.qr(random.standard_normal((96, 2)))[0]
    points: Floats = (
        (spread @ base.T + 0.05 * random.standard_normal((count, 96))).reshape(count, 6, 4, 4).astype("f4")
    )
    return points


def test_distances_on_the_plane_are_those_of_the_points() -> None:
    points = cloud()
    places, shares = arrange(points)
    assert places.shape == (40, 2)
    assert np.abs(places).max() == pytest.approx(1)
    assert shares[0] > shares[1] > 0
    assert sum(shares) > 0.99
    flat = points.reshape(40, -1)
    far = np.linalg.norm(flat[:, None] - flat[None], axis=2)
    near = np.linalg.norm(places[:, None] - places[None], axis=2)
    assert np.corrcoef(far.ravel(), near.ravel())[0, 1] > 0.999


def test_one_two_and_equal_points_have_places() -> None:
    np.testing.assert_array_equal(arrange(cloud(1))[0], [[0, 0]])
    two, shares = arrange(cloud(2))
    assert np.ptp(two[:, 0]) == pytest.approx(2)
    assert shares == pytest.approx((1, 0), abs=1e-6)
    heap, shares = arrange(np.ones((30, 8), np.float32))
    assert shares == (0, 0)
    gaps = np.linalg.norm(heap[:, None] - heap[None], axis=2) + np.eye(30)
    assert gaps.min() > CLOSE


def test_a_new_point_does_not_turn_the_map_over() -> None:
    points = cloud()
    before, _ = arrange(points)
    after, _ = arrange(np.concatenate([points, 3 * points[:1], -4 * points[1:2]]))
    turned = after[:40] * signs(after[:40], -before)
    assert (turned * -before).sum(axis=0).min() > 0


def test_a_place_on_a_point_is_that_point_and_weights_never_jump() -> None:
    places, _ = arrange(cloud())
    chosen, shares = weights(places, (float(places[7, 0]), float(places[7, 1])))
    assert chosen.tolist() == [7]
    assert shares.tolist() == [1]
    line = np.linspace(-1, 1, 2001)
    full = np.zeros((2001, 40))
    for row, x in enumerate(line):
        chosen, shares = weights(places, (float(x), 0.1))
        assert len(chosen) <= NEIGHBOURS
        assert shares.min() > 0
        full[row, chosen] = shares
    np.testing.assert_allclose(full.sum(axis=1), 1, atol=1e-5)
    assert np.abs(np.diff(full, axis=0)).max() < 0.1


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_points_are_enough(count: int) -> None:
    places, _ = arrange(cloud(count))
    chosen, shares = weights(places, (0.3, 0.4))
    assert 1 <= len(chosen) <= count
    assert shares.sum() == pytest.approx(1)
    same, equal = weights(np.array([[-1, 0], [1, 0]], np.float32), (0.0, 0.0))
    assert sorted(same.tolist()) == [0, 1]
    np.testing.assert_allclose(equal, 0.5)
