"""From two pictures to a film: the real window, the real engine, a tiny model; the files are read back."""

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.document.output import Format
from core.events import FrameReady
from core.geometry import Size
from desktop.app import Studio
from tests.core.files.full_disk import full_film
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import PATIENCE

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

# The engine warns in its own thread, and what a thread ignores is undone when pytest goes to its next phase.
pytestmark = pytest.mark.filterwarnings("ignore::Warning")


def test_two_keyframes_dragged_scrubbed_played_exported(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    window, walk, store = studio.window, studio.walk, studio.document.timeline
    panel, failures = window.timeline.panel, list[str]()
    strip = panel.strip
    studio.generation.failed.connect(failures.append)
    walk.failed.connect(failures.append)
    drawn = []
    for seed in (1, 2):
        studio.draft.update(prompt=f"a cat {seed}", seed=seed, seed_locked=True, steps=4, size=Size(64, 64))
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not studio.generation.busy, timeout=PATIENCE)
        drawn.append(studio.document.picture)
        QTest.keyClick(window.canvas, Qt.Key.Key_K)
        panel.inspector.walk.fps.edited.emit(6.0)
        panel.inspector.walk.duration.edited.emit(1.5)
    assert store.timeline.frames == (0, 8)
    QTest.qWait(50)

    def drag(*points: QPoint) -> None:
        QTest.mousePress(strip, LEFT, NONE, points[0])
        for point in points[1:]:
            QTest.mouseMove(strip, point)
        QTest.mouseRelease(strip, LEFT, NONE, points[-1])

    layout = strip.layout_
    key = layout.key(8).center().toPoint()
    drag(key, key - QPoint(20, 0), QPointF(layout.x(7), key.y()).toPoint())
    assert store.timeline.frames == (0, 7)

    panel.inspector.walk.quality.chosen.emit("final")
    panel.controls.render_.click()
    qtbot.waitUntil(lambda: not walk.wanted, timeout=PATIENCE)
    assert failures == []
    assert walk.frames.there == tuple(range(9))
    for frame, alone in ((0, drawn[0]), (7, drawn[1])):
        shown = walk.frames.at(frame)
        assert shown is not None
        assert alone is not None
        assert np.abs(shown.astype(int) - alone[..., :3].astype(int)).max() <= 1, "the picture drawn alone"
    middle, first = walk.frames.at(3), walk.frames.at(0)
    assert middle is not None
    assert first is not None
    assert np.abs(middle.astype(int) - first.astype(int)).mean() > 0.5

    line = layout.ruler.center().y()
    drag(*(QPointF(layout.x(frame) + 1, line).toPoint() for frame in (1, 2, 3)))
    assert store.playhead == 3
    assert window.canvas.scene.picture is middle
    reached: list[int] = []
    panel.player.reached.connect(reached.append)
    QTest.keyClick(strip, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not panel.player.playing, timeout=PATIENCE)
    assert reached[-1] == 8

    window.timeline.export()
    dialog = window.timeline.dialog
    assert dialog is not None
    for form in Format:
        path = tmp_path / f"walk{form.value}"
        dialog.form.choose(form)
        dialog.form.file.edit.setText(str(path))
        dialog.start.click()
        qtbot.waitUntil(lambda: not studio.exports.busy, timeout=PATIENCE)
        assert studio.exports.sentence == ""
        assert dialog.show_in_folder.isVisible()
        assert path.exists()
    dialog.close()
    with Image.open(tmp_path / "walk.gif") as gif:
        assert getattr(gif, "n_frames", 1) == 9
        assert gif.size == (64, 64)
    with av.open(str(tmp_path / "walk.mp4")) as film:
        frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
        assert film.streams.video[0].average_rate == 6
    with av.open(str(tmp_path / "walk.webm")) as film:
        assert len(list(film.decode(video=0))) == 9
    with Image.open(tmp_path / "walk.webp") as webp:
        stays = []
        for number in range(getattr(webp, "n_frames", 1)):
            webp.seek(number)
            webp.load()
            stays.append(webp.info["duration"])
    assert len(stays) >= 8, "frames that are alike are shown as one, for as long as all of them"
    assert sum(stays) == pytest.approx(1500, abs=10)
    pngs = sorted((tmp_path / "walk").iterdir())
    assert len(pngs) == 9
    with Image.open(pngs[3]) as png:
        assert np.array_equal(np.array(png), middle), "to the bit"
    assert len(frames) == 9
    assert frames[3].shape == (64, 64, 3)
    assert np.abs(frames[3].astype(int) - middle.astype(int)).mean() < 12
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    store.remove([keyframe.id for keyframe in store.timeline.keyframes])
    window.timeline.reopening.open(tmp_path / "walk.mp4")
    qtbot.waitUntil(lambda: len(store.timeline.keyframes) == 2, timeout=PATIENCE)
    assert store.timeline.frames == (0, 7)
    assert store.timeline.keyframes[1].recipe.seed == 2


