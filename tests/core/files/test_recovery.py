"""Slots belong to one window, and what is in them outlives it."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.document.tiles import Tiles
from core.errors import FileError
from core.files import openraster, recovery
from core.files.project import read_project
from core.files.recovery import Slot, Whereabouts, abandoned
from core.geometry import Rect
from tests.core.files.full_disk import full_after
from tests.core.files.made_projects import project
from tests.core.files.saver import number_of

WHERE = Whereabouts(name="cat.ora", path="/home/me/cat.ora", ours=True)


def test_what_was_kept_comes_back_with_where_it_belongs(tmp_path: Path) -> None:
    slot = Slot.new(tmp_path)
    slot.write(project(), WHERE)
    assert slot.name() == "cat.ora"
    slot.close(keep=True)
    [left] = abandoned(tmp_path)
    back = left.read()
    assert back.whereabouts == WHERE
    whole = project()
    assert back.project.parts == whole.parts
    assert whole.mask is not None
    assert back.project.mask is not None
    assert np.array_equal(back.project.mask, whole.mask)
    assert back.project.staged is not None
    left.close()
    assert list(tmp_path.iterdir()) == []


def test_a_slot_in_use_is_nobody_elses(tmp_path: Path) -> None:
    one, other = Slot.new(tmp_path), Slot.new(tmp_path)
    assert one.folder != other.folder
    one.write(project(), WHERE)
    other.write(project(), WHERE)
    assert abandoned(tmp_path) == []
    one.close(keep=True)
    [left] = abandoned(tmp_path)
    assert left.folder == one.folder
    assert abandoned(tmp_path) == [], "two windows that start together do not both get it"
    left.close()
    other.close()


def test_a_clean_end_leaves_nothing(tmp_path: Path) -> None:
    slot = Slot.new(tmp_path)
    slot.write(project(), WHERE)
    slot.clear()
    assert slot.written is None
    slot.close()
    assert list(tmp_path.iterdir()) == []


def test_empty_and_very_old_slots_go(tmp_path: Path) -> None:
    empty, old = Slot.new(tmp_path), Slot.new(tmp_path)
    old.write(project(), WHERE)
    long_ago = time.time() - recovery.OLDEST - 10
    os.utime(old.folder / "project.ora", (long_ago, long_ago))
    for slot in (empty, old):
        slot.close(keep=True)
    assert abandoned(tmp_path) == []
    assert list(tmp_path.iterdir()) == []
    assert abandoned(tmp_path / "never made") == []


def test_only_layers_that_changed_are_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encode, calls = openraster.encoded, list[Tiles]()

    def encoded(tiles: Tiles) -> bytes:
        calls.append(tiles)
        return encode(tiles)

    monkeypatch.setattr(openraster, "encoded", encoded)
    slot = Slot.new(tmp_path)
    first = project()
    slot.write(first, WHERE)
    assert len(calls) == 3
    [below, middle, top] = first.document.layers
    changed = replace(middle, tiles=middle.tiles.written(Rect(0, 0, 5, 5), top.pixels[30:35, :5]))
    slot.write(replace(first, document=first.document.with_layer(changed)), WHERE)
    assert calls[3:] == [changed.tiles]
    read = slot.read().project.document
    assert np.array_equal(read.layers[1].pixels, changed.pixels)
    assert np.array_equal(read.layers[0].pixels, below.pixels)
    slot.close()


def test_a_full_disk_leaves_the_autosave_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slot = Slot.new(tmp_path)
    slot.write(project(), WHERE)
    with monkeypatch.context() as patch:
        full_after(patch, 3000)
        with pytest.raises(FileError, match="the disk is full"):
            slot.write(replace(project(), settings={"prompt": "another"}), WHERE)
    assert slot.read().project.settings["prompt"] == "a dog"
    slot.close()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileError, match="Autosave is off"):
        Slot.new(tmp_path / "file")


def kill_at_random(folder: Path, times: int) -> None:
    """Kill a program that saves and autosaves; each time both of its files must be whole and up to date."""
    chance = random.Random(7)
    for _ in range(times):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.core.files.saver", str(folder)],
            stdout=subprocess.PIPE,
            text=True,
        ) as saver:
            assert saver.stdout is not None
            said = int(saver.stdout.readline())  # it is at work
            time.sleep(chance.uniform(0, 0.08))
            saver.send_signal(signal.SIGKILL)
            said = int((saver.stdout.read().split() or [str(said)])[-1])
        assert number_of(read_project(folder / "all.ora")) >= said
        [slot] = abandoned(folder / "recovery")
        recovered = slot.read()
        assert number_of(recovered.project) >= said
        assert recovered.whereabouts.ours
        slot.close()
        for path in folder.glob(".latentscape-*.tmp"):  # what was being written when it ended
            path.unlink()
    assert sorted(path.name for path in folder.iterdir()) == ["all.ora", "recovery"]
    assert list((folder / "recovery").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_at_random_moments_the_last_complete_state_opens(tmp_path: Path) -> None:
    kill_at_random(tmp_path, 6)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_a_hundred_times_the_last_complete_state_opens(tmp_path: Path) -> None:
    kill_at_random(tmp_path, 100)
