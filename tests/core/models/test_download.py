"""Downloads from a hub: only what is needed, resumed where they broke off, checked, and never unasked."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from core.errors import FileError, JobCancelled, LatentscapeError, ModelError
from core.models import download
from core.models.catalog import Catalog
from core.models.download import fetch
from core.models.hub import look_up
from tests.core.paper_model import paper_model
from tests.hub_server import Hub
from tests.sparse_models import lora_shapes, sparse_file

REPO = "someone/boats"


@pytest.fixture
def repository(hub: Hub, tmp_path: Path) -> dict[str, bytes]:
    """A model folder on the hub, with much beside it that is not needed."""
    folder = paper_model(tmp_path / "theirs")
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    files |= {
        "README.md": b"---\nlicense: mit\n---\n# Boats",
        "unet/diffusion_pytorch_model.fp16.safetensors": files["unet/diffusion_pytorch_model.safetensors"],
        "unet/diffusion_pytorch_model.bin": b"\x80\x04" * 1000,
        "boats-full.safetensors": b"x" * 5000,
        "safety_checker/model.safetensors": b"x" * 5000,
        "sample.png": b"x",
    }
    hub.files[REPO] = files
    hub.licences[REPO] = "mit"
    return files


def test_what_is_needed_comes_and_can_be_used(hub: Hub, repository: dict[str, bytes], tmp_path: Path) -> None:
    offer = look_up(REPO)
    names = {part.name for part in offer.parts}
    assert "unet/diffusion_pytorch_model.fp16.safetensors" in names, "the smaller of two precisions"
    assert not names & {
        "unet/diffusion_pytorch_model.safetensors",
        "unet/diffusion_pytorch_model.bin",
        "boats-full.safetensors",
        "safety_checker/model.safetensors",
        "sample.png",
    }
    assert (offer.licence, offer.bytes) == ("mit", sum(len(repository[name]) for name in names))
    progress = list(fetch(offer, tmp_path, threading.Event()))
    assert progress == sorted(progress)
    assert (progress[0], progress[-1]) == (0, offer.bytes)
    info = Catalog().add(offer.path(tmp_path))
    assert info.path == tmp_path / "someone--boats"
    assert not list(tmp_path.rglob("*.part"))
    before = len(hub.asked)
    assert list(fetch(offer, tmp_path, threading.Event()))[-1] == offer.bytes
    assert len(hub.asked) == before, "what is there is not asked for again"


@pytest.mark.parametrize("no_ranges", [False, True])
def test_a_lost_connection_is_taken_up_where_it_broke(
    hub: Hub, repository: dict[str, bytes], tmp_path: Path, no_ranges: bool
) -> None:
    hub.break_after, hub.no_ranges = [700, 800], no_ranges
    offer = look_up(REPO)
    assert list(fetch(offer, tmp_path, threading.Event()))[-1] == offer.bytes
    for part in offer.parts:
        assert (tmp_path / "someone--boats" / part.name).read_bytes() == repository[part.name]
    resumed = [begin for _, begin in hub.asked if begin]
    assert resumed[0] == 700


def test_it_is_paused_and_goes_on_later(hub: Hub, repository: dict[str, bytes], tmp_path: Path) -> None:
    offer, cancel = look_up(REPO), threading.Event()
    hub.break_after = [1200]
    begun = fetch(offer, tmp_path, cancel)
    names = [part.name for part in offer.parts]
    large = next(number for number, name in enumerate(names) if name.endswith(".safetensors"))
    until = sum(part.bytes for part in offer.parts[:large]) + 1200
    while next(begun) < until:  # in as many pieces as the network makes of it
        pass
    cancel.set()
    with pytest.raises(JobCancelled):
        list(begun)
    (partial,) = tmp_path.rglob("*.part")
    assert partial.stat().st_size == 1200
    before = len(hub.asked)
    progress = list(fetch(offer, tmp_path, threading.Event()))
    assert progress[0] >= 1200
    assert progress[-1] == offer.bytes
    assert hub.asked[before][1] == 1200


def test_what_arrives_damaged_is_deleted_and_said(
    hub: Hub, repository: dict[str, bytes], tmp_path: Path
) -> None:
    name = "unet/diffusion_pytorch_model.fp16.safetensors"
    hub.damaged = {name}
    with pytest.raises(ModelError, match="arrived damaged"):
        list(fetch(look_up(REPO), tmp_path, threading.Event()))
    assert not (tmp_path / "someone--boats" / name).exists()
    assert not list(tmp_path.rglob("*.part"))


def test_a_hub_that_is_silent_and_a_disk_that_is_full_are_said(
    hub: Hub, repository: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = look_up(REPO)
    hub.break_after = [0] * download.TRIES
    with pytest.raises(FileError, match="does not come: check the connection"):
        list(fetch(offer, tmp_path, threading.Event()))

    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**6))
    with pytest.raises(FileError, match="GB left: make room"):
        list(fetch(offer, tmp_path / "new", threading.Event()))


def test_one_file_of_several_is_named(hub: Hub, tmp_path: Path) -> None:
    ink = sparse_file(tmp_path / "ink.safetensors", lora_shapes()).read_bytes()
    hub.files["a/one"] = {"ink.safetensors": ink, ".gitattributes": b""}
    hub.files["a/two"] = {"ink.safetensors": ink, "film.safetensors": ink}
    offer = look_up("a/one")
    list(fetch(offer, tmp_path, threading.Event()))
    assert offer.path(tmp_path).read_bytes() == ink
    with pytest.raises(
        ModelError, match=r"several files: name one of them \(a/two/ink.safetensors, a/two/film"
    ):
        look_up("a/two")
    assert [part.name for part in look_up("a/two/film.safetensors").parts] == ["film.safetensors"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("boats", "not the name of a repository"),
        ("no/body", "There is no repository “no/body”"),
        ("a/gated", "only to those who accept its licence"),
        ("a/pickles", "run any program"),
        ("a/folder-of-pickles", "run any program"),
        ("a/flux", "This is a Flux model: the program knows it and cannot run it yet"),
        ("a/text", "holds no model this program can use"),
        ("a/evil", "names a file outside of its folder"),
        ("a/text/none.safetensors", "no file “none.safetensors” in “a/text”"),
    ],
)
def test_what_cannot_be_used_is_said_before_anything_comes(hub: Hub, asked: str, words: str) -> None:
    index: Any = {"_class_name": "StableDiffusionPipeline"}
    hub.gated = {"a/gated"}
    hub.files |= {
        "a/pickles": {"model.ckpt": b"x"},
        "a/folder-of-pickles": {"model_index.json": json.dumps(index).encode(), "unet/model.bin": b"x"},
        "a/flux": {"model_index.json": json.dumps({"_class_name": "FluxPipeline"}).encode()},
        "a/text": {"notes.txt": b"x"},
        "a/evil": {"../evil.safetensors": b"x", "LICENSE": b"x"},
    }
    if asked == "a/evil":
        asked = "a/evil/../evil.safetensors"
    with pytest.raises(LatentscapeError, match=words) as raised:
        look_up(asked)
    assert "\n" not in raised.value.message


def test_no_hub_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("core.models.hub.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(FileError, match="The hub cannot be reached"):
        look_up(REPO)
