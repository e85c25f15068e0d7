"""Recipes for tests."""

from core.geometry import Size
from core.recipe import Recipe


def recipe(prompt: str = "a cat", *, seed: int = 0, size: int = 64, steps: int = 4) -> Recipe:
    """A recipe of the fake model."""
    return Recipe(prompt=prompt, seed=seed, size=Size(size, size), steps=steps, guidance=3.0, sampler="ddim")
