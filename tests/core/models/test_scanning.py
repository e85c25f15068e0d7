"""What is found in model folders: every kind by its header, read once, wherever programs keep it."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from core.errors import ModelError
from core.models import scanning
from core.models.catalog import Catalog
from core.models.found import FileKind, FoundFile, look_at
from core.models.scanning import Seen, find_file, known_places, scan
from core.models.taking import take
from tests.core.paper_model import change, paper_model
from tests.sparse_models import (
    CONTROL,
    EMBEDDING,
    FLUX,
    SD3,
    VAE,
    checkpoint_shapes,
    lora_shapes,
    settle,
    sparse_file,
)


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return Catalog(bundled=paper_model(tmp_path / "box" / "emoji", own={"name": "emoji", "title": "Emoji"}))


def by_title(catalog: Catalog) -> dict[str, FoundFile]:
    return {found.title: found for found in catalog.scan()}


def test_each_kind_is_known_by_its_header(tmp_path: Path, catalog: Catalog) -> None:
    folder = tmp_path / "models"
    metadata = {
        "modelspec.title": "Harbour",
        "modelspec.license": "CreativeML Open RAIL-M",
        "modelspec.description": "Boats and water.",
    }
    sparse_file(folder / "a.safetensors", checkpoint_shapes("sd1", small=True), metadata=metadata)
    sparse_file(folder / "paint.safetensors", checkpoint_shapes("sd1", small=True, channels=9), dtype="F32")
    sparse_file(folder / "xl.safetensors", checkpoint_shapes("sdxl", small=True), dtype="BF16")
    for name, shapes in {
        "flux": FLUX,
        "sd3": SD3,
        "vae": VAE,
        "control": CONTROL,
        "word": EMBEDDING,
        "ink": lora_shapes(2048),
    }.items():
        sparse_file(folder / f"{name}.safetensors", shapes)
    (folder / "old.ckpt").write_bytes(b"\x80\x04")
    (folder / "cut.safetensors").write_bytes(b"\x10\0\0\0\0\0\0\0{")
    catalog.add_folder(folder)
    found = by_title(catalog)
    harbour = found["Harbour"]
    assert (harbour.kind, harbour.family, harbour.precision) == (FileKind.CHECKPOINT, "sd1", "fp16")
    assert (harbour.licence, harbour.description) == ("CreativeML Open RAIL-M", "Boats and water.")
    assert harbour.bytes == (folder / "a.safetensors").stat().st_size
    assert found["paint"].words == "Stable Diffusion 1, inpainting"
    assert (found["xl"].words, found["xl"].precision) == ("Stable Diffusion XL", "bf16")
    assert (found["ink"].kind, found["ink"].family) == (FileKind.LORA, "sdxl")
    assert (found["word"].kind, found["word"].family) == (FileKind.EMBEDDING, "sd1")
    assert found["vae"].kind is FileKind.VAE
    assert found["control"].kind is FileKind.OTHER
    assert found["flux"].problem == "This is a Flux model: the program knows it and cannot run it yet."
    assert (found["sd3"].kind, found["sd3"].words) == (FileKind.LATER, "Stable Diffusion 3")
    assert "run any program" in found["old"].problem
    assert "cut short" in found["cut"].problem
    assert {found[name].kind for name in ("old", "cut")} == {FileKind.UNUSABLE}
    assert found["Emoji"].bundled
    assert not found["ink"].is_model


def test_folders_say_what_they_are_and_by_which_licence(tmp_path: Path, catalog: Catalog) -> None:
    one = paper_model(tmp_path / "hub" / "models--some--one" / "snapshots" / "abc")
    (one / "README.md").write_text("---\nlanguage: en\nlicense: openrail++\n---\n# One\nlicense: no\n")
    (one / "preview.png").touch()
    three = paper_model(tmp_path / "hub" / "models--a--three" / "snapshots" / "def")
    change(three / "model_index.json", _class_name="StableDiffusion3Pipeline")
    paper_model(tmp_path / "hub" / "said", own={"title": "Said", "licence": "MIT", "description": "Ink."})
    lame = paper_model(tmp_path / "hub" / "lame")
    (lame / "unet" / "diffusion_pytorch_model.safetensors").unlink()
    catalog.add_folder(tmp_path / "hub")
    found = by_title(catalog)
    assert (found["some/one"].kind, found["some/one"].licence) == (FileKind.FOLDER, "openrail++")
    assert (found["Said"].licence, found["Said"].description) == ("MIT", "Ink.")
    assert found["some/one"].preview == one / "preview.png"
    assert found["some/one"].precision == "fp32"
    assert (found["a/three"].kind, found["a/three"].words) == (FileKind.LATER, "Stable Diffusion 3")
    assert "no weights in “unet”" in found["lame"].problem


def test_a_link_that_leads_to_itself_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "loop.safetensors").symlink_to("loop.safetensors")
    assert list(scan([tmp_path], Seen())) == []


def test_a_file_is_read_once_until_it_changes(tmp_path: Path, catalog: Catalog) -> None:
    folder = tmp_path / "models"
    file = settle(sparse_file(folder / "a.safetensors", lora_shapes()))
    new = sparse_file(folder / "b.safetensors", lora_shapes())  # still being written, for all we know
    catalog.add_folder(folder)
    first = list(catalog.scan())
    with patch.object(scanning, "look_at", side_effect=look_at) as read:
        assert list(catalog.scan()) == first
        assert [call.args for call in read.call_args_list] == [(new,)]
        sparse_file(file, lora_shapes(2048))
        changed = by_title(catalog)
    assert changed["a"].family == "sdxl"


@pytest.mark.skipif(sys.platform == "win32", reason="makes links and pipes")
def test_links_to_themselves_pipes_and_thousands_of_other_files_are_no_harm(tmp_path: Path) -> None:
    models = tmp_path / "models"
    sparse_file(models / "a.safetensors", lora_shapes())
    sparse_file(models / "sub" / "z.safetensors", lora_shapes())
    (models / "self.safetensors").symlink_to(models / "self.safetensors")
    (models / "nowhere.safetensors").symlink_to(models / "gone")
    (models / "sub" / "above").symlink_to(models)
    (models / "folder.safetensors").mkdir()
    os.mkfifo(models / "pipe.safetensors")
    for number in range(2000):
        (models / "sub" / f"{number}.txt").touch()
    found = list(scan([models], Seen()))
    assert [(each.path.name, each.kind) for each in found] == [
        ("a.safetensors", FileKind.LORA),
        ("z.safetensors", FileKind.LORA),
    ]
    for name in ("folder", "pipe"):
        assert "is not a file" in look_at(models / f"{name}.safetensors").problem


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", "kind", "bytes", "title"])
def test_a_damaged_memory_is_no_harm(tmp_path: Path, home: Path, catalog: Catalog, damage: str) -> None:
    settle(sparse_file(tmp_path / "models" / "a.safetensors", lora_shapes()))
    catalog.add_folder(tmp_path / "models")
    first = list(catalog.scan())
    file = home / "models-seen.json"
    if damage in {"kind", "bytes", "title"}:
        data = json.loads(file.read_text())
        data[str(tmp_path / "models" / "a.safetensors")]["found"][damage] = ["?"]
        file.write_text(json.dumps(data))
    else:
        file.write_text(damage)
    assert list(catalog.scan()) == first


def test_what_is_gone_is_forgotten_and_an_interrupted_scan_keeps_the_rest(tmp_path: Path) -> None:
    for name in ("a", "b"):
        settle(sparse_file(tmp_path / "models" / f"{name}.safetensors", lora_shapes()))
    file = tmp_path / "seen.json"
    assert len(list(scan([tmp_path / "models"], Seen(file)))) == 2
    (tmp_path / "models" / "b.safetensors").unlink()
    begun = scan([tmp_path / "models"], Seen(file))
    next(begun)
    begun.close()
    assert len(json.loads(file.read_text())) == 2
    list(scan([tmp_path / "models"], Seen(file)))
    assert list(json.loads(file.read_text())) == [str(tmp_path / "models" / "a.safetensors")]


def test_other_programs_folders_are_found_and_can_be_left_alone(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "PLACES", ("ComfyUI/models", ".cache/huggingface/hub", "nowhere"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("HF_HOME", raising=False)
    comfy = tmp_path / "ComfyUI" / "models"
    sparse_file(comfy / "loras" / "ink.safetensors", lora_shapes())
    hub = tmp_path / ".cache" / "huggingface" / "hub"
    blob = sparse_file(hub / "models--a--b" / "blobs" / "0a1b", lora_shapes())
    link = hub / "models--a--b" / "snapshots" / "1" / "film.safetensors"
    link.parent.mkdir(parents=True)
    link.symlink_to(blob)
    assert known_places() == [comfy, hub]
    assert {"ink", "film"} <= by_title(catalog).keys()
    assert catalog.file("film", "LoRA") == link
    assert catalog.remove_folder(comfy)
    assert "ink" not in by_title(catalog)
    assert catalog.add_folder(comfy) == comfy
    assert "ink" in by_title(catalog)
    assert catalog.folders() == Catalog().folders()[:1], "it is no folder of the person's"


def test_a_checkpoint_in_a_cache_of_links_can_be_added(tmp_path: Path, catalog: Catalog) -> None:
    blob = sparse_file(tmp_path / "blobs" / "0a1b", checkpoint_shapes("sd1", small=True))
    link = tmp_path / "snapshots" / "Boats.safetensors"
    link.parent.mkdir()
    link.symlink_to(blob)
    info = catalog.add(link)
    assert (info.name, info.path) == ("boats", link)
    assert catalog.find("boats") == info
    assert by_title(catalog)["Boats"].name == "boats"


def test_a_single_small_file_is_known_by_its_name(tmp_path: Path, catalog: Catalog) -> None:
    file = sparse_file(tmp_path / "Downloads" / "ink.safetensors", lora_shapes())
    with pytest.raises(ModelError, match="no LoRA called “ink”"):
        catalog.file("ink", "LoRA")
    assert catalog.add_file(file) == file
    assert catalog.add_file(file) == file
    assert catalog.file("ink", "LoRA") == find_file(str(file), []) == file
    assert by_title(catalog)["ink"].kind is FileKind.LORA
    file.unlink()
    assert catalog.file_called("ink") is None


def test_a_model_that_has_vanished_is_said(tmp_path: Path, catalog: Catalog) -> None:
    file = sparse_file(tmp_path / "a.safetensors", checkpoint_shapes("sd1", small=True))
    catalog.add(file)
    file.unlink()
    gone = by_title(catalog)["a"]
    assert gone.problem == "The model “a” is no longer where it was: bring it back, or take it off the list."
    assert (gone.kind, gone.name) == (FileKind.UNUSABLE, "a")


def test_what_is_remembered_is_what_was_found(tmp_path: Path) -> None:
    found = look_at(sparse_file(tmp_path / "a.safetensors", lora_shapes()))
    assert FoundFile.from_json(found.path, found.to_json()) == found
    shown = replace(found, preview=tmp_path / "a.png", name="a", bundled=True)
    assert shown.to_json() == found.to_json(), "these are looked up at each scan"


def test_whatever_is_handed_over_goes_where_it_belongs(tmp_path: Path, catalog: Catalog) -> None:
    model = sparse_file(tmp_path / "a.safetensors", checkpoint_shapes("sd1", small=True))
    lora = sparse_file(tmp_path / "many" / "ink.safetensors", lora_shapes())
    (tmp_path / "none").mkdir()
    assert take(catalog, model) == catalog.find("a")
    taken = take(catalog, lora)
    assert isinstance(taken, FoundFile)
    assert (taken.kind, catalog.file("ink", "LoRA")) == (FileKind.LORA, lora)
    assert take(catalog, tmp_path / "many") == tmp_path / "many"
    assert tmp_path / "many" in catalog.places()
    for path, sentence in {
        tmp_path / "none": "model_index.json is missing",
        sparse_file(tmp_path / "control.safetensors", CONTROL): "is a ControlNet",
        sparse_file(
            tmp_path / "flux.safetensors", FLUX
        ): "is a Flux model: the program knows it and cannot run it yet",
        sparse_file(
            tmp_path / "smile.safetensors", EMBEDDING, metadata={"format": "latentscape direction"}
        ): "is a direction or a latent",
    }.items():
        with pytest.raises(ModelError, match=sentence):
            take(catalog, path)
