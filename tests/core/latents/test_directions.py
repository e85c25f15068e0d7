"""Directions among latents: found where they are, orthogonal to what is kept, in standard deviations."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from core.direction import Direction, Kind, cosine
from core.errors import InputError
from core.latents.directions import Examples, drift, learn, orthogonal, shift

SHAPE = (3, 4, 5)
SIZE = 60


def noise(seed: int, *shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def unit(seed: int) -> Tensor:
    vector = noise(seed, *SHAPE)
    return vector.div(vector.norm())


def sets(vector: Tensor, *, count: int = 200, apart: float = 6.0, seed: int = 0) -> Examples:
    less = noise(seed, count, *SHAPE)
    return Examples(name="it", more=noise(seed + 1, count, *SHAPE) + apart * vector, less=less)


def test_the_difference_of_two_examples() -> None:
    more, less = noise(1, 1, *SHAPE), noise(2, 1, *SHAPE)
    learned = learn(Examples(name="it", more=more, less=less))
    difference = (more - less)[0].numpy()
    assert cosine(learned.vector, difference) == pytest.approx(1)
    assert np.linalg.norm(learned.vector) == pytest.approx(1, abs=1e-6)
    assert learned.unit * 2 == pytest.approx(float(np.linalg.norm(difference)), rel=1e-5)


def test_an_amount_of_two_goes_from_one_set_to_the_other() -> None:
    truth = unit(5)
    learned = learn(sets(truth, apart=30.0), whiten=False)
    assert cosine(learned.vector, truth.numpy()) > 0.98
    assert 2 * learned.unit == pytest.approx(30, rel=0.05)


def test_whitening_finds_the_direction_through_a_loud_nuisance() -> None:
    truth, loud = unit(5), unit(6)
    loud = loud - (loud * truth).sum() * truth
    examples = sets(truth, count=100, apart=2.0)
    swing = 20 * noise(9, 200, 1, 1, 1) * loud
    noisy = Examples(name="it", more=examples.more + swing[:100], less=examples.less + swing[100:])
    plain, white = learn(noisy, whiten=False), learn(noisy, whiten=True)
    assert cosine(white.vector, truth.numpy()) > 0.75
    assert cosine(white.vector, truth.numpy()) > cosine(plain.vector, truth.numpy()) + 0.2
    assert abs(cosine(white.vector, loud.numpy())) < 0.1


def test_whitening_is_the_shrunk_inverse_scatter() -> None:
    examples = sets(unit(5), count=70)
    learned = learn(examples)
    more, less = examples.more.double().flatten(1), examples.less.double().flatten(1)
    residuals = torch.cat([more - more.mean(0), less - less.mean(0)])
    scatter = residuals.T @ residuals / len(residuals)
    difference = more.mean(0) - less.mean(0)
    # Some share of shrinkage between the limits must give the very same vector.
    scale = scatter.trace() / SIZE
    best = max(
        cosine(
            learned.vector,
            torch.linalg.solve(
                (1 - share) * scatter + share * scale * torch.eye(SIZE, dtype=torch.float64), difference
            ).numpy(),
        )
        for share in np.linspace(0.05, 0.999, 400)
    )
    assert best > 1 - 1e-6


def test_what_is_kept_is_orthogonal() -> None:
    truth, other, third = unit(5), unit(6), unit(7)
    mixed = truth + other + 0.5 * third
    keep = [sets(other, seed=20), sets(third, seed=30)]
    learned = learn(sets(mixed / mixed.norm()), keep)
    assert len(learned.kept) == 2
    for kept in learned.kept:
        assert abs(cosine(learned.vector, kept.vector)) < 1e-4
    without = learn(sets(mixed / mixed.norm()))
    assert abs(cosine(without.vector, learned.kept[0].vector)) > 0.3


def test_nothing_left_is_said() -> None:
    examples = Examples(name="it", more=noise(1, 1, *SHAPE), less=noise(2, 1, *SHAPE))
    with pytest.raises(InputError, match="Nothing is left of this direction without “it”"):
        learn(examples, [examples])
    same = Examples(name="it", more=examples.more, less=examples.more)
    with pytest.raises(InputError, match="are the same"):
        learn(same)
    with pytest.raises(InputError, match="“it” cannot be kept"):
        learn(examples, [same])


def test_orthogonal_to_near_parallel_vectors() -> None:
    one = noise(1, SIZE)
    other = one + 1e-3 * noise(2, SIZE)
    left = orthogonal(noise(3, SIZE), [one, other])
    assert abs(cosine(left.numpy(), one.numpy())) < 1e-6
    assert abs(cosine(left.numpy(), other.numpy())) < 1e-6


def direction(vector: Tensor, size: float = 2.0, **more: object) -> Direction:
    return Direction(
        name="it",
        kind=Kind.LATENT,
        model="m",
        fingerprint="f",
        tensors={"vector": vector.numpy()},
        unit=size,
        **more,  # type: ignore[arg-type]  # the test's own
    )


def test_shifts_add_up_and_scale_to_the_latent() -> None:
    one, other = direction(unit(1)), direction(unit(2), 3.0)
    like = torch.zeros(2, *SHAPE)
    total = shift([(one, 1.5), (other, -1.0)], like)
    torch.testing.assert_close(total[0], 3.0 * unit(1) - 3.0 * unit(2))
    larger = shift([(one, 1.0)], torch.zeros(1, 3, 8, 10))
    assert larger.shape == (1, 3, 8, 10)
    assert float(larger.mean()) == pytest.approx(float(2 * unit(1).mean()), abs=1e-4)
    with pytest.raises(InputError, match="3 channels where this model's latents have 4"):
        shift([(one, 1.0)], torch.zeros(1, 4, 4, 5))


def test_the_drift_along_what_is_kept() -> None:
    learned = learn(sets(unit(5)), [sets(unit(6), seed=40)])
    led = direction(torch.from_numpy(learned.vector.copy()), learned.unit, kept=learned.kept)
    (kept,) = learned.kept
    ((name, amount),) = drift(led, (2 * led.unit * led.main).astype(np.float32))
    assert name == "it"
    assert abs(amount) < 1e-3
    ((_, amount),) = drift(led, (1.5 * kept.unit * kept.vector).astype(np.float32))
    assert amount == pytest.approx(1.5, rel=1e-4)
