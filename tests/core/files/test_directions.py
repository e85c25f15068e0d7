"""Directions in files: back exactly, refused when damaged or of another model; and the library."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from core.direction import Direction, Kept, Kind, Semantic
from core.errors import FileError, InputError, ModelError
from core.files.direction_library import DirectionLibrary
from core.files.directions import load_direction, save_direction
from core.models.recognition import describe
from core.safetensors_header import read_header
from tests.core.paper_model import paper_model

GENERATOR = np.random.default_rng(0)


def unit(*shape: int) -> Any:
    vector = GENERATOR.standard_normal(shape).astype(np.float32)
    return vector / np.linalg.norm(vector)


def direction(name: str = "smile", fingerprint: str = "ab" * 32, **changes: Any) -> Direction:
    values: dict[str, Any] = {
        "kind": Kind.LATENT,
        "tensors": {"vector": unit(4, 8, 8)},
        "unit": 12.345678901234567,
        "kept": (Kept(name="colour", vector=unit(4, 8, 8), unit=3.25),),
        "more": (np.full((40, 40, 3), 200, np.uint8),),
        "counts": (34, 56),
        "model": "paper",
    }
    return Direction(name=name, fingerprint=fingerprint, **(values | changes))


GUIDANCE = direction(
    kind=Kind.GUIDANCE,
    tensors={"more": unit(7, 16), "less": unit(7, 16), "more_pooled": unit(9), "less_pooled": unit(9)},
    kept=(),
    unit=2.5,
    semantic=Semantic(warmup=0.15, threshold=0.95),
)
CONDITIONING = direction(kind=Kind.CONDITIONING, tensors={"tokens": unit(7, 16)}, kept=())


@pytest.mark.parametrize("made", [direction(), GUIDANCE, CONDITIONING, direction("Grüße „ö“ \U0001f600")])
def test_a_direction_comes_back_exactly(tmp_path: Path, made: Direction) -> None:
    path = tmp_path / "d.safetensors"
    save_direction(path, made)
    back = load_direction(path)
    assert (back.name, back.kind, back.unit, back.semantic) == (
        made.name,
        made.kind,
        made.unit,
        made.semantic,
    )
    assert (back.model, back.fingerprint, back.counts) == (made.model, made.fingerprint, made.counts)
    assert back.tensors.keys() == made.tensors.keys()
    for name, array in made.tensors.items():
        np.testing.assert_array_equal(back.tensors[name], array)
    assert [(kept.name, kept.unit) for kept in back.kept] == [(kept.name, kept.unit) for kept in made.kept]
    for one, other in zip(back.kept, made.kept, strict=True):
        np.testing.assert_array_equal(one.vector, other.vector)
    assert [picture.shape for picture in back.more] == [picture.shape for picture in made.more]
    assert back.digest == made.digest
    assert not back.main.flags.writeable


def test_the_digest_tells_what_a_direction_does() -> None:
    made = direction()
    assert made.renamed("grin").digest == made.digest
    assert direction(unit=3.0, tensors=made.tensors).digest != made.digest
    assert direction(tensors={"vector": -made.main}).digest != made.digest


def test_a_shipped_one_is_small(tmp_path: Path) -> None:
    made = direction(tensors={"vector": unit(8, 16, 16)}, kept=())
    save_direction(tmp_path / "d.safetensors", made)
    assert (tmp_path / "d.safetensors").stat().st_size < 20_000


def about(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read_header(path, "d", FileError).metadata["direction"])
    return data


def rewrite(path: Path, *, tensors: dict[str, Any] | None = None, version: str = "1", **changes: Any) -> None:
    data = {key: value for key, value in (about(path) | changes).items() if value is not None}
    arrays = load_file(path) if tensors is None else tensors
    metadata = {"format": "latentscape direction", "version": version, "direction": json.dumps(data)}
    save_file(arrays, path, metadata)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path) -> None:
    arrays = load_file(path)
    arrays["vector"][0, 0, 0] = np.nan
    rewrite(path, tensors=arrays)


def with_tensors(**changes: Any) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        arrays = {name: array for name, array in load_file(path).items() if name not in changes}
        rewrite(path, tensors=arrays | {name: a for name, a in changes.items() if a is not None})

    return change


def other_format(path: Path) -> None:
    save_file({"vector": unit(4, 8, 8)}, path, {"format": "pt"})


def another_number(path: Path) -> None:
    """One bit of the vector: as finite as before."""
    whole = bytearray(path.read_bytes())
    whole[read_header(path, "d", FileError).tensors["vector"].begin] ^= 1
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (cut, "cut short"),
        (another_number, "not those it was saved with"),
        (flip, "not finite"),
        (other_format, "holds no direction"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.unlink(), "does not exist"),
        (lambda path: rewrite(path, version="9"), "another version"),
        (lambda path: rewrite(path, kind="magic"), "damaged"),
        (lambda path: rewrite(path, kind=["latent"]), "damaged"),
        (lambda path: rewrite(path, unit="wide"), "damaged"),
        (lambda path: rewrite(path, unit=-1), "unit is -1"),
        (lambda path: rewrite(path, unit=float("nan")), "unit is nan"),
        (lambda path: rewrite(path, name=""), "1 to 80 characters"),
        (lambda path: rewrite(path, name=5), "damaged"),
        (lambda path: rewrite(path, fingerprint=None), "damaged"),
        (lambda path: rewrite(path, kept="colour"), "damaged"),
        (lambda path: rewrite(path, kept=[]), "no tensor 'kept.0'"),
        (lambda path: rewrite(path, semantic={"warmup": 7}), "warmup of 7"),
        (lambda path: rewrite(path, semantic={"speed": 1}), "damaged"),
        (lambda path: rewrite(path, counts=[1]), "damaged"),
        (with_tensors(vector=None), "'vector' is missing"),
        (with_tensors(vector=unit(4, 64)), "shape (4, 64)"),
        (with_tensors(vector=unit(4, 8, 9)), "not in its space"),
        (with_tensors(vector=unit(4, 8, 8).astype(np.float64)), "F64 instead of F32"),
        (with_tensors(surplus=unit(3)), "no tensor 'surplus'"),
        (with_tensors(**{"kept.0": None}), "'kept.0' is missing"),
        (with_tensors(**{"pictures.more": np.zeros((2, 3), np.uint8)}), "small pictures"),
    ],
)
def test_a_damaged_one_is_refused_in_one_sentence(
    tmp_path: Path, harm: Callable[[Path], Any], sentence: str
) -> None:
    path = tmp_path / "d.safetensors"
    save_direction(path, direction())
    harm(path)
    with pytest.raises(FileError) as caught:
        load_direction(path)
    assert sentence in caught.value.message
    assert "\n" not in caught.value.message


def test_every_flipped_byte_is_refused_or_harmless(tmp_path: Path) -> None:
    path = tmp_path / "d.safetensors"
    save_direction(path, direction(tensors={"vector": unit(1, 2, 2)}, kept=(), more=()))
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :])
        with contextlib.suppress(FileError):
            assert load_direction(path).main.shape == (1, 2, 2)


@pytest.fixture
def library(tmp_path: Path) -> DirectionLibrary:
    return DirectionLibrary(describe(paper_model(tmp_path / "paper")), tmp_path / "own")


def fitting(library: DirectionLibrary, name: str) -> Direction:
    return direction(name, library._model.fingerprint)


def test_a_library_keeps_renames_and_deletes(library: DirectionLibrary, tmp_path: Path) -> None:
    assert library.list() == []
    first = library.keep(fitting(library, "smile"))
    second = library.keep(fitting(library, "Smile"))
    assert [shelved.direction.name for shelved in library.list()] == ["smile", "Smile 2"]
    renamed = library.rename(second, "  big   grin ")
    assert renamed.direction.name == "big grin"
    assert library.named("BIG GRIN").digest == second.direction.digest
    with pytest.raises(InputError, match="already"):
        library.rename(renamed, "Smile")
    with pytest.raises(InputError, match="1 to 80"):
        library.rename(renamed, " ")
    library.export(first, tmp_path / "out.safetensors")
    library.delete(first)
    with pytest.raises(InputError, match="no direction called “smile”: there are big grin"):
        library.named("smile")
    back = library.take_in(tmp_path / "out.safetensors")
    assert back.direction.digest == first.direction.digest
    assert library.find(first.direction.by(2.0)).name == "smile"


def test_one_of_another_model_is_refused_with_the_reason(library: DirectionLibrary, tmp_path: Path) -> None:
    save_direction(tmp_path / "other.safetensors", direction("frown", "cd" * 32, model="sdxl"))
    with pytest.raises(ModelError, match="learned on the model “sdxl” and means nothing to “paper”"):
        library.take_in(tmp_path / "other.safetensors")
    assert library.list() == []


def test_shipped_ones_stay(library: DirectionLibrary) -> None:
    folder = library._model.path / "directions"
    folder.mkdir()
    save_direction(folder / "smile.safetensors", fitting(library, "smile"))
    (folder / "broken.safetensors").write_bytes(b"nonsense")
    (shipped,) = library.list()
    assert shipped.shipped
    for act in (lambda: library.rename(shipped, "x"), lambda: library.delete(shipped)):
        with pytest.raises(FileError, match="came with the model"):
            act()
    assert library.keep(fitting(library, "smile")).direction.name == "smile 2"
