"""models list, add, check and remove."""

from __future__ import annotations

import threading
from argparse import Namespace
from pathlib import Path
from typing import Any

from core.cli.output import report, say, write
from core.cli.progress import ProgressLine
from core.cli.session import run_job
from core.events import Finished, ModelReady
from core.jobs import LoadModel
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.models.download import fetch
from core.models.found import FileKind, FoundFile
from core.models.hub import NAME, look_up
from core.models.taking import take

_BESIDE = {FileKind.LORA, FileKind.VAE, FileKind.EMBEDDING}


def list_models(_arguments: Namespace) -> None:
    """Which models there are, and what is wrong with those that cannot be used; what else was found."""
    catalog = Catalog()
    rows: list[dict[str, Any]] = []
    for entry in catalog.entries():
        if entry.info is None:
            write(f"{entry.name:20}  cannot be used: {entry.problem}\n")
            rows.append({"name": entry.name, "path": str(entry.path), "problem": entry.problem})
        else:
            write(f"{_line(entry.info)}\n")
            rows.append(_row(entry.info))
    found = [each for each in catalog.scan() if not (each.name or each.bundled)]
    shown = [each for each in found if each.is_model or each.kind in _BESIDE]
    for each in shown:
        said = each.problem or ", ".join(word for word in (each.words or each.kind, each.precision) if word)
        write(f"{each.title:20}  found: {said} ({each.path})\n")
    folders = [str(folder) for folder in catalog.places()]
    report(models=rows, found=[_found(each) for each in shown], folders=folders)


def add_model(arguments: Namespace) -> None:
    """Take a model, a file that is added to one, or a folder of them into the list; or download one."""
    name, path = arguments.path, Path(arguments.path)
    if NAME.fullmatch(name) and not path.exists() and not path.parent.is_dir():  # a slip is no wish
        path = _download(name)
    taken = take(Catalog(), path)
    if isinstance(taken, ModelInfo):
        write(f"{_line(taken)}\n")
        report(**_row(taken))
    elif isinstance(taken, FoundFile):
        write(f"{taken.path.stem:20}  {taken.kind}, used by this name\n")
        report(**_found(taken))
    else:
        write(f"Models are looked for in “{taken}” from now on.\n")
        report(folder=str(taken))


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
    write(f"{_line(info)}\nNothing is wrong with it.\n")
    report(**_row(info), **values)


def remove_model(arguments: Namespace) -> None:
    """Take a model off the list, or a folder off those that are looked into."""
    catalog = Catalog()
    if not catalog.remove_folder(Path(arguments.name).expanduser().absolute()):
        catalog.remove(arguments.name)
    report(removed=arguments.name)


def _download(name: str) -> Path:
    """What there is under that name on the hub, in the program's own folder for models.

    Stopped by Ctrl-C, the same command goes on where it was.
    """
    offer, home = look_up(name), Catalog().folders()[0]
    licence = f"licence: {offer.licence}" if offer.licence else "its card names no licence"
    say(f"“{offer.repository}”: {offer.bytes / 1e6:,.0f} MB, {licence}")
    progress = ProgressLine()
    try:
        for have in fetch(offer, home, threading.Event()):
            text = f"Downloading {have / 1e6:,.0f} of {offer.bytes / 1e6:,.0f} MB"
            progress.status(text, "download", done=have == offer.bytes)
    finally:
        progress.close()
    return offer.path(home)


def _line(info: ModelInfo) -> str:
    box = ", in the box" if info.bundled else ""
    return (
        f"{info.name:20}  {info.title}: {info.family}, {info.native_size}, {info.factor}x{info.factor} "
        f"pixels a cell, {info.channels} channels, {info.bytes / 1e6:,.0f} MB{box}"
    )


def _found(found: FoundFile) -> dict[str, Any]:
    values = {"name": found.path.stem, "path": str(found.path)} | found.to_json()
    return values | {"kind": str(found.kind)}


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
