"""Saves and autosaves one numbered state after the other, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from core.document.document import Document
from core.document.layer import Layer
from core.files.project import Project, write_project
from core.files.recovery import Slot, Whereabouts


def state(number: int) -> Project:
    """A project that is wholly of one number: layers, mask and settings tell whether parts were mixed up."""
    value = number % 251
    noise = np.random.default_rng(number).integers(0, 256, (60, 80, 4), dtype=np.uint8)
    noise[0, 0] = value
    layers = (Layer.of(noise, f"Layer {number}"), Layer.of(np.full((60, 80, 3), value, np.uint8)))
    return Project(
        document=Document(size=layers[0].tiles.size, layers=layers),
        mask=np.full((60, 80), value, np.uint8),
        settings={"number": number},
        parts={"timeline.json": str(number).encode()},
    )


def number_of(project: Project) -> int:
    """The number of a state; fails if it is not all of one."""
    number = int(project.settings["number"])
    expected = state(number)
    assert project.note == ""
    assert project.document.layers[0].name == f"Layer {number}"
    for mine, its in zip(expected.document.layers, project.document.layers, strict=True):
        assert np.array_equal(mine.pixels, its.pixels)
    assert project.mask is not None
    assert expected.mask is not None
    assert np.array_equal(project.mask, expected.mask)
    assert project.parts == expected.parts
    return number


def main(folder: Path) -> None:
    """Go on for ever; say which number was saved to the end."""
    slot = Slot.new(folder / "recovery")
    number = 0
    while True:
        number += 1
        project = state(number)
        slot.write(project, Whereabouts(name="all.ora", path=str(folder / "all.ora"), ours=True))
        write_project(folder / "all.ora", project)
        print(number, flush=True)  # noqa: T201  (the test reads it)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
