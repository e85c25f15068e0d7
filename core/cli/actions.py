"""What each command does; its arguments are those of ``core/cli/arguments.py``."""

from __future__ import annotations

from core.cli.again import again
from core.cli.direction_actions import apply, learn, list_directions
from core.cli.drawing import generate, variation
from core.cli.inspect_action import inspect
from core.cli.latent_actions import decode, encode
from core.cli.model_actions import add_model, check_model, list_models, remove_model
from core.cli.painting import inpaint
from core.cli.picture_actions import demo, recipe
from core.cli.walking import walk

__all__ = [
    "add_model",
    "again",
    "apply",
    "check_model",
    "decode",
    "demo",
    "encode",
    "generate",
    "inpaint",
    "inspect",
    "learn",
    "list_directions",
    "list_models",
    "recipe",
    "remove_model",
    "variation",
    "walk",
]
