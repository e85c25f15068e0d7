"""Animations: written, and read back by other means."""

from __future__ import annotations

import errno
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image, ImageSequence

from core.arrays import Picture
from core.document.keyframe import Keyframe, PromptSource
from core.document.output import (
    USUAL_CRF,
    Dither,
    Format,
    Output,
    Palette,
    estimate,
    format_of,
    loops,
    shown,
    usual_rate,
)
from core.document.timeline import Ending, Timeline
from core.document.timeline_json import from_json, to_json
from core.errors import FileError, InputError, JobCancelled
from core.files import animation as animations
from core.files import pictures
from core.files.animation import animation, check_output, size_of
from core.files.animation_recipe import find_walk
from core.files.sample_export import rate_of
from core.geometry import Size
from core.recipe import Recipe

RECIPE = Recipe(prompt="a “cat” 🐈 & <b>", size=Size(96, 80), steps=4, guidance=2, sampler="ddim")
TIMELINE = Timeline(keyframes=tuple(Keyframe(time=n, source=PromptSource(recipe=RECIPE)) for n in range(2)))
TEXT = to_json(TIMELINE)
NAMES = {
    Format.MP4: "w.mp4",
    Format.WEBM: "w.webm",
    Format.GIF: "w.gif",
    Format.WEBP: "w.webp",
    Format.PNG: "w",
}


SIZE = Size(96, 80)


def frame(number: int, size: Size = SIZE, channels: int = 3) -> Picture:
    """A square that moves over a slope."""
    y, x = np.mgrid[0 : size.height, 0 : size.width]
    pixels = np.stack([x * 2 % 256, y * 3 % 256, np.full_like(x, 90), np.full_like(x, 255)], axis=-1)
    pixels[10:30, 5 + number * 3 : 25 + number * 3, :3] = (250, 40, 30)
    return pixels[..., :channels].astype(np.uint8)


def write(output: Output, count: int = 12, fps: float = 24, loop: int = 0, size: Size = SIZE) -> None:
    with animation(output, size, fps, loop, TEXT) as film:
        for number in range(count):
            film.add(frame(number, size))


def made(folder: Path, format_: Format, **more: Any) -> Output:
    return Output(path=folder / NAMES[format_], format=format_, **more)


@pytest.mark.parametrize("format_", [Format.MP4, Format.WEBM])
@pytest.mark.parametrize("size", [Size(96, 80), Size(97, 81)])
def test_a_video_reads_back(tmp_path: Path, format_: Format, size: Size) -> None:
    output = made(tmp_path, format_)
    write(output, size=size)
    with av.open(str(output.path)) as container:
        stream = container.streams.video[0]
        assert stream.average_rate == 24
        pictures = [one.to_ndarray(format="rgb24") for one in container.decode(stream)]
        assert stream.codec_context.pix_fmt == "yuv420p"
    assert len(pictures) == 12
    assert pictures[0].shape == (size.height + size.height % 2, size.width + size.width % 2, 3)
    for number in (0, 11):
        want = frame(number, size).astype(int)
        error = np.abs(pictures[number][: size.height, : size.width] - want)
        assert np.median(error) <= 6, "colours are those of the frames"
    assert from_json(find_walk(output.path)) == TIMELINE
    assert not [path for path in tmp_path.iterdir() if path != output.path]


def test_an_mp4_begins_with_what_a_player_needs(tmp_path: Path) -> None:
    output = made(tmp_path, Format.MP4)
    write(output)
    data = output.path.read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")


@pytest.mark.parametrize("size", [SIZE, Size(640, 360)])
def test_an_mp4_is_what_browsers_play(tmp_path: Path, size: Size) -> None:
    """H.264 in a profile and at a level that all of them decode, 4:2:0 in eight bits, in an MP4 box."""
    output = made(tmp_path, Format.MP4)
    write(output, count=3, size=size)
    assert output.path.read_bytes()[4:8] == b"ftyp"
    with av.open(str(output.path)) as container:
        (stream,) = container.streams.video
        context = stream.codec_context
        extra = context.extradata
        assert (context.name, context.codec_tag, context.pix_fmt) == ("h264", "avc1", "yuv420p")
    assert extra is not None
    version, profile, _, level = extra[:4]
    assert version == 1, "parameters in the box, not in the stream"
    assert profile in {66, 77, 100}, "baseline, main or high"
    assert level <= 52


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("dither", Dither)
def test_a_gif_reads_back(tmp_path: Path, palette: Palette, dither: Dither) -> None:
    output = made(tmp_path, Format.GIF, palette=palette, dither=dither)
    write(output, loop=0)
    with Image.open(output.path) as image:
        assert image.info.get("loop") == 0
        pairs = [
            (one.info["duration"], np.array(one.convert("RGB"))) for one in ImageSequence.Iterator(image)
        ]
    assert len(pairs) == 12
    assert sum(duration for duration, _ in pairs) == 500, "the mean rate is right"
    assert {duration for duration, _ in pairs} == {40, 50}
    for number, (_, pixels) in enumerate(pairs):
        assert np.abs(pixels.astype(int) - frame(number)).mean() < 8
    assert from_json(find_walk(output.path)) == TIMELINE


