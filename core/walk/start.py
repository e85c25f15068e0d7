"""What a keyframe gives a walk to start from, and how that of two keyframes is mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from torch import Tensor

from core.diffusion.conditioning import Conditioning
from core.document.keyframe import PictureMode, PromptSource
from core.latents.interpolation import blend, slerp, spline, spline_weights
from core.walk.frames import Spot


class Way(Enum):
    """How the frames of a span are made; the plainest that one of its keyframes asks for."""

    NOISE = 0
    """Noise is turned, and drawn from."""
    MORPH = 1
    """Latents are turned, noised in part and drawn again."""
    LATENT = 2
    """Latents are turned and decoded."""


_WAYS = {PictureMode.INVERT: Way.NOISE, PictureMode.MORPH: Way.MORPH, PictureMode.LATENT: Way.LATENT}


def way_of(spot: Spot) -> Way:
    """How the frame at a spot is made."""
    ways = [
        Way.NOISE if isinstance(source, PromptSource) else _WAYS[source.mode]
        for source in (anchor.keyframe.source for anchor in spot.ends)
    ]
    return max(ways, key=lambda way: way.value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Start:
    """A keyframe, or a mixture of several, made ready for one way.

    Attributes:
        positive: One row.
        negative: One row.
        guidance: Scale.
        amounts: Along which directions it is led, by their digests, and how far.
        noise: float32 (C, h, w) on the CPU.
        clean: float32 (C, h, w) on the CPU, the latent mixed by the ways that need one; None for noise.
        rest: float32 (C, h, w) on the CPU, what is added to what is drawn: for a keyframe, all that the
            drawing misses of its latent; None for nothing.
    """

    positive: Conditioning
    negative: Conditioning
    guidance: float
    amounts: Mapping[str, float]
    noise: Tensor
    clean: Tensor | None = None
    rest: Tensor | None = None


def mixed(spot: Spot, starts: Sequence[Start]) -> Start:
    """The start at a spot between keyframes.

    Args:
        spot: Where.
        starts: Of its anchors, in their order.
    """
    share = spot.share
    if len(starts) == 4:
        weights: tuple[float, ...] = spline_weights(spot.knots, share)
        ends = (starts[1], starts[2])
    else:
        weights, ends = (1 - share, share), (starts[0], starts[1])

    def along(points: Sequence[Tensor]) -> Tensor:
        if len(points) == 4:
            return spline(points, spot.knots, share)
        return slerp(points[0], points[1], share)

    def text(parts: Sequence[Conditioning]) -> Conditioning:
        return Conditioning.combined(lambda *tensors: blend(tensors, weights), *parts)

    names = dict.fromkeys(name for start in starts for name in start.amounts)
    latents = [start.clean for start in starts if start.clean is not None]
    rests = [(end.rest, fade) for end, fade in zip(ends, ((1 - share) ** 2, share**2), strict=True)]
    left = [rest * fade for rest, fade in rests if rest is not None]
    return Start(
        positive=text([start.positive for start in starts]),
        negative=text([start.negative for start in starts]),
        guidance=max(0.0, sum(w * s.guidance for w, s in zip(weights, starts, strict=True))),
        amounts={
            name: sum(w * s.amounts.get(name, 0.0) for w, s in zip(weights, starts, strict=True))
            for name in names
        },
        noise=along([start.noise for start in starts]),
        clean=along(latents) if len(latents) == len(starts) else None,
        rest=sum(left[1:], left[0]) if left else None,
    )
