"""The shelf of models in the window: found, told about, chosen, refused, and kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import desktop.app
from core.model_info import ModelInfo
from core.models.found import FoundFile
from core.models.recognition import describe
from desktop.panels.models_dialog import ModelsDialog
from desktop.panels.models_list import FOUND, THUMBNAIL
from desktop.state import shelf_store
from tests.desktop.access import nameless, tab_round, unreached
from tests.desktop.fakes import FakeEngine
from tests.desktop.window.conftest import Hands
from tests.sparse_models import FLUX, checkpoint_shapes, lora_shapes, settle, sparse_file

SMALL = checkpoint_shapes("sd1", small=True)


@pytest.fixture
def folder(home: Path) -> Path:
    """The program's own folder, with a model that can be used, one for later, a pickle and a LoRA."""
    metadata = {"modelspec.title": "Harbour", "modelspec.license": "MIT", "modelspec.description": "Boats."}
    settle(sparse_file(home / "models" / "harbour.safetensors", SMALL, metadata=metadata))
    picture = np.full((64, 64, 3), (200, 30, 30), np.uint8)
    Image.fromarray(picture).save(home / "models" / "harbour.preview.png")
    settle(sparse_file(home / "models" / "flux.safetensors", FLUX))
    settle(sparse_file(home / "models" / "ink.safetensors", lora_shapes()))
    (home / "models" / "old.ckpt").write_bytes(b"\x80\x04")
    return home / "models"


@pytest.fixture
def shelf(folder: Path, open_window: Callable[[], Hands], engine: FakeEngine) -> Hands:
    """A window whose shelf is open, and whose engine takes the model that is asked for."""
    hands = open_window()
    load, box = hands.studio.generation.load_model, engine.info

    def loaded(name: str = "", info: ModelInfo | None = None) -> None:
        engine.info = info or box
        load(name, info)

    hands.studio.generation.load_model = loaded  # type: ignore[method-assign]
    hands.window.shelf.open()
    hands.wait(lambda: not hands.studio.shelf.scanning and hands.studio.shelf.found)
    return hands


def dialog(hands: Hands) -> ModelsDialog:
    found = hands.window.shelf.dialog
    assert found is not None
    return found


def titles(hands: Hands) -> list[str]:
    model = dialog(hands).model
    return [model.index(row).data(FOUND).title for row in range(model.rowCount())]


def point_at(hands: Hands, title: str) -> None:
    row = titles(hands).index(title)
    there = dialog(hands).list.visualRect(dialog(hands).model.index(row))
    QTest.mouseClick(dialog(hands).list.viewport(), Qt.MouseButton.LeftButton, pos=there.center())


def pointed_at(hands: Hands) -> FoundFile:
    found = dialog(hands).list.current
    assert found is not None
    return found


def drop(target: QWidget, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at, copy = target.rect().center(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(target, entered)
    if entered.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, data, left, none))
    return entered.isAccepted()


def test_it_lists_models_and_says_what_they_are(shelf: Hands) -> None:
    assert titles(shelf) == ["Emoji miniature", "Harbour", "flux", "old"]
    details = dialog(shelf).details
    point_at(shelf, "Harbour")
    assert details.kind.text().startswith("Stable Diffusion 1 · fp16 · 1.4 GB")
    assert (details.words.text(), details.licence.text()) == ("Boats.", "Licence: MIT")
    assert dialog(shelf).use.isEnabled()
    index = dialog(shelf).model.index(1)
    shelf.wait(lambda: not index.data(THUMBNAIL).isNull())
    point_at(shelf, "flux")
    assert details.kind.text() == "Flux · not yet"
    assert "cannot run it yet" in details.problem.text()
    assert "does not say" in details.words.text()
    assert "which licence" in details.licence.text()
    point_at(shelf, "old")
    assert "run any program" in details.problem.text()
    assert not dialog(shelf).use.isEnabled()
    shelf.press("Return", dialog(shelf).list)
    assert dialog(shelf).isVisible(), "Enter does nothing with what cannot be used"


def test_one_is_found_by_typing_and_used_by_enter(shelf: Hands) -> None:
    shelf.wait(dialog(shelf).search.hasFocus)
    QTest.keyClicks(dialog(shelf).search, "harb")
    assert titles(shelf) == ["Harbour"]
    shelf.press("Return", dialog(shelf).search)
    shelf.wait(lambda: shelf.window.shelf.dialog is None)
    generation = shelf.studio.generation
    shelf.wait(lambda: generation.model is not None and generation.model.info.title == "Harbour")
    assert generation.model_name == "harbour"
    assert shelf.window.status.model.text().startswith("Harbour")
    assert shelf.studio.settings.text("model") == "harbour"
    shelf.wait_idle()
    with shelf.qtbot.waitActive(shelf.window):
        shelf.window.activateWindow()
    shelf.draw("a boat")
    recipe = shelf.studio.history.entries[0].recipe
    assert recipe is not None
    assert (recipe.model, recipe.fingerprint) == ("harbour", shelf.engine.info.fingerprint)
    shelf.window.shelf.open()
    shelf.wait(lambda: not shelf.studio.shelf.scanning)
    point_at(shelf, "Harbour")
    assert dialog(shelf).use.text() == "In use"
    QTest.keyClicks(dialog(shelf).search, "nothing of that name")
    assert dialog(shelf).empty.isVisible()


