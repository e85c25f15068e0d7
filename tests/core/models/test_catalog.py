"""The list of models: what came in the box and what the person added."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.errors import FileError, ModelError
from core.models.catalog import Catalog
from core.resources import data_folder
from tests.core.paper_model import paper_model


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return paper_model(tmp_path / "box" / "emoji", own={"name": "emoji"})


@pytest.fixture
def catalog(box: Path) -> Catalog:
    return Catalog(bundled=box)


def test_the_model_in_the_box_is_there_from_the_start(catalog: Catalog) -> None:
    assert [(info.name, info.bundled) for info in catalog.list()] == [("emoji", True)]
    assert catalog.find() == catalog.find("") == catalog.find("emoji")
    assert catalog.find().bundled


def test_a_model_is_added_found_and_removed(catalog: Catalog, tmp_path: Path) -> None:
    other = paper_model(tmp_path / "Other One", seed=1)
    added = catalog.add(other)
    assert added.name == "other-one"
    assert [info.name for info in catalog.list()] == ["emoji", "other-one"]
    assert catalog.find("other-one") == catalog.find("Other One") == catalog.find(str(other)) == added
    assert not added.bundled
    catalog.remove("other-one")
    assert [info.name for info in catalog.list()] == ["emoji"]
    assert other.is_dir()
    with pytest.raises(ModelError, match="no model called “other-one”: choose one of emoji, or give a file"):
        catalog.find("other-one")


def test_another_catalogue_sees_it(catalog: Catalog, box: Path, tmp_path: Path) -> None:
    catalog.add(paper_model(tmp_path / "other"))
    assert Catalog(bundled=box).find("other").path == tmp_path / "other"


def test_a_taken_name_gets_a_number(catalog: Catalog, tmp_path: Path) -> None:
    names = [catalog.add(paper_model(tmp_path / str(n), own={"name": "Emoji"})).name for n in range(3)]
    assert names == ["emoji-2", "emoji-3", "emoji-4"]
    assert catalog.find("emoji-3").name == "emoji-3"


def test_adding_twice_changes_nothing(catalog: Catalog, tmp_path: Path) -> None:
    first, second = (catalog.add(paper_model(tmp_path / "other")) for _ in range(2))
    assert first == second
    assert len(catalog.list()) == 2


def test_a_path_is_found_without_adding(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper_model(tmp_path / "here")
    monkeypatch.chdir(tmp_path)
    assert catalog.find("here").path == catalog.find("./here").path == tmp_path / "here"
    with pytest.raises(ModelError, match="no model “there” at this path"):
        catalog.find("./there")


def test_a_broken_model_is_reported_and_no_harm_to_the_others(catalog: Catalog, tmp_path: Path) -> None:
    catalog.add(paper_model(tmp_path / "gone"))
    catalog.add(paper_model(tmp_path / "fine"))
    shutil.rmtree(tmp_path / "gone")
    assert [info.name for info in catalog.list()] == ["emoji", "fine"]
    (broken,) = [entry for entry in catalog.entries() if entry.info is None]
    assert broken.name == "gone"
    assert "no model “gone”" in broken.problem
    with pytest.raises(ModelError, match="“gone” is no longer where it was"):
        catalog.find("gone")
    catalog.remove("gone")
    assert [entry.name for entry in catalog.entries()] == ["emoji", "fine"]


def test_what_is_no_model_is_not_added(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        catalog.add(tmp_path)
    assert not (data_folder() / "models.json").exists()


def test_the_model_in_the_box_stays(catalog: Catalog) -> None:
    with pytest.raises(ModelError, match="came in the box and stays"):
        catalog.remove("emoji")
    with pytest.raises(ModelError, match="no added model called “nobody”"):
        catalog.remove("nobody")


def test_a_missing_box_is_said(tmp_path: Path) -> None:
    catalog = Catalog(bundled=tmp_path / "nothing")
    with pytest.raises(ModelError, match="model in the box cannot be used; install the program again"):
        catalog.find()
    assert catalog.list() == []
    assert catalog.entries()[0].problem
    catalog.add(paper_model(tmp_path / "other"))
    assert catalog.find("other").name == "other"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"models": [1]}', '{"models": {"a": "b"}}', "null"])
def test_a_damaged_list_is_kept_aside(catalog: Catalog, tmp_path: Path, text: str) -> None:
    file = data_folder() / "models.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    assert [info.name for info in catalog.list()] == ["emoji"]
    catalog.add(paper_model(tmp_path / "other"))
    assert [info.name for info in catalog.list()] == ["emoji", "other"]
    assert (data_folder() / "models.damaged.json").read_text() == text


def test_a_list_that_cannot_be_written_is_said(box: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    catalog = Catalog(bundled=box, file=tmp_path / "file" / "models.json")
    with pytest.raises(FileError, match=r"“models.json” cannot be written"):
        catalog.add(paper_model(tmp_path / "other"))
