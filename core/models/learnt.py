"""What was found out about a model by trying it, kept by its fingerprint: it is tried once."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from core.atomic_file import write_atomically
from core.errors import FileError
from core.resources import data_folder

_FILE = "learnt.json"
_KEPT = 500


def recall(fingerprint: str, what: str) -> Any:
    """What is known, as JSON has it; None for nothing."""
    about = _all().get(fingerprint)
    return about.get(what) if isinstance(about, dict) else None


def keep(fingerprint: str, what: str, known: Any) -> None:
    """Remember it; where nothing can be written it is tried again the next time."""
    everything = _all()
    about = everything.pop(fingerprint, None)
    everything[fingerprint] = (about if isinstance(about, dict) else {}) | {what: known}
    while len(everything) > _KEPT:
        del everything[next(iter(everything))]
    with suppress(OSError, FileError):
        data_folder().mkdir(parents=True, exist_ok=True)
        write_atomically(data_folder() / _FILE, json.dumps(everything).encode())


def _all() -> dict[str, Any]:
    try:
        data = json.loads((data_folder() / _FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
