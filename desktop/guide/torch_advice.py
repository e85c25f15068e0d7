"""Whether the PyTorch that is installed can use the graphics card that is there."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from desktop.language import tr

DRIVER = Path("/proc/driver/nvidia/version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What should be changed about PyTorch.

    Attributes:
        sentence: For the person.
        command: What changes it, in this very environment; "" if there is no one command.
    """

    sentence: str
    command: str = ""


def nvidia_driver() -> bool:
    """Whether NVIDIA's driver is there; looks at files only, starts nothing."""
    return DRIVER.is_file() or shutil.which("nvidia-smi") is not None


def cpu_build(version: str, platform: str) -> bool:
    """Whether a PyTorch of this version is one for processors only.

    On Linux the build on PyPI is the one for CUDA, and has no mark; on Windows it is the one for processors.
    """
    build = version.partition("+")[2]
    return build == "cpu" or (not build and platform == "win32")


def torch_version() -> str:
    """Of the installed PyTorch, without importing it; "" if there is none."""
    try:
        return metadata.version("torch")
    except metadata.PackageNotFoundError:
        return ""


def advice() -> Advice | None:
    """What to do about a card that PyTorch cannot use; None if all is well. Never imports torch."""
    version = torch_version()
    known = sys.platform in ("linux", "win32") and bool(version)
    if not known or not cpu_build(version, sys.platform) or not nvidia_driver():
        return None
    if getattr(sys, "frozen", False):
        return Advice(
            sentence=tr("This package draws on the processor only: for the card, install it with pip."),
            command="pip install latentscape",
        )
    said = tr("There is an NVIDIA card, but PyTorch {version} cannot use it.", version=version)
    if sys.platform == "win32":
        return Advice(sentence=f"{said} {tr('pytorch.org names the command for the build with CUDA.')}")
    command = "pip install --force-reinstall torch"
    return Advice(
        sentence=f"{said} {tr('To change that: {command}', command=command)}",
        command=f"{shlex.quote(sys.executable)} -m {command}",
    )
