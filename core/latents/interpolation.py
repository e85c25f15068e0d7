"""Between latents: along great circles for noise, along straight lines with kept norms for conditioning.

High-dimensional noise lies on a thin shell: its straight mixture is too short and draws grey pictures, so it
is turned instead (Shoemake, "Animating rotation with quaternion curves", 1985). Through more than two points
goes a cubic Bézier curve made of great arcs (Park and Ravani, "Bézier curves on Riemannian manifolds", 1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor

_TINY = 1e-7
"""Sine of the angle below which two directions are taken for parallel."""


def slerp(start: Tensor, end: Tensor, share: float) -> Tensor:
    """The tensor at ``share`` of the way along the shorter great arc from ``start`` to ``end``.

    Each is one vector, however many axes it has. Its length runs straight from the one's to the other's.
    Nearly parallel vectors are mixed linearly. Exactly opposite ones have no shortest arc: the way then leads
    through a fixed direction, the same each time. From or to a zero vector the way is straight.

    Args:
        start: Float, any shape.
        end: Of the same shape.
        share: 0..1; the ends are given back exactly.

    Returns:
        Of the shape and type of ``start``.
    """
    if share <= 0:
        return start.clone()
    if share >= 1:
        return end.to(start).clone()
    one, other = start.double().flatten(), end.double().flatten()
    first, last = one.norm(), other.norm()
    if min(first, last) == 0:
        mixed = one + (other - one) * share
    else:
        mixed = _turned(one / first, other / last, share) * (first + (last - first) * share)
    return mixed.reshape(start.shape).to(start)


def spline(points: Sequence[Tensor], knots: Sequence[float], share: float) -> Tensor:
    """The tensor at ``share`` of the way from the second to the third of four points, on a smooth curve.

    Its direction and speed at a point do not jump where neighbouring spans meet, whatever their lengths.

    Args:
        points: The point before the span, its two ends, the point after it; float, one shape.
        knots: Their times, rising. An end of the walk is given twice, point and time.
        share: 0..1; the ends are given back exactly.
    """
    if share <= 0:
        return points[1].clone()
    if share >= 1:
        return points[2].to(points[1]).clone()
    flat = [point.double().flatten() for point in points]
    norms = [point.norm() for point in flat]
    weights = spline_weights(knots, share)
    if min(norms) == 0:
        mixed = sum((w * p for w, p in zip(weights, flat, strict=True)), torch.zeros_like(flat[0]))
        return mixed.reshape(points[1].shape).to(points[1])
    before, one, other, after = (p / n for p, n in zip(flat, norms, strict=True))
    length = knots[2] - knots[1]
    leaving = _velocity(before, one, other, knots[1] - knots[0], length)
    arriving = -_velocity(after, other, one, knots[3] - knots[2], length)
    control: tuple[Tensor, ...] = (
        one,
        _ahead(one, leaving * (length / 3)),
        _ahead(other, -arriving * (length / 3)),
        other,
    )
    while len(control) > 1:  # de Casteljau, with arcs in place of lines
        control = tuple(_turned(a, b, share) for a, b in pairwise(control))
    norm = sum((w * n for w, n in zip(weights, norms, strict=True)), torch.zeros_like(norms[0]))
    return (control[0] * norm.clamp(min=0)).reshape(points[1].shape).to(points[1])


def spline_weights(knots: Sequence[float], share: float) -> tuple[float, float, float, float]:
    """How much of each of four points there is in the smooth curve through them (they sum to 1).

    A cubic Hermite spline with Catmull and Rom's tangents, for knots at any distances.

    Args:
        knots: Times of the four points, as for :func:`spline`.
        share: 0..1, between the second and the third.
    """
    h = knots[2] - knots[1]
    s = share
    leaving = h * (s - 2 * s**2 + s**3) / (knots[2] - knots[0])
    arriving = h * (s**3 - s**2) / (knots[3] - knots[1])
    done = 3 * s**2 - 2 * s**3
    return -leaving, 1 - done - arriving, done + leaving, arriving


def mixture(tensors: Sequence[Tensor], weights: Sequence[float]) -> Tensor:
    """A weighted sum of a length that decodes well: the middle of several latents, or A - B + C.

    Two with weights that are not below 0 are mixed along the great arc (:func:`slerp`); of more, the middle
    has the length that is due to it. A sum that takes something away is no longer than the longest of them.

    Args:
        tensors: Float, one shape.
        weights: One for each, summing to 1.
    """
    if len(tensors) == 2 and min(weights) >= 0:
        return slerp(tensors[0], tensors[1], weights[1])
    wide = [tensor.double() for tensor in tensors]
    norms = [float(tensor.norm()) for tensor in wide]
    mixed = sum((w * t for w, t in zip(weights, wide, strict=True)), torch.zeros_like(wide[0]))
    length = float(mixed.norm())
    due = min(length, max(norms))
    if min(weights) >= 0:
        due = sum(w * norm for w, norm in zip(weights, norms, strict=True))
    return (mixed * (due / length) if length else mixed).to(tensors[0])


def blend(tensors: Sequence[Tensor], weights: Sequence[float]) -> Tensor:
    """A weighted mixture whose vectors along the last axis keep the length that is due to them.

    Of text encodings, whose tokens would else grow faint half way.

    Args:
        tensors: Float (…, D), one shape.
        weights: One for each, summing to 1.
    """
    wide = [tensor.double() for tensor in tensors]
    mixed = sum((w * t for w, t in zip(weights, wide, strict=True)), torch.zeros_like(wide[0]))
    due = sum(
        (w * t.norm(dim=-1, keepdim=True) for w, t in zip(weights, wide, strict=True)),
        torch.zeros_like(wide[0][..., :1]),
    )
    norm = mixed.norm(dim=-1, keepdim=True)
    scale = torch.where(norm > 0, due.clamp(min=0) / norm.clamp(min=1e-12), torch.ones_like(norm))
    return (mixed * scale).to(tensors[0])


def _turned(one: Tensor, other: Tensor, share: float) -> Tensor:
    """From unit vector to unit vector along the arc."""
    angle, direction = _arc(one, other)
    turn = angle * share
    return one * torch.cos(turn) + direction * torch.sin(turn)


def _arc(one: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
    """The angle between two unit vectors and the unit tangent at the first that leads to the second."""
    cosine = one @ other
    across = other - cosine * one
    sine = across.norm()
    if sine > _TINY:
        return torch.atan2(sine, cosine), across / sine
    if cosine > 0:  # parallel: what little there is between them is straight
        return sine, across / sine.clamp(min=1e-300)
    away = torch.zeros_like(one)
    away[one.abs().argmin()] = 1.0
    away -= (away @ one) * one
    return torch.full_like(cosine, torch.pi), away / away.norm()


def _velocity(before: Tensor, at: Tensor, after: Tensor, h0: float, h: float) -> Tensor:
    """The tangent at ``at`` of a curve through three unit vectors, in radians per unit of time.

    The mean velocity over both spans: it never throws the curve past its points, however unlike they are.
    """
    angle, direction = _arc(at, after)
    ahead = direction * angle
    if h0 <= 0:
        return ahead / h
    angle, direction = _arc(at, before)
    return (ahead - direction * angle) / (h0 + h)


def _ahead(at: Tensor, tangent: Tensor) -> Tensor:
    """Where one comes from a unit vector along a tangent."""
    length = tangent.norm()
    if length == 0:
        return at
    ahead: Tensor = at * torch.cos(length) + tangent / length * torch.sin(length)
    return ahead
