"""The diagnostic report: what somebody needs who is asked for help; nothing about the person."""

from __future__ import annotations

import os
import platform
import sys
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from core.events import ModelReady
from desktop import log
from desktop.state.preferences import Preferences
from desktop.words import size_of

PACKAGES = (
    "torch",
    "diffusers",
    "transformers",
    "safetensors",
    "numpy",
    "pillow",
    "av",
    "PySide6-Essentials",
    "qasync",
)


def version() -> str:
    """Of this program."""
    return version_of("latentscape")


def version_of(package: str) -> str:
    """Of an installed package, without importing it; "none" if it is not there."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def diagnostic_report(preferences: Preferences, model: ModelReady | None) -> str:
    """Versions, machine, model, changed preferences, the end of the log; as Markdown.

    No prompts, no names of files or folders, no names of people or machines.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    screens = ", ".join(
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in app.screens()
    )
    changed = [
        f"{preference.key} = {preferences.value(preference.key)}"
        for preference in preferences.all
        if preferences.value(preference.key) != preference.usual
    ]
    lines = [
        f"Latentscape {version()}",
        f"System: {platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} cores",
        f"Python {platform.python_version()}, Qt {qVersion()} on {app.platformName()}{_bundled()}",
        f"Screens: {screens}",
        "Packages: " + ", ".join(f"{name} {version_of(name)}" for name in PACKAGES),
        f"Model: {_model_line(model)}",
        f"Preferences: {'; '.join(changed) or 'as they were at first'}",
    ]
    text = "\n".join(f"- {line}" for line in lines)
    told = log.tail()
    return log.without_names(text) + (f"\n\n```\n{told}\n```" if told else "\n\nThe log is empty.")


def _bundled() -> str:
    return ", bundled" if getattr(sys, "frozen", False) else ""


def _model_line(model: ModelReady | None) -> str:
    if model is None:
        return "none in memory"
    name = model.info.name if model.info.bundled else "the person's own"
    return (
        f"{name} ({model.info.family}) on {model.device}, {model.device_name}, "
        f"{model.precision}, {size_of(model.memory)}"
    )
