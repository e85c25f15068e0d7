"""One layer's pixels over another's (W3C Compositing and Blending Level 1, and its Porter-Duff "plus")."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Picture
from core.document.layer import Blend

Pixels = NDArray[np.uint32]
"""Whole pixels, alpha in the highest byte."""
PIXEL = np.dtype("<u4")
OPAQUE, COLOUR = 0xFF000000, np.uint32(0x00FFFFFF)
PAIR, ROUND = np.uint32(0x00FF00FF), np.uint32(0x00800080)
_HALF = np.float32(0.5)


def lay(backdrop: Picture, source: Picture, opacity: float = 1.0, blend: Blend = Blend.NORMAL) -> None:
    """Put ``source`` over ``backdrop``, in place.

    Where the source is clear every bit of the backdrop stays; where a full one is opaque (and normal), or the
    backdrop is clear, the source's colour comes through to the bit.

    Args:
        backdrop: uint8 (h, w, 4), straight alpha; written to.
        source: uint8 (h, w, 4), straight alpha.
        opacity: 0..1, of the source.
        blend: How their colours meet.
    """
    alpha = source[..., 3]
    if opacity == 1 and blend is Blend.NORMAL and int(alpha.min()) == 255:
        backdrop[...] = source
        return
    seen = alpha > 0
    count = int(np.count_nonzero(seen))
    if count == 0 or opacity <= 0:
        return
    below, above = backdrop.view(PIXEL)[..., 0], source.view(PIXEL)[..., 0]
    if int(backdrop[..., 3].max()) == 0:  # on nothing the source is seen as it is
        faded = above if opacity == 1 else above & COLOUR | _alpha(above, opacity) << 24
        np.copyto(below, faded, where=seen)
        return
    if count > 0.75 * seen.size:  # picking out costs more than it saves
        new = _mixed(below.ravel(), above.ravel(), opacity, blend).reshape(below.shape)
        np.copyto(below, new, where=seen)
    else:
        below[seen] = _mixed(below[seen], above[seen], opacity, blend)


def _mixed(below: Pixels, above: Pixels, opacity: float, blend: Blend) -> Pixels:
    """Both (n,), the source's alpha not 0 (or what comes out is not used)."""
    if blend is Blend.NORMAL and int(below.min()) >= OPAQUE:
        return _over_opaque(below, above, opacity)
    channels = (below.view(np.uint8).reshape(-1, 4), above.view(np.uint8).reshape(-1, 4))
    return _by_channel(*channels, opacity, blend).view(PIXEL)[:, 0]


def _over_opaque(below: Pixels, above: Pixels, opacity: float) -> Pixels:
    """The case that painting meets most: two channels at a time in whole numbers, rounded to the nearest."""
    alpha = _alpha(above, opacity)
    rest = 255 - alpha
    out = np.full_like(below, OPAQUE)
    for shift in (0, 8):
        pair = (below >> shift) & PAIR
        pair *= rest
        pair += ((above >> shift) & PAIR) * alpha
        pair += ROUND
        pair += (pair >> 8) & PAIR
        pair >>= 8
        pair &= PAIR if shift == 0 else 0xFF
        out |= pair << shift
    return out


def _alpha(pixels: Pixels, opacity: float) -> Pixels:
    alpha: Pixels = pixels >> np.uint32(24)
    if opacity < 1:
        alpha = np.round(np.arange(256) * opacity).astype(np.uint32)[alpha]
    return alpha


def _by_channel(below: Picture, above: Picture, opacity: float, blend: Blend) -> Picture:
    """Both (n, 4). A channel at a time: numpy is quickest on plain rows."""
    alpha = above[:, 3].astype(np.float32)
    alpha *= np.float32(opacity / 255)
    solid = bool((below[:, 3] == 255).all())
    out = np.empty_like(below)
    if solid and blend is not Blend.ADD:
        for channel in range(3):
            back, source = (one[:, channel].astype(np.float32) for one in (below, above))
            met = source if blend is Blend.NORMAL else _MEETINGS[blend](back, source)
            met -= back
            met *= alpha
            met += back
            met += _HALF  # casting cuts off: this rounds
            out[:, channel] = met
        out[:, 3] = 255
        return out
    under = below[:, 3].astype(np.float32)
    under *= np.float32(1 / 255)
    rest = under if blend is Blend.ADD else under * (1 - alpha)
    total = np.minimum(alpha + rest, 1)
    share = np.maximum(total, np.float32(1e-6))
    for channel in range(3):
        back, source = (one[:, channel].astype(np.float32) for one in (below, above))
        if blend in _MEETINGS:
            source += (_MEETINGS[blend](back, source) - source) * under
        colour = (source * alpha + back * rest) / share
        out[:, channel] = np.minimum(colour, 255) + _HALF
    out[:, 3] = total * 255 + _HALF
    return out


def _multiply(back: Floats, source: Floats) -> Floats:
    met: Floats = back * source * np.float32(1 / 255)
    return met


def _screen(back: Floats, source: Floats) -> Floats:
    met: Floats = back + source - back * source * np.float32(1 / 255)
    return met


def _overlay(back: Floats, source: Floats) -> Floats:
    """Hard light with the two exchanged."""
    dark, light = 2 * _multiply(back, source), _screen(2 * back - 255, source)
    return np.where(back <= 127.5, dark, light)


_MEETINGS: dict[Blend, Callable[[Floats, Floats], Floats]] = {
    Blend.MULTIPLY: _multiply,
    Blend.SCREEN: _screen,
    Blend.OVERLAY: _overlay,
    Blend.DARKEN: np.minimum,
    Blend.LIGHTEN: np.maximum,
}
"""B(backdrop, source), all 0..255."""
