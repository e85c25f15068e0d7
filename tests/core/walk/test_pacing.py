"""Pace: what is measured, where one looks, and where frames are put."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from core.arrays import Floats, Picture
from core.walk.pacing import Track, budget, difference, distance, even, look, unevenness


def flat(value: int) -> Picture:
    return np.full((64, 48, 3), value, np.uint8)


def test_the_measure_is_lightness_between_greys() -> None:
    assert difference(flat(7), flat(7)) == 0
    assert difference(flat(0), flat(255)) == pytest.approx(100, abs=0.5)
    assert difference(flat(119), flat(124)) == pytest.approx(2, abs=0.3), "about what can just be noticed"


def test_a_small_shift_differs_less_than_another_picture() -> None:
    y, x = np.mgrid[0:64, 0:64]
    wave = np.repeat((128 + 90 * np.sin(x / 6 + y / 9)).astype(np.uint8)[..., None], 3, axis=2)
    assert difference(wave, np.roll(wave, 1, axis=1)) < 0.5 * difference(wave, wave.transpose(1, 0, 2)[::-1])


def test_clear_parts_are_seen_on_white() -> None:
    clear = np.zeros((8, 8, 4), np.uint8)
    assert difference(clear, np.full((8, 8, 3), 255, np.uint8)) == 0


def jumpy(share: float) -> Floats:
    """A way that creeps, leaps within a hundredth of it, and creeps on."""
    leap = 1 / (1 + np.exp(-(share - 0.37) * 800))
    return np.array([20 * leap + share, 2 * share], np.float32)


def turning(share: float) -> Floats:
    return np.array([np.cos(3 * share**3), np.sin(3 * share**3)], np.float32)


@pytest.mark.parametrize("way", [jumpy, turning])
@pytest.mark.parametrize("frames", [4, 12, 48])
def test_frames_are_spread_evenly_whatever_the_way(way: Callable[[float], Floats], frames: int) -> None:
    track = Track()
    while wanted := track.wanted(frames, 4):
        for share in wanted:
            track.add(share, way(share))
    assert len(track.shares) <= budget(frames) + 4
    parts = [n / frames for n in range(1, frames)]

    def spread(shares: list[float]) -> float:
        seen = [way(share) for share in [0.0, *shares, 1.0]]
        return unevenness([distance(a, b) for a, b in itertools.pairwise(seen)])

    shares = list(even(track, parts))
    assert shares == sorted(shares)
    assert spread(shares) < 0.5 * spread(parts)
    assert spread(shares) < 0.35


def test_an_easing_is_kept() -> None:
    track = Track()
    for n in range(17):
        track.add(n / 16, turning(n / 16))
    parts = [(n / 8) ** 2 for n in range(1, 8)]
    seen = [turning(share) for share in [0.0, *even(track, parts), 1.0]]
    steps = np.array([distance(a, b) for a, b in itertools.pairwise(seen)])
    wanted = np.diff([0.0, *parts, 1.0])
    assert np.allclose(steps / steps.sum(), wanted, atol=0.02)


def test_where_nothing_changes_the_times_count() -> None:
    track = Track()
    for share in (0.0, 0.5, 1.0):
        track.add(share, look(flat(5)))
    assert even(track, [0.25, 0.5]) == (0.25, 0.5)
    assert track.wanted(4, 4) == []
    assert unevenness([]) == unevenness([0.0, 0.0]) == 0
