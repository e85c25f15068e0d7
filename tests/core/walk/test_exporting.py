"""Exports with the real engine on a tiny model: what cannot be written costs no drawing."""

from __future__ import annotations

import errno
from pathlib import Path as FilePath

import pytest

from core.document.output import Format, Output
from core.document.timeline import Pace, Timeline
from core.engine import Engine
from core.events import Exported, ExportProgress, FrameReady
from core.jobs import ExportWalk, Quality
from tests.core.files.full_disk import full_film
from tests.core.walk.walks import SIZE, events, failure, of, picture, prompt, two, walk
from tests.parity import source_picture


def export(folder: FilePath, timeline: Timeline, path: FilePath, form: Format) -> ExportWalk:
    output = Output(path=path.with_suffix(form.value), format=form)
    return ExportWalk(model=str(folder), timeline=timeline, quality=Quality.FINAL, output=output)


def drawn(home: FilePath) -> int:
    """Everything that was drawn or found."""
    return len([path for path in (home / "frames").rglob("*") if path.is_file()])


@pytest.mark.parametrize("form", [Format.MP4, Format.WEBM, Format.WEBP])
def test_an_encoder_is_open_before_anything_is_drawn(
    engine: Engine, tiny_v: FilePath, home: FilePath, monkeypatch: pytest.MonkeyPatch, form: Format
) -> None:
    """Neither frames nor what is drawn to find an even pace and a picture's noise."""

    def refuse(*_parts: object, **_values: object) -> None:
        raise OSError(errno.EINVAL, "no such encoder")

    place = home / "films"
    place.mkdir()
    timeline = walk({0: prompt(1), 8: picture(source_picture(SIZE))}, pace=Pace.EVEN)
    with monkeypatch.context() as patch:
        patch.setattr("core.files.film.Film", refuse)
        sentence = failure(engine, export(tiny_v, timeline, place / "walk", form))
    assert "the encoder refused it" in sentence or "no encoder for WebM" in sentence
    assert drawn(home) == 0
    assert not list(place.iterdir())


def test_a_rate_that_a_gif_has_not_is_refused_before_anything_is_drawn(
    engine: Engine, tiny_v: FilePath, tmp_path: FilePath, home: FilePath
) -> None:
    timeline = two(fps=60.0, duration=0.2)
    sentence = failure(engine, export(tiny_v, timeline, tmp_path / "walk", Format.GIF))
    assert sentence == ("A GIF plays at most 50 frames a second: choose fewer than 60, or another format.")
    assert drawn(home) == 0


@pytest.mark.parametrize("form", Format)
def test_a_cancelled_or_failed_export_leaves_frames_and_nothing_else(
    engine: Engine, tiny_v: FilePath, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch, form: Format
) -> None:
    job = export(tiny_v, two(pace=Pace.EVEN), tmp_path / "walk", form)
    seen = events(engine, job, cancel_when=lambda event: isinstance(event, FrameReady) and event.done == 3)
    assert not of(Exported, seen)
    assert not list(tmp_path.iterdir())
    with monkeypatch.context() as patch:
        full_film(patch, tmp_path, 5)
        assert "the disk is full; make room" in failure(engine, job)
    assert not list(tmp_path.iterdir())
    done = events(engine, job)
    assert [frame.cached for frame in of(FrameReady, done)][:5] == [True] * 5
    assert [path.name for path in tmp_path.iterdir()] == [job.output.path.name]


def test_a_gif_is_cancelled_while_its_colours_are_chosen(
    engine: Engine, tiny_v: FilePath, tmp_path: FilePath
) -> None:
    job = export(tiny_v, two(), tmp_path / "walk", Format.GIF)
    seen = events(
        engine, job, cancel_when=lambda event: isinstance(event, ExportProgress) and event.done == event.total
    )
    assert len(of(FrameReady, seen)) == 9
    assert not list(tmp_path.iterdir())
