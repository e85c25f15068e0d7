"""models list, add, check and remove."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Any

from core.cli.output import report
from core.cli.session import run_job
from core.events import Finished, ModelReady
from core.jobs import LoadModel
from core.model_info import ModelInfo
from core.models.catalog import Catalog


def list_models(_arguments: Namespace) -> None:
    """Which models there are, and what is wrong with those that cannot be used."""
    rows: list[dict[str, Any]] = []
    for entry in Catalog().entries():
        if entry.info is None:
            sys.stdout.write(f"{entry.name:20}  cannot be used: {entry.problem}\n")
            rows.append({"name": entry.name, "path": str(entry.path), "problem": entry.problem})
        else:
            sys.stdout.write(f"{_line(entry.info)}\n")
            rows.append(_row(entry.info))
    report(models=rows)


def add_model(arguments: Namespace) -> None:
    """Take a model folder into the list."""
    info = Catalog().add(arguments.path)
    sys.stdout.write(f"{_line(info)}\n")
    report(**_row(info))


def check_model(arguments: Namespace) -> None:
    """Open a model and look at every weight."""
    info = Catalog().find(arguments.path)
    values: dict[str, Any] = {}
    for event in run_job(arguments, LoadModel(model=arguments.path)):
        match event:
            case ModelReady():
                values |= {"device": event.device, "precision": event.precision, "memory": event.memory}
            case Finished():
                values["seconds"] = round(event.seconds, 3)
    sys.stdout.write(f"{_line(info)}\nNothing is wrong with it.\n")
    report(**_row(info), **values)


def remove_model(arguments: Namespace) -> None:
    """Take a model off the list."""
    Catalog().remove(arguments.name)
    report(removed=arguments.name)


def _line(info: ModelInfo) -> str:
    box = ", in the box" if info.bundled else ""
    return (
        f"{info.name:20}  {info.title}: {info.family}, {info.native_size}, {info.factor}x{info.factor} "
        f"pixels a cell, {info.channels} channels, {info.bytes / 1e6:,.0f} MB{box}"
    )


def _row(info: ModelInfo) -> dict[str, Any]:
    return {
        "name": info.name,
        "title": info.title,
        "path": str(info.path),
        "family": info.family,
        "fingerprint": info.fingerprint,
        "size": str(info.native_size),
        "factor": info.factor,
        "channels": info.channels,
        "prediction": info.prediction,
        "steps": info.defaults.steps,
        "guidance": info.defaults.guidance,
        "sampler": info.defaults.sampler,
        "bundled": info.bundled,
        "bytes": info.bytes,
    }
