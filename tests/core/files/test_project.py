"""What a project holds comes back, to the bit; damage to a part costs that part."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.document.document import Document
from core.document.layer import Blend
from core.errors import FileError
from core.files.project import Project, RegionSettings, read_project, write_project
from core.geometry import Size
from core.jobs import Inpaint
from tests.core.files.full_disk import full_after
from tests.core.files.made_pictures import colours
from tests.core.files.made_projects import document, project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "all of it.ora"


def back(path: Path, written: Project) -> Project:
    write_project(path, written)
    return read_project(path)


def changed(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The same file with other parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_layers_come_back_to_the_bit(path: Path) -> None:
    whole = project()
    written, read = whole.document, back(path, whole).document
    assert read.size == written.size
    assert [layer.id for layer in read.layers] == [layer.id for layer in written.layers]
    assert read.active == written.active
    for before, after in zip(written.layers, read.layers, strict=True):
        assert np.array_equal(before.pixels, after.pixels), "clear pixels keep their colours too"
        for name in ("name", "x", "y", "opacity", "visible", "locked", "blend"):
            assert getattr(before, name) == getattr(after, name)


def test_everything_beside_the_layers_comes_back(path: Path) -> None:
    written, read = project(), back(path, project())
    assert read.note == ""
    assert written.mask is not None
    assert read.mask is not None
    assert np.array_equal(read.mask, written.mask)
    for name in ("mask_visible", "region", "recipe", "settings", "parts"):
        assert getattr(read, name) == getattr(written, name), name
    [before], [after] = written.results, read.results
    assert np.array_equal(before.latent, after.latent)
    assert (after.model, after.factor, after.recipe) == (before.model, before.factor, before.recipe)


def test_candidates_come_back_with_their_job(path: Path) -> None:
    written, read = project().staged, back(path, project()).staged
    assert written is not None
    assert read is not None
    assert read.label == "Repaint"
    one, other = written.job, read.job
    assert isinstance(one, Inpaint)
    assert isinstance(other, Inpaint)
    assert (one.recipe, one.seeds, one.place, one.feather, one.fill, one.match) == (
        (other.recipe, other.seeds, other.place, other.feather, other.fill, other.match)
    )
    assert one.source is not None
    assert other.source is not None
    assert np.array_equal(one.source, other.source)
    assert np.array_equal(one.mask, other.mask)
    for before, after in zip(written.results, read.results, strict=True):
        assert np.array_equal(before.picture, after.picture)
        assert (before.index, before.recipe, before.place) == (after.index, after.recipe, after.place)


def test_a_plain_document_has_nothing_beside(path: Path) -> None:
    read = back(path, Project(document=Document.of(colours())))
    assert (read.mask, read.recipe, read.staged, read.results, dict(read.parts)) == (None, None, None, (), {})
    assert read.mask_visible
    assert read.region == RegionSettings()


def test_a_part_nobody_knows_is_written_back(path: Path) -> None:
    again = back(path, back(path, project()))
    assert again.parts["somebody/else.bin"] == b"\0\1\2"


def test_a_part_cannot_take_the_place_of_ours(path: Path) -> None:
    read = back(path, replace(project(), parts={"document.json": b"?", "mask.png": b"?", "mine": b"!"}))
    assert read.note == ""
    assert dict(read.parts) == {"mine": b"!"}


def set_version(version: object) -> Callable[[dict[str, bytes]], object]:
    def change(parts: dict[str, bytes]) -> None:
        values = json.loads(parts["latentscape/document.json"])
        parts["latentscape/document.json"] = json.dumps(values | {"version": version, "new": [1]}).encode()

    return change


def test_a_newer_major_version_is_one_sentence(path: Path) -> None:
    write_project(path, project())
    with pytest.raises(FileError, match=r"newer Latentscape: update the program"):
        read_project(changed(path, set_version([2, 0])))


def test_a_newer_minor_version_opens_with_a_note(path: Path) -> None:
    write_project(path, project())
    read = read_project(changed(path, set_version([1, 7])))
    assert "newer Latentscape" in read.note
    assert read.mask is not None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("document.json", b"{"),
        ("document.json", b"[]"),
        ("document.json", b'{"format": "latentscape project", "version": ["a", null]}'),
        ("document.json", b"[" * 100_000),
        ("mask.png", b"no picture"),
        ("staged/00.png", b""),
        ("results/0000.safetensors", b"\xff" * 40),
    ],
)
def test_damage_beside_the_layers_costs_only_that(path: Path, name: str, data: bytes) -> None:
    write_project(path, project())
    read = read_project(changed(path, lambda parts: parts.update({"latentscape/" + name: data})))
    assert "damaged" in read.note
    assert read.note.count(".") == 1
    assert np.array_equal(read.document.layers[0].pixels, document().layers[0].pixels)
    kept = (read.mask is not None, read.staged is not None, bool(read.results))
    if name == "document.json":
        assert kept[:2] == (False, False)
    else:
        assert kept == tuple(not name.startswith(what) for what in ("mask", "staged", "results"))


def test_values_of_the_wrong_kind_cost_only_themselves(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        values = json.loads(parts["latentscape/document.json"])
        values |= {
            "region": {"frame": [1, 2]},
            "recipe": {"latentscape": "x"},
            "settings": 5,
            "layers": "none",
        }
        parts["latentscape/document.json"] = json.dumps(values).encode()

    write_project(path, project())
    read = read_project(changed(path, change))
    assert read.note.endswith("passed over: settings, recipe, region.")
    assert read.mask is not None
    assert read.staged is not None


def test_a_mask_of_another_size_is_passed_over(path: Path) -> None:
    read = back(path, replace(project(), mask=np.ones((5, 5), np.uint8)))
    assert read.mask is None
    assert "mask" in read.note


def test_an_unknown_way_of_blending_is_normal_with_a_note(path: Path) -> None:
    write_project(path, project())
    changed(path, lambda p: p.update({"stack.xml": p["stack.xml"].replace(b"svg:multiply", b"svg:hue")}))
    read = read_project(path)
    assert read.document.layers[1].blend is Blend.NORMAL
    assert "1 layer blends in a way that is not known here" in read.note


def test_no_disk_space_leaves_the_project_that_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(path, project())
    before = path.read_bytes()
    full_after(monkeypatch, 5000)
    with pytest.raises(FileError, match="the disk is full"):
        write_project(path, replace(project(), document=Document.of(colours(400, 400))))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_no_layer_at_all_is_an_empty_document(path: Path) -> None:
    write_project(path, project())
    changed(path, lambda p: p.update({"stack.xml": b'<image w="8" h="6"><stack/></image>'}))
    read = read_project(path)
    assert read.document.size == Size(8, 6)
    assert len(read.document.layers) == 1
    assert not read.document.layers[0].pixels.any()