def test_the_last_one_used_is_remembered_and_said_once_it_is_gone(
    shelf: Hands, folder: Path, open_window: Callable[[], Hands], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.window.shelf.add(folder / "harbour.safetensors")
    shelf.wait(lambda: shelf.studio.settings.text("model") == "harbour")
    shelf.wait_idle()
    shelf.window.close()
    assert shelf.studio.close()
    monkeypatch.setattr(desktop.app, "find_model", FIND)
    (folder / "harbour.safetensors").unlink()
    again = open_window()
    assert again.failures == [
        "The model “harbour” is no longer where it was: bring it back, or take it off the list."
    ]
    info = again.studio.generation.model_info
    assert info is not None
    assert info.bundled


FIND = desktop.app.find_model


def test_a_model_file_is_dropped_on_the_window(shelf: Hands, tmp_path: Path) -> None:
    boats = sparse_file(tmp_path / "Boats.safetensors", SMALL)
    assert drop(shelf.canvas, boats)
    shelf.wait(lambda: shelf.studio.generation.model_info == replace(describe(boats), name="boats"))
    shelf.wait_idle()
    shelf.wait(lambda: "Boats" in titles(shelf))
    (tmp_path / "evil.ckpt").write_bytes(b"\x80\x04")
    (tmp_path / "empty").mkdir()
    assert drop(shelf.canvas, tmp_path / "evil.ckpt")
    shelf.wait(lambda: "run any program" in shelf.window.message_bar.label.text())
    assert drop(shelf.canvas, tmp_path / "empty")
    shelf.wait(lambda: "model_index.json is missing" in shelf.window.message_bar.label.text())


def test_a_folder_of_models_is_looked_into_from_now_on(shelf: Hands, tmp_path: Path) -> None:
    sparse_file(tmp_path / "more" / "sea.safetensors", SMALL)
    assert drop(shelf.canvas, tmp_path / "more")
    shelf.wait(lambda: "sea" in titles(shelf))
    assert tmp_path / "more" in shelf.studio.shelf.places


def test_it_keeps_up_with_the_folders(shelf: Hands, folder: Path) -> None:
    sparse_file(folder / "new.safetensors", SMALL)
    shelf.wait(lambda: "new" in titles(shelf))
    (folder / "new.safetensors").unlink()
    shelf.wait(lambda: "new" not in titles(shelf))
    cut = folder / "copying.safetensors"
    with sparse_file(folder / "whole.tmp", SMALL).open("rb") as whole:
        cut.write_bytes(whole.read(5000))
    shelf.wait(lambda: "copying" in titles(shelf))
    point_at(shelf, "copying")
    assert "cut short" in dialog(shelf).details.problem.text()
    sparse_file(cut, SMALL)  # the same file, whole: its folder does not change
    shelf.wait(lambda: not pointed_at(shelf).problem)


def test_a_model_is_taken_off_the_list_and_its_file_stays(shelf: Hands, tmp_path: Path) -> None:
    boats = sparse_file(tmp_path / "Boats.safetensors", SMALL)
    assert drop(shelf.canvas, boats)
    shelf.wait(lambda: "Boats" in titles(shelf))
    shelf.wait_idle()
    shelf.window.shelf.use(next(each for each in shelf.studio.shelf.found if each.bundled))
    shelf.wait_idle()
    point_at(shelf, "Boats")
    shelf.press("Delete", dialog(shelf).list)
    shelf.wait(lambda: "Boats" not in titles(shelf))
    assert boats.exists()


def test_the_models_of_pictures_are_known_by_their_fingerprints(shelf: Hands, folder: Path) -> None:
    fingerprint = describe(folder / "harbour.safetensors").fingerprint
    shelf.wait(lambda: shelf.studio.shelf.model_of(fingerprint) is not None)


def test_folders_are_listed_in_the_preferences(shelf: Hands, tmp_path: Path) -> None:
    sparse_file(tmp_path / "more" / "sea.safetensors", SMALL)
    QTest.mouseClick(dialog(shelf).where, Qt.MouseButton.LeftButton)
    preferences = shelf.window.preferences.open()
    shelf.studio.shelf.add_folder(tmp_path / "more")
    shelf.wait(lambda: "sea" in titles(shelf))
    remove = next(
        widget
        for widget in preferences.findChildren(QWidget)
        if widget.accessibleName() == "No longer look into more"
    )
    shelf.wait(remove.isVisible)
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    shelf.wait(lambda: "sea" not in titles(shelf))
    preferences.close()


def test_it_can_be_used_by_keyboard_and_screen_reader(shelf: Hands) -> None:
    assert not nameless(dialog(shelf))
    shelf.wait(dialog(shelf).search.hasFocus)
    assert not unreached(dialog(shelf), tab_round(dialog(shelf)))
    shelf.press("Escape", dialog(shelf))
    shelf.wait(lambda: shelf.window.shelf.dialog is None)


def test_a_files_hash_is_shown_as_sites_do_and_copied_whole(
    shelf: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = "3edc279e98" + "0" * 54
    monkeypatch.setattr(shelf_store, "take_digest", lambda path, _wanted: digest * (path.stem == "harbour"))
    details = dialog(shelf).details
    point_at(shelf, "Harbour")
    assert not details.digest.isVisible(), "not before it is known"
    shelf.wait(details.digest.isVisible)
    assert "3edc279e98" in details.digest.text()
    details.copy.click()
    assert QApplication.clipboard().text() == digest
    point_at(shelf, "old")
    assert not details.copy.isVisible()
