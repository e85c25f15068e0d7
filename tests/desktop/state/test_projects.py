"""A project is all of it: layers, mask, region, settings, candidates, and what others keep with it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.document.layer import Layer
from core.files.pictures import read_picture, save_picture
from core.files.project import Project, read_project, write_project
from core.geometry import Rect, Size
from desktop.state.projects import Projects
from tests.core.files.made_projects import document as made_document
from tests.core.files.made_projects import project as made_project
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import Recorder, Studio, same

SIZE = Size(96, 64)


@pytest.fixture
def projects(studio: Studio) -> Iterator[Projects]:
    made = Projects(studio.document, studio.draft, studio.store)
    yield made
    made.close()


def paint(studio: Studio, x: int = 20) -> None:
    studio.document.mask.edit("Paint", Rect(x, 16, 24, 20), np.full((20, 24), 255, np.uint8))


def work(studio: Studio) -> None:
    """Something of everything."""
    store = studio.document
    store.set_picture(picture(1, SIZE))
    assert store.document is not None
    store.change("Add a layer", store.document.inserted(Layer.empty(SIZE, "Above"), 1))
    paint(studio)
    store.region.set_frame(Rect(0, 0, 60, 50))
    studio.draft.update(prompt="a dog", count=3, seed=4, seed_locked=True, mask_strength=0.7)
    studio.generate()


def save(studio: Studio, projects: Projects, path: Path) -> None:
    with studio.qtbot.waitSignal(studio.document.saved):
        projects.save(path)


def open_(studio: Studio, projects: Projects, path: Path) -> None:
    with studio.qtbot.waitSignal(studio.document.opened):
        projects.open(path)


def test_everything_comes_back(studio: Studio, projects: Projects, tmp_path: Path) -> None:
    work(studio)
    store, path = studio.document, tmp_path / "all.ora"
    save(studio, projects, path)
    assert (store.name, store.path, store.modified) == ("all.ora", path, False)
    before, mask, candidates = store.document, store.mask.mask, studio.store.candidates
    assert before is not None
    assert mask is not None
    assert len(candidates) == 3
    painted = mask.copy()
    store.clear()
    studio.store.discard()
    studio.draft.update(prompt="something else", count=1)
    open_(studio, projects, path)
    after = store.document
    assert after is not None
    assert [layer.name for layer in after.layers] == ["Background", "Above"]
    assert all(same(a.pixels, b.pixels) for a, b in zip(after.layers, before.layers, strict=True))
    assert same(store.mask.mask, painted)
    assert store.region.frame == Rect(0, 0, 60, 50)
    assert (studio.draft.draft.prompt, studio.draft.draft.count) == ("a dog", 3)
    assert not store.modified
    assert studio.store.repainting is not None
    for one, other in zip(candidates, studio.store.candidates, strict=True):
        assert same(one.picture, other.picture)
    steps = store.undo_stack.count()
    studio.store.accept(1)
    assert store.undo_stack.count() == steps + 1
    assert not studio.failures


def test_more_like_those_that_came_back(studio: Studio, projects: Projects, tmp_path: Path) -> None:
    work(studio)
    save(studio, projects, tmp_path / "all.ora")
    studio.store.discard()
    open_(studio, projects, tmp_path / "all.ora")
    studio.store.more()
    studio.wait()
    assert [result.recipe.seed for result in studio.store.candidates if result.recipe] == [7, 8, 9]


def test_a_mask_is_something_to_save_in_a_project_only(
    studio: Studio, projects: Projects, tmp_path: Path
) -> None:
    store = studio.document
    for name in ("a.ora", "a.png"):
        store.set_picture(picture(1, SIZE), name="New")
        if name == "a.ora":
            save(studio, projects, tmp_path / name)
        else:
            store.save(tmp_path / name)
        told = Recorder(store.modified_changed)
        paint(studio)
        assert store.modified == (name == "a.ora")
        store.undo_stack.undo()
        assert not store.modified
        assert told.said == ([True, False] if name == "a.ora" else [])
        store.undo_stack.redo()
        assert store.modified == (name == "a.ora")


def test_what_others_put_into_a_project_stays_there(
    studio: Studio, projects: Projects, tmp_path: Path
) -> None:
    write_project(tmp_path / "a.ora", made_project())
    open_(studio, projects, tmp_path / "a.ora")
    assert studio.document.parts["somebody/else.bin"] == b"\0\1\2"
    save(studio, projects, tmp_path / "b.ora")
    assert read_project(tmp_path / "b.ora").parts["somebody/else.bin"] == b"\0\1\2"


def test_what_changes_while_it_is_written_is_still_to_be_saved(
    studio: Studio, projects: Projects, tmp_path: Path
) -> None:
    work(studio)
    with studio.qtbot.waitSignal(studio.document.saved):
        projects.save(tmp_path / "a.ora")
        paint(studio, x=60)
    assert studio.document.modified
    mask = read_project(tmp_path / "a.ora").mask
    assert mask is not None
    assert not mask[:, 60:].any(), "what is written is what was there"


def test_only_what_came_back_whole_may_be_written_over(
    studio: Studio, projects: Projects, tmp_path: Path
) -> None:
    entered, noted = Recorder(projects.entered), Recorder(studio.document.noted)
    write_project(tmp_path / "good.ora", made_project())
    open_(studio, projects, tmp_path / "good.ora")
    assert entered.said == [tmp_path / "good.ora"]
    with zipfile.ZipFile(tmp_path / "good.ora") as archive, zipfile.ZipFile(tmp_path / "bad.ora", "w") as bad:
        for name in archive.namelist():
            bad.writestr(name, b"?" if name.endswith("mask.png") else archive.read(name))
    open_(studio, projects, tmp_path / "bad.ora")
    assert len(entered.said) == 1
    assert len(noted.said) == 1


def test_pictures_open_as_before_whatever_their_name(
    studio: Studio, projects: Projects, tmp_path: Path
) -> None:
    save_picture(tmp_path / "a.png", picture(1, SIZE))
    open_(studio, projects, tmp_path / "a.png")
    assert same(studio.document.picture, picture(1, SIZE))
    write_project(tmp_path / "b.ora", Project(document=made_document()))
    (tmp_path / "b.ora").rename(tmp_path / "b.png")
    open_(studio, projects, tmp_path / "b.png")
    assert studio.document.document is not None
    assert len(studio.document.document.layers) == 3


def test_an_export_leaves_the_document_as_it_is(studio: Studio, projects: Projects, tmp_path: Path) -> None:
    work(studio)
    studio.store.accept(0)
    done: list[bool] = []
    for suffix in ("png", "jpg", "webp"):
        projects.export(tmp_path / f"a.{suffix}", lambda: done.append(True))
    studio.qtbot.waitUntil(lambda: len(done) == 3)
    assert studio.document.path is None
    assert studio.document.modified
    opened = read_picture(tmp_path / "a.png")
    assert same(studio.document.picture, opened.picture)
    assert opened.recipe == studio.document.recipe
    assert read_picture(tmp_path / "a.webp").recipe == studio.document.recipe


def test_trouble_is_one_sentence_and_costs_nothing(
    studio: Studio, projects: Projects, tmp_path: Path
) -> None:
    work(studio)
    before = studio.document.document
    (tmp_path / "bad.ora").write_bytes(b"PK\x03\x04")
    for act, path in (
        (projects.save, tmp_path / "missing" / "a.ora"),
        (projects.open, tmp_path / "bad.ora"),
        (projects.open, tmp_path / "missing.ora"),
    ):
        with studio.qtbot.waitSignal(studio.document.failed) as failed:
            act(path)
        assert failed.args
        assert str(failed.args[0]).count("\n") == 0
        assert studio.document.document is before
    assert len(studio.store.candidates) == 3
