"""The history: kept over a restart, bounded, shared by two windows, and calm when the disk is not."""

import os
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.arrays import Picture
from core.errors import FileError
from core.files.pictures import read_picture, save_picture
from core.geometry import Size
from core.recipe import Recipe
from desktop.state.history_store import HistoryStore
from tests.desktop.fakes import latent, picture
from tests.desktop.state.conftest import Recorder, same

RECIPE = Recipe(prompt="a cat", size=Size(64, 64), steps=4, guidance=3.0, sampler="ddim")


def reopened(qtbot: QtBot, folder: Path) -> HistoryStore:
    store = HistoryStore(folder)
    with qtbot.waitSignal(store.loaded):
        store.load()
    return store


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def noise(seed: int) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (64, 64, 3), np.uint8)


def test_it_survives_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    first = HistoryStore(tmp_path)
    ids = [first.add(picture(n), RECIPE.with_seed(n), latent(n), source=picture(50 + n)).id for n in range(3)]
    ids.append(first.add(picture(3)).id)
    first.close()
    second = reopened(qtbot, tmp_path)
    assert [entry.id for entry in second.entries] == ids[::-1]
    for n in range(3):
        entry = second.entry(ids[n])
        assert entry.recipe == RECIPE.with_seed(n)
        assert entry.created == first.entry(ids[n]).created
        assert same(entry.thumbnail, picture(n))
        assert same(second.picture(ids[n]), picture(n))
        kept, source = second.latent(ids[n]), second.source(ids[n])
        assert kept is not None
        assert source is not None
        assert same(kept, latent(n))
        assert (source == picture(50 + n)).all()
    assert second.entry(ids[3]).recipe is None
    assert second.latent(ids[3]) is None
    assert second.source(ids[3]) is None
    assert read_picture(second.entry(ids[0]).path).recipe == RECIPE.with_seed(0)
    second.close()


def test_an_entry_is_there_at_once(history: HistoryStore) -> None:
    told = Recorder(history.entry_added)
    entry = history.add(picture(1), RECIPE, latent(1))
    assert told.said == [entry]
    assert same(history.picture(entry.id), picture(1))
    assert same(history.latent(entry.id), latent(1))


def test_thumbnails_are_small_and_opaque(history: HistoryStore) -> None:
    wide = np.zeros((300, 900, 4), np.uint8)
    assert history.add(wide).thumbnail.shape == (64, 192, 3)


def test_bounded_by_number(qtbot: QtBot, tmp_path: Path) -> None:
    store = HistoryStore(tmp_path, max_entries=3)
    removed = Recorder(store.entry_removed)
    ids = [store.add(picture(n), RECIPE, latent(n), source=picture(9)).id for n in range(5)]
    store.close()
    assert [entry.id for entry in store.entries] == ids[:1:-1]
    assert removed.said == ids[:2]
    assert len(files(tmp_path)) == 9


def test_bounded_by_bytes_but_the_newest_stays(qtbot: QtBot, tmp_path: Path) -> None:
    store = HistoryStore(tmp_path, max_bytes=60_000)
    ids = [store.add(noise(n)).id for n in range(4)]
    store.close()
    assert [entry.id for entry in store.entries] == ids[:1:-1]
    tiny = HistoryStore(tmp_path, max_bytes=1)
    newest = tiny.add(noise(9)).id
    tiny.close()
    assert f"{newest}.png" in files(tmp_path)
    assert len(files(tmp_path)) == 2


def test_remove_and_restore(qtbot: QtBot, tmp_path: Path) -> None:
    store = HistoryStore(tmp_path)
    ids = [store.add(picture(n), RECIPE, latent(n)).id for n in range(3)]
    store.remove(ids[1])
    assert [entry.id for entry in store.entries] == [ids[2], ids[0]]
    store.restore(ids[1])
    store.remove(ids[0])
    store.close()
    again = reopened(qtbot, tmp_path)
    assert [entry.id for entry in again.entries] == [ids[2], ids[1]]
    assert same(again.picture(ids[1]), picture(1))
    assert "removed" not in files(tmp_path)
    again.close()


def test_two_windows_share_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    one, two = HistoryStore(tmp_path, max_entries=6), HistoryStore(tmp_path, max_entries=6)
    for n in range(4):
        one.add(picture(n))
        two.add(picture(10 + n))
    one.close()
    two.close()
    third = reopened(qtbot, tmp_path)
    assert len(third.entries) == 6
    assert not [name for name in files(tmp_path) if name.startswith(".")]
    third.close()


def test_a_picture_the_other_window_removed(qtbot: QtBot, tmp_path: Path) -> None:
    one = HistoryStore(tmp_path)
    entry = one.add(picture(1))
    one.close()
    entry.path.unlink()
    with pytest.raises(FileError, match="no longer in the history"):
        one.picture(entry.id)


