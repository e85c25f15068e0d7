"""The document: undo, saving, and knowing whether there is something to save."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.arrays import Picture
from core.errors import FileError
from core.files.pictures import read_picture
from core.geometry import Size
from core.recipe import Recipe
from desktop.state.document_store import DocumentStore
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import Recorder, same

RECIPE = Recipe(prompt="a cat", size=Size(64, 64), steps=4, guidance=3.0, sampler="ddim")


def shown(document: DocumentStore) -> Picture:
    assert document.picture is not None
    return document.picture


def test_it_begins_empty(document: DocumentStore) -> None:
    assert document.picture is None
    assert document.name == "Untitled"
    assert not document.modified
    assert not document.undo_stack.canUndo()


def test_a_picture_is_one_step_with_its_name(document: DocumentStore) -> None:
    told = Recorder(document.picture_changed)
    document.set_picture(picture(1), recipe=RECIPE, label="Generate")
    document.set_picture(picture(2), label="Variation")
    assert document.undo_stack.undoText() == "Variation"
    document.undo_stack.undo()
    assert same(shown(document), picture(1))
    assert document.recipe == RECIPE
    document.undo_stack.undo()
    assert document.picture is None
    document.undo_stack.redo()
    assert same(shown(document), picture(1))
    assert len(told.said) == 5


def test_the_picture_is_a_read_only_copy(document: DocumentStore) -> None:
    mine = np.zeros((4, 4, 3), np.uint8)
    document.set_picture(mine)
    mine[:] = 255
    assert not shown(document).any()
    assert not shown(document).flags.writeable


def test_undo_is_bounded_by_bytes_and_loses_the_oldest(qtbot: QtBot) -> None:
    size = 64 * 64 * 4
    document = DocumentStore(max_undo_bytes=3 * size)
    for seed in range(10):
        document.set_picture(picture(seed), label=f"Step {seed}")
    stack = document.undo_stack
    texts = [stack.text(n) for n in range(stack.count())]
    assert texts == ["Step 7", "Step 8", "Step 9"]
    while stack.canUndo():
        stack.undo()
    assert same(shown(document), picture(6))
    while stack.canRedo():
        stack.redo()
    assert same(shown(document), picture(9))
    stack.undo()
    stack.undo()
    document.set_picture(picture(20), label="Branch")
    assert [stack.text(n) for n in range(stack.count())] == ["Step 7", "Branch"]
    stack.undo()
    assert same(shown(document), picture(7))
    document.close()


def test_a_picture_larger_than_the_bound_can_still_be_undone_once(qtbot: QtBot) -> None:
    document = DocumentStore(max_undo_bytes=10)
    for seed in range(3):
        document.set_picture(picture(seed))
    document.undo_stack.undo()
    assert same(shown(document), picture(1))
    assert not document.undo_stack.canUndo()
    document.close()


def test_modified_follows_the_disk(document: DocumentStore, tmp_path: Path) -> None:
    told = Recorder(document.modified_changed)
    document.set_picture(picture(1), recipe=RECIPE)
    assert document.modified
    document.save(tmp_path / "cat.png")
    assert not document.modified
    assert (document.name, document.path) == ("cat.png", tmp_path / "cat.png")
    document.set_picture(picture(2))
    assert document.modified
    document.undo_stack.undo()
    assert not document.modified
    document.undo_stack.redo()
    document.save(tmp_path / "cat.png")
    document.undo_stack.undo()
    assert document.modified, "the file holds the other picture now"
    assert told.said == [True, False, True, False, True, False, True]


def test_saving_keeps_picture_and_recipe(document: DocumentStore, tmp_path: Path) -> None:
    document.set_picture(picture(1), recipe=RECIPE)
    document.save(tmp_path / "cat.png")
    read = read_picture(tmp_path / "cat.png")
    assert same(read.picture, picture(1))
    assert read.recipe == RECIPE


def test_opening_is_undoable_and_gives_the_other_name_back(document: DocumentStore, tmp_path: Path) -> None:
    for seed in (1, 2):
        document.set_picture(picture(seed), name=f"made {seed}")
        document.save(tmp_path / f"{seed}.png")
    names = Recorder(document.name_changed)
    document.open(tmp_path / "1.png")
    assert (document.name, document.modified) == ("1.png", False)
    document.undo_stack.undo()
    assert (document.name, document.path) == ("2.png", tmp_path / "2.png")
    assert not document.modified
    assert len(names.said) == 2


def test_a_named_picture_is_another_document(document: DocumentStore, tmp_path: Path) -> None:
    document.set_picture(picture(1))
    document.save(tmp_path / "precious.png")
    document.set_picture(picture(2), name="Pasted picture")
    assert document.path is None
    assert document.modified
    document.undo_stack.undo()
    assert document.path == tmp_path / "precious.png"


def test_what_cannot_be_opened_or_saved(document: DocumentStore, tmp_path: Path) -> None:
    (tmp_path / "note.png").write_text("no picture")
    document.set_picture(picture(1))
    with pytest.raises(FileError):
        document.open(tmp_path / "note.png")
    with pytest.raises(FileError):
        document.open(tmp_path / "none.png")
    with pytest.raises(FileError):
        document.save(tmp_path / "none" / "cat.png")
    with pytest.raises(FileError):
        document.save(tmp_path / "cat.docx")
    document.clear()
    with pytest.raises(FileError, match="no picture to save"):
        document.save(tmp_path / "cat.png")
    document.undo_stack.undo()
    assert document.modified
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.png"]


def test_in_the_background(qtbot: QtBot, document: DocumentStore, tmp_path: Path) -> None:
    document.set_picture(picture(1), recipe=RECIPE)
    with qtbot.waitSignal(document.saved) as saved:
        document.save_in_background(tmp_path / "cat.webp")
    assert saved.args == [tmp_path / "cat.webp"]
    assert not document.modified
    document.clear()
    assert document.picture is None
    document.open(tmp_path / "cat.webp")
    assert same(shown(document), picture(1))
    assert document.recipe == RECIPE


def test_trouble_in_the_background_is_one_sentence(
    qtbot: QtBot, document: DocumentStore, tmp_path: Path
) -> None:
    with qtbot.waitSignal(document.failed) as failed:
        document.save_in_background(tmp_path / "cat.png")
    assert "no picture to save" in failed.args[0]


def test_a_picture_changed_while_it_is_saved_is_still_modified(
    document: DocumentStore, tmp_path: Path
) -> None:
    document.set_picture(picture(1))
    document.save_in_background(tmp_path / "cat.png")
    document.set_picture(picture(2))
    document.close()
    assert document.path == tmp_path / "cat.png"
    assert document.modified
    assert (read_picture(tmp_path / "cat.png").picture == picture(1)).all()


def test_a_note_about_the_file_is_passed_on(document: DocumentStore, tmp_path: Path) -> None:
    document.set_picture(picture(1))
    document.save(tmp_path / "cat.png")
    (tmp_path / "cat.png").rename(tmp_path / "cat.jpg")
    notes = Recorder(document.noted)
    document.open(tmp_path / "cat.jpg")
    assert notes.said == ["It is a PNG file in spite of its name."]
