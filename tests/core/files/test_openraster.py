"""OpenRaster as the standard has it, and as other programs write it; files made to do harm."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.document.composite import flattened
from core.document.document import Document
from core.errors import FileError
from core.files.archive import MAX_ENTRIES
from core.files.openraster import THUMBNAIL, is_raster, read_raster
from core.files.project import Project, read_project, write_project
from core.files.stack_xml import MAX_LAYERS
from tests.core.files.made_pictures import colours
from tests.core.files.made_projects import document, png, project, raster_file, stack_of

LAYER = '<layer name="one" src="data/one.png"/>'
ONE = png(colours(6, 8, 4))


def sentence(path: Path) -> str:
    """What is said of a file that is not opened."""
    with pytest.raises(FileError) as raised:
        read_project(path)
    message = raised.value.message
    assert path.name in message
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_the_file_is_laid_out_as_the_standard_says(tmp_path: Path) -> None:
    path = tmp_path / "out.ora"
    write_project(path, Project(document=Document.of(colours(300, 500))))
    assert path.read_bytes()[30:54] == b"mimetypeimage/openraster", "first, stored, without extra fields"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        first, *rest = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.compress_type for entry in rest} <= {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        assert archive.read("stack.xml").startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<image ")
        thumbnail = Image.open(io.BytesIO(archive.read("Thumbnails/thumbnail.png")))
        assert (thumbnail.format, max(thumbnail.size)) == ("PNG", THUMBNAIL)
        merged = Image.open(io.BytesIO(archive.read("mergedimage.png")))
        assert merged.size == (500, 300)


def test_pyora_reads_what_is_written_here(tmp_path: Path) -> None:
    import pyora  # type: ignore[import-untyped]

    path = tmp_path / "ours.ora"
    write_project(path, project())
    theirs = pyora.Project.load(str(path))
    assert theirs.dimensions == (80, 60)
    for mine, its in zip(document().layers, theirs.iter_layers, strict=True):
        assert its.name == mine.name
        assert its.offsets == (mine.x, mine.y)
        assert its.opacity == mine.opacity
        assert its.visible == mine.visible
        assert its.composite_op == mine.blend.value
        assert np.array_equal(np.asarray(its.get_image_data(raw=True)), mine.pixels)
    merged = np.asarray(theirs.get_image_data(use_original=True))
    assert np.array_equal(merged[..., :3], flattened(document())[..., :3])


def test_what_pyora_writes_opens_here(tmp_path: Path) -> None:
    import pyora

    theirs = pyora.Project.new(40, 30)
    below, above = colours(30, 40, 4, seed=1), colours(10, 12, 4, seed=2)
    theirs.add_layer(Image.fromarray(below), "below")
    theirs.add_group("group")
    theirs.add_layer(Image.fromarray(above), "group/above", offsets=(5, -3), opacity=0.25, visible=False)
    theirs.get_by_path("/group/above").composite_op = "svg:screen"
    theirs.save(str(tmp_path / "theirs.ora"))
    read = read_raster(tmp_path / "theirs.ora")
    assert (read.width, read.height) == (40, 30)
    one, two = read.layers
    assert np.array_equal(one.tiles.array, below)
    assert np.array_equal(two.tiles.array, above)
    assert (two.entry.name, two.entry.x, two.entry.y) == ("above", 5, -3)
    assert (two.entry.opacity, two.entry.visible, two.entry.operator) == (0.25, False, "svg:screen")
    assert read.note == "Its groups of layers were taken apart."


def test_groups_pass_on_what_they_do_to_their_layers(tmp_path: Path) -> None:
    inside = (
        '<layer name="top" src="data/one.png"/>'
        '<stack x="3" y="-2" opacity="0.5"><stack visibility="hidden" x="1">'
        '<layer name="deep" src="data/one.png" x="2" opacity="0.5"><annotation href="x"/></layer></stack>'
        '<layer name="shallow" src="data/one.png"/></stack>'
    )
    read = read_raster(raster_file(tmp_path / "a.ora", stack_of(inside), data__one_png=ONE))
    shallow, deep, top = (layer.entry for layer in read.layers)
    assert (shallow.name, shallow.x, shallow.y, shallow.opacity, shallow.visible) == (
        "shallow",
        3,
        -2,
        0.5,
        True,
    )
    assert (deep.name, deep.x, deep.y, deep.opacity, deep.visible) == ("deep", 6, -2, 0.25, False)
    assert (top.name, top.x, top.opacity) == ("top", 0, 1.0)
    assert read.note == "Its groups of layers were taken apart: it may look a little different."


def test_layers_without_pixels_are_left_out_with_a_note(tmp_path: Path) -> None:
    inside = f'{LAYER}<text x="1">hello</text><filter type="blur"><params/></filter><layer src="data/a.svg"/>'
    path = raster_file(tmp_path / "a.ora", stack_of(inside), data__one_png=ONE, **{"data/a.svg": b"<svg/>"})
    read = read_raster(path)
    assert [layer.entry.name for layer in read.layers] == ["one"]
    assert read.note.startswith("3 layers could not be read")


def test_damaged_layers_leave_the_others(tmp_path: Path) -> None:
    inside = f'{LAYER}<layer name="two" src="data/two.png"/><layer src="data/gone.png"/>'
    path = raster_file(tmp_path / "a.ora", stack_of(inside), data__one_png=ONE, data__two_png=ONE[:60])
    read = read_raster(path)
    assert [layer.entry.name for layer in read.layers] == ["one"]
    assert read.note.startswith("2 layers could not be read")


@pytest.mark.parametrize(
    "stack", ["", "<image", stack_of(""), "<svg/>", stack_of('<layer src="data/no.png"/>')]
)
def test_lost_layers_leave_the_merged_picture(tmp_path: Path, stack: str) -> None:
    path = raster_file(tmp_path / "a.ora", stack, mergedimage_png=ONE)
    read = read_raster(path)
    if stack == stack_of(""):
        assert read.layers == ()
    else:
        [layer] = read.layers
        assert np.array_equal(layer.tiles.array, colours(6, 8, 4))
        assert "one flattened picture" in read.note


@pytest.mark.parametrize(
    "values", ["x='1e999' y='nan' opacity='nan'", "opacity='-4'", "x='no' y=''", "opacity='9'"]
)
def test_numbers_that_are_none_do_no_harm(tmp_path: Path, values: str) -> None:
    path = raster_file(
        tmp_path / "a.ora", stack_of(f'<layer src="data/one.png" {values}/>'), data__one_png=ONE
    )
    layer = read_project(path).document.layers[0]
    assert 0 <= layer.opacity <= 1
    assert (layer.x, layer.y) == (0, 0)


@pytest.mark.parametrize("length", [0, 1, 30, 200, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_one_sentence(tmp_path: Path, length: float) -> None:
    path = tmp_path / "a.ora"
    write_project(path, project())
    data = path.read_bytes()
    path.write_bytes(data[: length if isinstance(length, int) else int(length * len(data))])
    assert ("empty" if length == 0 else "cut short") in sentence(path)


@pytest.mark.parametrize("seed", range(60))
def test_bytes_changed_at_random_never_do_worse_than_a_sentence(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.ora"
    write_project(path, project())
    data = bytearray(path.read_bytes())
    rng = np.random.default_rng(seed)
    for at in rng.integers(0, len(data), 1 + seed % 8):
        data[at] = rng.integers(0, 256)
    path.write_bytes(data)
    try:
        read_project(path)
    except FileError as error:
        assert "a.ora" in error.message  # noqa: PT017  (either is right)


@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("seed", range(8))
def test_damage_in_any_kind_of_packing_is_one_sentence(tmp_path: Path, packed: int, seed: int) -> None:
    path = tmp_path / "a.ora"
    with zipfile.ZipFile(path, "w", packed) as archive:
        archive.writestr("mimetype", b"image/openraster")
        archive.writestr("stack.xml", stack_of(LAYER))
        archive.writestr("data/one.png", ONE)
    data = bytearray(path.read_bytes())
    at = data.index(b"stack.xml") + 12 + seed
    data[at : at + 8] = bytes(value ^ 0x5A for value in data[at : at + 8])
    path.write_bytes(data)
    assert "damaged" in sentence(path)


@pytest.mark.parametrize("encoding", ["nonsense", "utf-7", "shift_jis", "rot13", "idna"])
def test_an_encoding_that_nobody_writes_is_one_sentence(tmp_path: Path, encoding: str) -> None:
    stack = f'<?xml version="1.0" encoding="{encoding}"?>{stack_of(LAYER)}'
    path = raster_file(tmp_path / "a.ora", stack, data__one_png=ONE)
    assert "list of layers cannot be read" in sentence(path)


def test_what_is_no_openraster_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.ora").write_bytes(ONE)
    assert "damaged or cut short" in sentence(tmp_path / "a.ora")
    with zipfile.ZipFile(tmp_path / "b.ora", "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    assert "is not an OpenRaster file" in sentence(tmp_path / "b.ora")
    assert "does not exist" in sentence(tmp_path / "c.ora")
    (tmp_path / "d.ora").mkdir()
    assert "not an ordinary file" in sentence(tmp_path / "d.ora")


@pytest.mark.parametrize("name", ["../evil.png", "data/../../evil.png", "..\\evil.png", "/../evil"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    path = raster_file(tmp_path / "a.ora", stack_of(LAYER), data__one_png=ONE, **{name: b"x"})
    assert "leads out of the file" in sentence(path)


def test_a_layer_cannot_point_out_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(ONE)
    stack = stack_of(f'<layer src="{tmp_path / "secret.png"}"/><layer src="../secret.png"/>')
    assert "no layer that can be read" in sentence(raster_file(tmp_path / "a.ora", stack))


def test_a_name_twice_is_refused(tmp_path: Path) -> None:
    path = raster_file(tmp_path / "a.ora", stack_of(LAYER), data__one_png=ONE)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("data/one.png", ONE)
    assert "twice" in sentence(path)


def test_a_billion_laughs_are_refused(tmp_path: Path) -> None:
    for text in (
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><image w="8" h="6"><stack name="&b;"/></image>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><image w="8" h="6"><stack/></image>',
    ):
        path = raster_file(tmp_path / "a.ora", text, mergedimage_png=ONE)
        assert "pull in other text" in sentence(path)


def test_stacks_deep_in_each_other_are_refused(tmp_path: Path) -> None:
    deep = "<stack>" * 50_000 + LAYER + "</stack>" * 50_000
    assert "deep in each other" in sentence(
        raster_file(tmp_path / "a.ora", stack_of(deep), data__one_png=ONE)
    )


def test_far_too_many_layers_or_files_are_refused(tmp_path: Path) -> None:
    many = stack_of(LAYER * (MAX_LAYERS + 1))
    assert f"more than {MAX_LAYERS} layers" in sentence(
        raster_file(tmp_path / "a.ora", many, data__one_png=ONE)
    )
    crowd = {f"latentscape/{n}": b"" for n in range(MAX_ENTRIES)}
    assert "far too many" in sentence(raster_file(tmp_path / "b.ora", stack_of(LAYER), **crowd))


def bomb(width: int, height: int) -> bytes:
    """A PNG of zeros."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    row = bytes(width * 4 + 1)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_bombs_are_refused_before_they_go_off(tmp_path: Path) -> None:
    huge = bomb(30_000, 400)
    cases = {
        "has 30000x400 pixels": raster_file(tmp_path / "a.ora", stack_of(LAYER), data__one_png=huge),
        "need 10 GB": raster_file(tmp_path / "b.ora", stack_of(LAYER * 40), data__one_png=bomb(8192, 8192)),
        "too large (30000x6)": raster_file(
            tmp_path / "c.ora", stack_of(LAYER, width=30_000), data__one_png=ONE
        ),
    }
    with zipfile.ZipFile(tmp_path / "d.ora", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack_of(LAYER))
        archive.writestr("data/one.png", ONE + bytes(200 << 20))
    cases["far larger than its picture"] = tmp_path / "d.ora"
    with zipfile.ZipFile(tmp_path / "e.ora", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack_of(LAYER) + " " * (64 << 20))
    cases["stack.xml” in it is far too large"] = tmp_path / "e.ora"
    for expected, path in cases.items():
        tracemalloc.start()
        assert expected in sentence(path)
        assert tracemalloc.get_traced_memory()[1] < 32 << 20, "nothing large was unpacked"
        tracemalloc.stop()


def test_sizes_that_lie_do_no_harm(tmp_path: Path) -> None:
    """The list at the end of the zip says 100 bytes; the data unpack to far more."""
    path = tmp_path / "a.ora"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "image/openraster", zipfile.ZIP_STORED)
        archive.writestr("stack.xml", b"<image" + bytes(50 << 20))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", (50 << 20) + 6), struct.pack("<I", 100)))
    tracemalloc.start()
    assert "damaged" in sentence(path)
    assert tracemalloc.get_traced_memory()[1] < 32 << 20
    tracemalloc.stop()


def test_an_encrypted_file_is_one_sentence(tmp_path: Path) -> None:
    path = raster_file(tmp_path / "a.ora", stack_of(LAYER), data__one_png=ONE)
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    path.write_bytes(data)
    assert "protected by a password" in sentence(path)


def test_it_is_known_by_its_name_or_its_first_bytes(tmp_path: Path) -> None:
    path = raster_file(tmp_path / "a.zip", stack_of(LAYER), data__one_png=ONE)
    assert is_raster(path)
    assert is_raster(Path("missing.ora"))
    (tmp_path / "a.png").write_bytes(ONE)
    assert not is_raster(tmp_path / "a.png")
