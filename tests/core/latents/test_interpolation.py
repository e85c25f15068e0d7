"""Between latents: known answers, and what holds for all."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from core.latents.interpolation import blend, slerp, spline, spline_weights

SHARES = [n / 8 for n in range(9)]
shares = st.floats(0, 1)
seeds = st.integers(0, 10_000)


def vector(*values: float) -> Tensor:
    return torch.tensor([float(value) for value in values])


def noise(seed: int, shape: tuple[int, ...] = (4, 64, 64)) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def angle(one: Tensor, other: Tensor) -> float:
    a, b = one.double().flatten(), other.double().flatten()
    a, b = a / a.norm(), b / b.norm()
    return 2 * math.atan2(float((a - b).norm()), float((a + b).norm()))


@pytest.mark.parametrize("share", SHARES)
def test_orthogonal_vectors_turn_at_a_steady_rate(share: float) -> None:
    got = slerp(vector(1, 0), vector(0, 1), share)
    turn = share * math.pi / 2
    assert torch.allclose(got, vector(math.cos(turn), math.sin(turn)), atol=1e-6)


@pytest.mark.parametrize("share", SHARES)
def test_parallel_vectors_grow_straight(share: float) -> None:
    assert torch.allclose(slerp(vector(1, 1), vector(3, 3), share), vector(1, 1) * (1 + 2 * share))
    near = vector(1, 1 + 1e-7)
    assert torch.allclose(slerp(vector(1, 1), near, share), vector(1, 1), atol=1e-6)


@pytest.mark.parametrize("share", SHARES)
def test_opposite_vectors_go_the_same_way_each_time(share: float) -> None:
    one = noise(1, (16,))
    got = slerp(one, -one, share)
    assert torch.equal(got, slerp(one, -one, share))
    assert got.norm().item() == pytest.approx(one.norm().item(), rel=1e-5)
    assert angle(one, got) == pytest.approx(share * math.pi, abs=1e-5)


@pytest.mark.parametrize("share", SHARES)
def test_from_and_to_nothing_the_way_is_straight(share: float) -> None:
    nought = torch.zeros(2)
    assert torch.allclose(slerp(nought, vector(2, 4), share), vector(2, 4) * share)
    assert torch.allclose(slerp(vector(2, 4), nought, share), vector(2, 4) * (1 - share))
    assert torch.equal(slerp(nought, nought, share), nought)


def test_the_ends_are_exact_and_shape_and_type_stay() -> None:
    one, other = noise(1), noise(2)
    assert torch.equal(slerp(one, other, 0), one)
    assert torch.equal(slerp(one, other, 1), other)
    half = slerp(one.bfloat16(), other.bfloat16(), 0.5)
    assert (half.shape, half.dtype) == (one.shape, torch.bfloat16)


@given(seeds, seeds, shares)
def test_mixed_noise_has_the_length_of_noise(one: int, other: int, share: float) -> None:
    got = slerp(noise(one), noise(other), share)
    root = math.sqrt(got.numel())
    assert abs(got.norm().item() / root - 1) < 0.02
    assert abs(got.std().item() - 1) < 0.02


@given(seeds, seeds, shares)
def test_there_and_back_is_the_same_way(one: int, other: int, share: float) -> None:
    a, b = noise(one, (4, 8, 8)), noise(other, (4, 8, 8))
    assert torch.allclose(slerp(a, b, share), slerp(b, a, 1 - share), atol=1e-5)
    assert angle(a, slerp(a, b, share)) == pytest.approx(share * angle(a, b), abs=1e-5)


@given(st.lists(seeds, min_size=4, max_size=4), shares, st.lists(st.floats(0.1, 9), min_size=3, max_size=3))
def test_a_spline_stays_on_the_shell(drawn: list[int], share: float, lengths: list[float]) -> None:
    points = [noise(seed) for seed in drawn]
    knots = [0.0]
    for length in lengths:
        knots.append(knots[-1] + length)
    got = spline(points, knots, share)
    assert abs(got.norm().item() / math.sqrt(got.numel()) - 1) < 0.02


@pytest.mark.parametrize("twice", ["first", "last", "both"])
def test_a_spline_begins_and_ends_in_its_points(twice: str) -> None:
    points, knots = [noise(seed, (4, 8, 8)) for seed in range(4)], [0.0, 1.0, 3.0, 4.0]
    if twice in {"first", "both"}:
        points[0], knots[0] = points[1], knots[1]
    if twice in {"last", "both"}:
        points[3], knots[3] = points[2], knots[2]
    assert torch.equal(spline(points, knots, 0), points[1])
    assert torch.equal(spline(points, knots, 1), points[2])
    assert torch.allclose(spline(points, knots, 1e-7), points[1], atol=1e-4)
    assert torch.allclose(spline(points, knots, 1 - 1e-7), points[2], atol=1e-4)


def jump(knots: list[float], points: list[Tensor], smooth: bool) -> float:
    """How much the velocity jumps at the third of five points, as a share of the speed."""
    small = 1e-5

    def at(time: float) -> Tensor:
        for n in (1, 2):
            if time <= knots[n + 1] or n == 2:
                share = (time - knots[n]) / (knots[n + 1] - knots[n])
                if smooth:
                    return spline(points[n - 1 : n + 3], knots[n - 1 : n + 3], share).double()
                return slerp(points[n], points[n + 1], share).double()
        raise AssertionError

    middle = knots[2]
    before = (at(middle) - at(middle - small)) / small
    after = (at(middle + small) - at(middle)) / small
    return float((after - before).norm() / before.norm())


@pytest.mark.parametrize("knots", [[0, 1, 2, 3, 4], [0, 1, 1.3, 3, 3.5], [0, 0.2, 2, 2.2, 5]])
def test_a_spline_has_no_jump_of_velocity_at_a_keyframe(knots: list[float]) -> None:
    points = [noise(seed, (4, 16, 16)).double() for seed in range(5)]
    assert jump(knots, points, smooth=True) < 0.01
    assert jump(knots, points, smooth=False) > 0.5, "plain slerp does jump"


@given(shares, st.lists(st.floats(0.1, 9), min_size=3, max_size=3))
def test_spline_weights_pass_a_straight_line_through(share: float, lengths: list[float]) -> None:
    knots = [0.0]
    for length in lengths:
        knots.append(knots[-1] + length)
    weights = spline_weights(knots, share)
    assert sum(weights) == pytest.approx(1)
    at = sum(w * k for w, k in zip(weights, knots, strict=True))
    assert at == pytest.approx(knots[1] + share * (knots[2] - knots[1]), abs=1e-6)


def test_spline_weights_at_the_ends() -> None:
    assert spline_weights([0, 1, 2, 3], 0) == (0, 1, 0, 0)
    assert spline_weights([0, 1, 2, 3], 1) == (0, 0, 1, 0)
    first, one, other, last = spline_weights([0, 0, 1, 1], 0.25)
    assert (first + one, other + last) == pytest.approx((0.75, 0.25)), "two points make a line"


@given(seeds, seeds, shares)
def test_tokens_keep_their_length(one: int, other: int, share: float) -> None:
    a, b = noise(one, (1, 7, 32)) * 3, noise(other, (1, 7, 32))
    got = blend([a, b], [1 - share, share])
    due = a.norm(dim=-1) * (1 - share) + b.norm(dim=-1) * share
    assert torch.allclose(got.norm(dim=-1), due, rtol=1e-4)


def test_a_blend_of_one_is_itself_and_opposites_vanish() -> None:
    a = noise(1, (1, 7, 32))
    assert torch.allclose(blend([a, noise(2, (1, 7, 32))], [1, 0]), a)
    assert torch.equal(blend([a, -a], [0.5, 0.5]), torch.zeros_like(a))
