"""The words of ``direction`` and ``inspect``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.direction import Kind

Command = Callable[..., argparse.ArgumentParser]


def text(word: str) -> str:
    """An argument that is no path, whatever the locale took its bytes for."""
    return os.fsencode(word).decode("utf-8", "replace")


def direction(
    command: argparse.ArgumentParser,
    make: Command,
    number: Callable[[str], float],
    sampling: Callable[..., None],
    machine: Callable[..., None],
) -> None:
    """``direction learn``, ``apply`` and ``list``.

    Args:
        command: Of ``direction``.
        make: Makes a command of a command.
        number: Reads a number, or says that it is none.
        sampling: Adds what drawing takes.
        machine: Adds model and machine.
    """
    actions: Any = command.add_subparsers(metavar="ACTION", required=True)
    _learn(make(actions, "learn", "learn a direction from two sets of examples", "learn"), machine)
    applying = make(actions, "apply", "lead a picture along a direction", "apply")
    applying.add_argument("direction", metavar="DIRECTION", help="a file, or the name of one in the library")
    applying.add_argument("picture", metavar="IN.png", type=Path)
    applying.add_argument(
        "--amount", type=number, required=True, help="how far, in standard deviations; -3 to 3 is usual"
    )
    applying.add_argument("-o", "--out", metavar="FILE", type=Path, required=True, help="out.png, …")
    applying.add_argument(
        "--mask", metavar="MASK.png", type=Path, help="only where it is white; the rest is kept to the bit"
    )
    applying.add_argument(
        "--strength",
        type=number,
        help="how much is drawn anew after it (default: 0, the latent alone; 0.6 for directions that act "
        "while a picture is drawn)",
    )
    applying.add_argument(
        "--prompt",
        metavar="PROMPT",
        type=text,
        help="what is drawn, above strength 0 (default: as its recipe says)",
    )
    sampling(applying)
    machine(applying)
    listing = make(actions, "list", "which directions a model has", "list_directions")
    listing.add_argument("--model", metavar="NAME|PATH", help="default: the one in the box")


def inspect(command: argparse.ArgumentParser, machine: Callable[..., None]) -> None:
    """``inspect``."""
    command.add_argument("picture", metavar="IN.png", type=Path)
    command.add_argument("-o", "--out", metavar="FILE", type=Path, help="report.png: channels and error")
    machine(command)


def _learn(command: argparse.ArgumentParser, machine: Callable[..., None]) -> None:
    command.add_argument("--more", metavar="DIR|PROMPT", required=True, help="what it leads to")
    command.add_argument("--less", metavar="DIR|PROMPT", required=True, help="what it leads away from")
    command.add_argument(
        "-o",
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help="smile.safetensors; its name is the direction's",
    )
    command.add_argument(
        "--keep",
        metavar="PROMPT",
        type=text,
        action="append",
        default=[],
        help="what it leaves alone; more than once",
    )
    command.add_argument(
        "--kind",
        choices=[kind.value for kind in Kind],
        help="latent acts on any picture (the default for folders), conditioning (for prompts) and guidance "
        "act while a picture is drawn",
    )
    command.add_argument("--name", help="what it is called (default: the file's name)")
    command.add_argument(
        "--drawn", metavar="N", type=int, default=8, help="pictures drawn for a prompt, where they are needed"
    )
    command.add_argument("--seed", metavar="N", type=int, default=0, help="of the first of them")
    machine(command)