@pytest.mark.parametrize(("loop", "said"), [(0, 0), (1, None), (3, 2)])
def test_a_gif_says_how_often_it_plays(tmp_path: Path, loop: int, said: int | None) -> None:
    output = made(tmp_path, Format.GIF)
    write(output, loop=loop)
    with Image.open(output.path) as image:
        assert image.info.get("loop") == said


@pytest.mark.parametrize("quality", [None, 80])
def test_a_webp_reads_back(tmp_path: Path, quality: int | None) -> None:
    output = made(tmp_path, Format.WEBP, quality=quality)
    write(output, loop=3, size=Size(97, 81))
    with Image.open(output.path) as image:
        assert image.info["loop"] == 3
        assert image.size == (97, 81)
        pixels, durations = [], []
        for one in ImageSequence.Iterator(image):
            pixels.append(np.array(one.convert("RGB")))
            durations.append(one.info["duration"])
    assert len(pixels) == 12
    assert sum(durations) == pytest.approx(500, abs=5)
    if quality is None:
        assert all(np.array_equal(one, frame(n, Size(97, 81))) for n, one in enumerate(pixels))
    assert from_json(find_walk(output.path)) == TIMELINE


def test_pngs_are_the_frames_to_the_bit(tmp_path: Path) -> None:
    output = made(tmp_path, Format.PNG)
    with animation(output, Size(96, 80), 24, 0, TEXT) as film:
        for number in range(3):
            film.add(frame(number, channels=4))
    names = sorted(path.name for path in output.path.iterdir())
    assert names == ["frame-00001.png", "frame-00002.png", "frame-00003.png"]
    for number, name in enumerate(names):
        with Image.open(output.path / name) as image:
            assert np.array_equal(np.array(image), frame(number, channels=4))
        assert from_json(find_walk(output.path / name)) == TIMELINE
    assert from_json(find_walk(output.path)) == TIMELINE
    write(output, count=2)
    assert len(list(output.path.iterdir())) == 2, "an earlier export is replaced"


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "thesis.txt").write_text("x")
    output = made(tmp_path, Format.PNG)
    with pytest.raises(FileError, match="other files"):
        check_output(output)
    with pytest.raises(FileError, match="other files"):
        write(output)
    assert (tmp_path / "w" / "thesis.txt").exists()


@pytest.mark.parametrize("format_", Format)
def test_another_size_is_well_filtered(tmp_path: Path, format_: Format) -> None:
    output = made(tmp_path, format_, size=Size(48, 40))
    write(output, count=2)
    path = output.path / "frame-00001.png" if format_ is Format.PNG else output.path
    if format_ in {Format.MP4, Format.WEBM}:
        with av.open(str(path)) as container:
            assert (container.streams.video[0].width, container.streams.video[0].height) == (48, 40)
    else:
        with Image.open(path) as image:
            assert image.size == (48, 40)


@pytest.mark.parametrize("format_", Format)
def test_an_unfinished_film_has_no_name(tmp_path: Path, format_: Format) -> None:
    output = made(tmp_path, format_)

    class StoppedError(Exception):
        pass

    def draw() -> None:
        with animation(output, Size(96, 80), 24, 0, TEXT) as film:
            film.add(frame(0))
            assert not output.path.exists()
            raise StoppedError

    with pytest.raises(StoppedError):
        draw()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format_", Format)
def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, format_: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., Any] = pictures.resized

    def full(picture: Picture, size: Size) -> Picture:
        if picture[15, 45, 0] > 200:
            raise OSError(errno.ENOSPC, "No space left on device")
        resized: Picture = real(picture, size)
        return resized

    monkeypatch.setattr(animations, "resized", full)
    output = made(tmp_path, format_)
    with pytest.raises(FileError, match="the disk is full"):
        write(output, count=20)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format_", Format)
def test_a_bad_path_fails_before_a_frame(tmp_path: Path, format_: Format) -> None:
    output = made(tmp_path / "nowhere", format_)
    with pytest.raises(FileError, match="folder does not exist"):
        check_output(output)


def test_a_gif_has_a_highest_rate(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="at most 50"):
        write(made(tmp_path, Format.GIF), fps=60)


def test_what_has_no_walk_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"not a film")
    (tmp_path / "a.gif").write_bytes(b"GIF89a")
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    for name in ("a.mp4", "a.gif", "a.png", "none.mp4", "."):
        assert find_walk(tmp_path / name) == ""


