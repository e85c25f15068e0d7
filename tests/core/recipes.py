"""Recipes for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from core.geometry import Size
from core.recipe import (
    MAX_AMOUNT,
    MAX_CLIP_SKIP,
    MAX_LORA,
    MAX_SEED,
    Lora,
    Recipe,
    Repaint,
    Source,
    Steering,
)
from core.samplers import SAMPLERS

any_text = st.text(st.characters(exclude_characters="\0"), max_size=200)
"""Including lone surrogates, control characters and everything else a clipboard may hold."""

sizes = st.builds(Size, st.integers(1, 8192), st.integers(1, 8192))
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
sources = st.builds(Source, name=st.text(max_size=50), sha256=hashes)

repaints = st.builds(
    Repaint,
    region=st.tuples(*[st.integers(0, 8192)] * 4),
    mask=hashes,
    fill=st.text(max_size=10),
    feather=st.floats(0, 1024),
    match=st.booleans(),
)

steerings = st.builds(
    Steering,
    name=st.text(max_size=80),
    digest=st.text("0123456789abcdef", min_size=16, max_size=16),
    amount=st.floats(-MAX_AMOUNT, MAX_AMOUNT),
)

loras = st.builds(
    Lora,
    name=st.text(max_size=80),
    weight=st.floats(-MAX_LORA, MAX_LORA),
    text_weight=st.floats(-MAX_LORA, MAX_LORA),
)

recipes = st.builds(
    Recipe,
    prompt=any_text,
    negative=any_text,
    seed=st.integers(0, MAX_SEED),
    size=sizes,
    steps=st.integers(1, 1000),
    guidance=st.floats(0, 100),
    sampler=st.sampled_from(sorted(SAMPLERS)),
    model=any_text,
    fingerprint=hashes | st.just(""),
    strength=st.floats(0, 1),
    source=st.none() | sources,
    repaint=st.none() | repaints,
    directions=st.lists(steerings, max_size=3).map(tuple),
    clip_skip=st.integers(1, MAX_CLIP_SKIP),
    loras=st.lists(loras, max_size=3).map(tuple),
    vae=any_text,
)
