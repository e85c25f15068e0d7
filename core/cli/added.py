"""What the command line adds to a model: LoRAs, a VAE, clip skip."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path
from typing import Any

from core.errors import FileError
from core.models.catalog import Catalog
from core.recipe import Lora

_WEIGHTED = re.compile(r"(.+?)(?::([+-]?\d*\.?\d+))?(?::([+-]?\d*\.?\d+))?")


def added(arguments: Namespace) -> dict[str, Any]:
    """The recipe's fields that ``--lora``, ``--vae`` and ``--clip-skip`` ask for; none that is not asked for.

    A file that is named by its path is known by its name from then on, so that the recipe finds it again.

    Raises:
        InputError: If a weight is out of range.
        FileError: If there is no such file.
    """
    fields: dict[str, Any] = {}
    if arguments.lora:
        fields["loras"] = tuple(_lora(text) for text in arguments.lora)
    if arguments.vae:
        fields["vae"] = _known(arguments.vae)
    if arguments.clip_skip is not None:
        fields["clip_skip"] = arguments.clip_skip
    return fields


def _lora(text: str) -> Lora:
    match = _WEIGHTED.fullmatch(text)
    name, first, second = match.groups() if match else (text, None, None)
    text_weight = float(first) if first else 1.0
    return Lora(name=_known(name), weight=float(second) if second else text_weight, text_weight=text_weight)


def _known(name: str) -> str:
    if not name.endswith(".safetensors"):
        return name
    path = Path(name).expanduser()
    if not path.is_file():
        raise FileError(f"There is no file “{path.name}” at this path: check it.")
    return Catalog().add_file(path).stem
