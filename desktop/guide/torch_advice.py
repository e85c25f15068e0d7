"""Whether the PyTorch that is installed can use the graphics card that is there."""

from __future__ import annotations

import shutil
import sys
from importlib import metadata
from pathlib import Path

from desktop.language import mark, tr

COMMANDS = {
    "linux": "pip install --force-reinstall torch",
    "win32": mark("pip install --force-reinstall torch (with the index that pytorch.org names for CUDA)"),
}
DRIVER = Path("/proc/driver/nvidia/version")


def nvidia_driver() -> bool:
    """Whether NVIDIA's driver is there; looks at files only, starts nothing."""
    return DRIVER.is_file() or shutil.which("nvidia-smi") is not None


def cpu_build(version: str, platform: str = sys.platform) -> bool:
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


def advice() -> str:
    """One sentence with the command, or "" if all is well. Never imports torch."""
    version, command = torch_version(), COMMANDS.get(sys.platform, "")
    if not command or not version or not cpu_build(version) or not nvidia_driver():
        return ""
    if getattr(sys, "frozen", False):
        return tr(
            "This package draws on the processor only. To use the NVIDIA card, install Latentscape with pip: "
            "pip install latentscape"
        )
    return tr(
        "There is an NVIDIA card, but PyTorch {version} cannot use it. To change that: {command}",
        version=version,
        command=tr(command),
    )