WALK = replace(TIMELINE, fps=10, duration=1)


def test_what_is_shown(tmp_path: Path) -> None:
    output = made(tmp_path, Format.MP4)
    assert shown(WALK, output) == tuple(range(10))
    back = replace(WALK, ending=Ending.PING_PONG)
    assert shown(back, replace(output, first=2, last=5)) == (2, 3, 4, 5, 4, 3)
    assert shown(back, replace(output, first=2, last=3, repeat=2)) == (2, 3, 2, 3)
    assert shown(WALK, replace(output, fps=5)) == (1, 3, 5, 7, 9)
    assert len(shown(WALK, replace(output, fps=20))) == 20
    assert [loops(timeline, output) for timeline in (WALK, back)] == [1, 0]
    with pytest.raises(InputError, match="last frame is 9"):
        shown(WALK, replace(output, last=10))


def test_an_estimate_counts_what_is_missing(tmp_path: Path) -> None:
    output, size = made(tmp_path, Format.MP4), Size(256, 256)
    rate = usual_rate(output, size)
    whole = estimate(WALK, output, rate, seconds_per_frame=2.0)
    assert (whole.frames, whole.to_draw) == (10, 10)
    assert whole.seconds == pytest.approx(20, rel=0.01)
    rest = estimate(WALK, output, rate, drawn=frozenset(range(8)), seconds_per_frame=2.0)
    assert rest.seconds == pytest.approx(4, rel=0.1)
    assert estimate(WALK, output, rate).seconds is None


FINER = [
    (Format.MP4, {"crf": 12}),
    (Format.WEBM, {"crf": 14}),
    (Format.WEBP, {"quality": 95}),
]


@pytest.mark.parametrize(("format_", "finer"), FINER)
def test_a_first_guess_knows_the_settings(tmp_path: Path, format_: Format, finer: dict[str, Any]) -> None:
    """What a finer setting costs in the guess, it costs about in the file."""
    usual = made(tmp_path, format_)
    fine = replace(usual, **finer)
    guessed = usual_rate(fine, SIZE).more / usual_rate(usual, SIZE).more
    write(usual, count=36)
    before = size_of(usual.path)
    write(fine, count=36)
    assert size_of(fine.path) > before
    assert guessed > 1.4
    assert 0.3 < guessed / (size_of(fine.path) / before) < 3


def test_a_first_guess_knows_what_it_costs_to_lose_nothing(tmp_path: Path) -> None:
    lossy, lossless = (usual_rate(made(tmp_path, Format.WEBP, quality=q), SIZE) for q in (100, None))
    assert lossless.more > 2 * lossy.more
    assert lossless.seconds > lossy.seconds


@pytest.mark.parametrize("format_", USUAL_CRF)
def test_films_have_a_usual_rate_factor(tmp_path: Path, format_: Format) -> None:
    output = made(tmp_path, format_)
    written = replace(output, crf=USUAL_CRF[format_])
    assert usual_rate(output, SIZE) == usual_rate(written, SIZE)
    write(output)
    before = size_of(output.path)
    write(written)
    assert size_of(output.path) == before


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("size", [None, Size(200, 150)])
def test_a_few_frames_tell_what_all_will_cost(tmp_path: Path, format_: Format, size: Size | None) -> None:
    output = made(tmp_path, format_, size=size)
    middle = [frame(number) for number in range(12, 24)]
    rate = rate_of(middle, output, replace(TIMELINE, duration=1.5), SIZE, threading.Event())
    write(output, count=36)
    told = estimate(replace(TIMELINE, duration=1.5), output, rate).bytes
    assert told == pytest.approx(size_of(output.path), rel=0.25)
    assert rate.seconds > 0


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("quality", [85, None])
def test_one_frame_is_a_walk_too(tmp_path: Path, format_: Format, quality: int | None) -> None:
    output = made(tmp_path, format_, quality=quality)
    write(output, count=1)
    assert from_json(find_walk(output.path)) == TIMELINE
    if format_ in {Format.WEBP, Format.GIF}:
        with Image.open(output.path) as image:
            image.load()
            assert image.size == (SIZE.width, SIZE.height)
            assert np.abs(np.array(image.convert("RGB")).astype(int) - frame(0)).mean() < 8


def test_a_trial_is_left_off_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stop = threading.Event()
    stop.set()
    with pytest.raises(JobCancelled):
        rate_of([frame(0), frame(1)], made(tmp_path, Format.GIF), TIMELINE, SIZE, stop)
    assert not list(tmp_path.iterdir())


def test_suffixes_name_formats() -> None:
    assert [format_of(Path(name)) for name in ("a.MP4", "a.gif", "frames")] == [
        Format.MP4,
        Format.GIF,
        Format.PNG,
    ]
    with pytest.raises(InputError, match=r"\.mp4"):
        format_of(Path("a.avi"))