def test_a_photograph_is_a_keyframe_with_its_error(studio: Studio, qtbot: QtBot) -> None:
    window, walk, store = studio.window, studio.walk, studio.document.timeline
    studio.draft.update(steps=4, prompt="a cat", size=Size(64, 64))
    studio.document.set_picture(picture(3, Size(64, 64)), name="photo.png")
    QTest.keyClick(window.canvas, Qt.Key.Key_K)
    page = window.timeline.panel.inspector.walk
    page.fps.edited.emit(4.0)
    page.duration.edited.emit(1.0)
    store.move_playhead(3)
    window.timeline.adding.words()
    walk.preview()
    qtbot.waitUntil(lambda: not walk.wanted, timeout=PATIENCE)
    assert walk.frames.there == (0, 1, 2, 3)
    check = walk.check(store.timeline.keyframes[0].source)
    assert check is not None
    assert abs(check.psnr - check.round_trip) <= 1
    store.select([store.timeline.keyframes[0].id])
    meter = window.timeline.panel.inspector.keyframe.check
    assert meter.isVisible()
    assert f"{check.psnr:.1f} dB" in meter.accessibleName()


def test_what_cannot_be_written_costs_a_sentence_and_no_frame(
    studio: Studio, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, exports = studio.window, studio.exports
    page = window.timeline.panel.inspector.walk
    for seed in (1, 2):
        studio.draft.update(prompt="a cat", seed=seed, seed_locked=True, steps=4, size=Size(64, 64))
        window.timeline.adding.words()
        page.fps.edited.emit(6.0)
        page.duration.edited.emit(1.0)
    drawn: list[int] = []
    studio.queue.event_received.connect(
        lambda event: (
            drawn.append(event.index) if isinstance(event, FrameReady) and not event.cached else None
        )
    )
    (tmp_path / "file").write_text("mine")
    window.timeline.export()
    dialog = window.timeline.dialog
    assert dialog is not None

    def export(form: Format, name: str) -> str:
        dialog.form.choose(form)
        dialog.form.file.edit.setText(str(tmp_path / name))
        dialog.start.click()
        qtbot.waitUntil(lambda: not exports.busy, timeout=PATIENCE)
        assert dialog.start.isEnabled()
        assert dialog.trouble.isVisible() == bool(dialog.trouble.text())
        return dialog.trouble.text()

    for form, suffix in ((form, form.value) for form in Format):
        with monkeypatch.context() as patch:
            full_film(patch, tmp_path, 4)
            sentence = export(form, f"walk{suffix}")
        assert sentence.endswith("cannot be written: the disk is full; make room or choose another place.")
        assert "a part of its path is not a folder" in export(form, f"file/walk{suffix}")
        assert "its folder does not exist; make it or" in export(form, f"nowhere/walk{suffix}")
        assert [path.name for path in tmp_path.iterdir()] == ["file"], "no half film, nothing left over"
    assert export(Format.GIF, "walk.gif") == ""
    assert drawn
    assert len(drawn) == len(set(drawn)), "nothing is drawn anew"
    with Image.open(tmp_path / "walk.gif") as gif:
        assert getattr(gif, "n_frames", 1) == 6
    dialog.close()


def test_a_window_that_is_closed_mid_export_leaves_nothing(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    for seed in (1, 2):
        studio.draft.update(prompt="a cat", seed=seed, seed_locked=True, steps=4, size=Size(64, 64))
        studio.window.timeline.adding.words()
    studio.window.timeline.export()
    dialog = studio.window.timeline.dialog
    assert dialog is not None
    dialog.form.choose(Format.GIF)
    dialog.form.file.edit.setText(str(tmp_path / "walk"))
    dialog.start.click()
    qtbot.waitUntil(lambda: studio.exports.drawn[0] > 2, timeout=PATIENCE)
    assert list(tmp_path.iterdir()), "it is under way"
    assert studio.close()
    assert not list(tmp_path.iterdir())