def test_what_is_on_disk_joins_what_was_just_made(qtbot: QtBot, tmp_path: Path) -> None:
    first = HistoryStore(tmp_path)
    old = first.add(picture(1)).id
    first.close()
    store = HistoryStore(tmp_path)
    new = store.add(picture(2)).id
    with qtbot.waitSignal(store.loaded):
        store.load()
    assert [entry.id for entry in store.entries] == [new, old]
    store.close()


def test_damaged_and_alien_files(qtbot: QtBot, tmp_path: Path) -> None:
    store = HistoryStore(tmp_path)
    ids = [store.add(picture(n), RECIPE, latent(n)).id for n in range(4)]
    store.close()
    (tmp_path / f"{ids[0]}.safetensors").write_bytes(b"\xff" * 40)
    (tmp_path / f"{ids[1]}.safetensors").unlink()
    for suffix in ("png", "safetensors"):
        path = tmp_path / f"{ids[2]}.{suffix}"
        path.write_bytes(path.read_bytes()[:60])
    (tmp_path / "holiday.png").write_bytes(b"mine")
    (tmp_path / "99999999T999999999999-00000000.png").write_bytes(b"odd")
    (tmp_path / ".DS_Store").touch()
    again = HistoryStore(tmp_path)
    said = Recorder(again.failed)
    with qtbot.waitSignal(again.loaded):
        again.load()
    assert [entry.id for entry in again.entries] == [ids[3], ids[1], ids[0]]
    assert again.entry(ids[0]).recipe == RECIPE
    assert again.latent(ids[1]) is None
    with pytest.raises(FileError, match="latent of this picture is damaged"):
        again.latent(ids[0])
    assert len(said.said) == 2
    assert "One picture" in str(said.said[0])
    assert "not the history's" in str(said.said[1])
    again.close()
    assert (tmp_path / "holiday.png").read_bytes() == b"mine"


def test_leftovers_of_a_crash_are_cleared_after_a_day(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = HistoryStore(tmp_path)
    entry = store.add(picture(1), RECIPE, latent(1))
    store.close()
    entry.path.unlink()
    (tmp_path / ".latentscape-00.tmp").touch()
    reopened(qtbot, tmp_path).close()
    assert len(files(tmp_path)) == 2, "another window may be at it"
    monkeypatch.setattr("desktop.state.history_folder.STALE", -1.0)
    reopened(qtbot, tmp_path).close()
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_made_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    blocked = tmp_path / "history"
    blocked.write_text("a file, not a folder")
    store = HistoryStore(blocked)
    said = Recorder(store.failed)
    with qtbot.waitSignal(store.loaded):
        store.load()
    ids = [store.add(picture(n), RECIPE, latent(n)).id for n in range(3)]
    qtbot.waitUntil(lambda: len(said.said) >= 2)
    assert [same(store.picture(i), picture(n)) for n, i in enumerate(ids)] == [True] * 3
    blocked.unlink()
    ids.append(store.add(picture(3), RECIPE, latent(3)).id)
    store.close()
    again = reopened(qtbot, blocked)
    assert [entry.id for entry in again.entries] == ids[::-1], "written as soon as it could be"
    again.close()
    assert len(said.said) == 2, "the same sentence is not repeated for each picture"
    assert all(str(sentence).endswith(".") for sentence in said.said)


def test_the_folder_disappears(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "history"
    store = HistoryStore(folder)
    first = store.add(picture(1))
    qtbot.waitUntil(first.path.exists)
    folder.rename(tmp_path / "elsewhere")
    second = store.add(picture(2))
    store.close()
    assert second.path.exists()


def test_a_full_disk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object) -> None:
        raise FileError(f"“{path.name}” cannot be written: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.state.history_folder.save_picture", full)
        store = HistoryStore(tmp_path)
        said = Recorder(store.failed)
        entry = store.add(picture(1), RECIPE, latent(1))
        qtbot.waitUntil(lambda: bool(said.said))
    assert "the disk is full" in str(said.said[0])
    assert files(tmp_path) == [], "no half-written picture stays behind"
    assert same(store.picture(entry.id), picture(1))
    store.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(qtbot: QtBot, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = HistoryStore(tmp_path)
    said = Recorder(store.failed)
    store.add(picture(1))
    store.close()
    tmp_path.chmod(0o700)
    assert "permission" in str(said.said[0])


def test_pictures_of_others_are_no_entries(qtbot: QtBot, tmp_path: Path) -> None:
    save_picture(tmp_path / "mine.png", picture(1), RECIPE)
    store = reopened(qtbot, tmp_path)
    assert store.entries == ()
    store.close()
