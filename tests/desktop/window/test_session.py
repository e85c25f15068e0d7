"""Whole sessions with the model in the box: paint, mask, generate, accept, undo, save, reopen; and a walk.

Each stage of them is photographed, into the folder that ``LATENTSCAPE_SHOTS`` names if there is one.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

import desktop.app
from core.document.output import Format
from core.events import Event, FrameReady
from core.files.animation_recipe import find_walk
from core.files.project import read_project
from core.resources import resource
from desktop.app import Studio

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PATIENCE = 300_000

# The engine warns in its own thread, and what a thread ignores is undone when pytest goes to its next phase.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::Warning")]


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication) -> Iterator[Studio]:
    made = desktop.app.build(qapp)
    made.window.resize(1280, 720)
    with qtbot.waitActive(made.window):
        made.start()
    qtbot.waitUntil(lambda: made.generation.model is not None, timeout=PATIENCE)
    yield made
    assert made.close()
    made.window.deleteLater()
    QTest.qWait(0)


def test_from_the_first_stroke_to_the_reopened_project(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    window, document, generation = studio.window, studio.document, studio.generation
    canvas, path = window.canvas, tmp_path / "session.ora"
    shots = Path(os.environ.get("LATENTSCAPE_SHOTS", str(tmp_path)))
    shots.mkdir(parents=True, exist_ok=True)
    failures: list[str] = []
    generation.failed.connect(failures.append)

    def shoot(name: str) -> None:
        QTest.qWait(50)
        assert window.grab().save(str(shots / f"{name}.png"))

    def stroke(*points: tuple[int, int]) -> None:
        target, zoom = canvas.viewport.target, canvas.viewport.zoom
        places = [QPoint(round(target.left() + x * zoom), round(target.top() + y * zoom)) for x, y in points]
        QTest.mousePress(canvas, LEFT, NONE, places[0])
        for place in places[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, LEFT, NONE, places[-1])

    window.files.open_path(resource("samples", "panda.png"))
    qtbot.waitUntil(lambda: document.size is not None, timeout=PATIENCE)
    opened = document.picture
    assert opened is not None
    canvas.setFocus()
    shoot("1-opened")

    QTest.keyClick(canvas, Qt.Key.Key_B)
    stroke((40, 200), (80, 220), (130, 225), (190, 215))
    painted = document.picture
    assert painted is not None
    assert (painted != opened).any()
    shoot("2-painted")

    QTest.keyClick(canvas, Qt.Key.Key_Q)
    stroke((90, 60), (120, 50), (150, 60), (120, 80))
    mask = document.mask.mask
    assert mask is not None
    kept = mask == 0
    assert 0.005 < document.mask.share < 0.5
    shoot("3-masked")

    studio.draft.update(prompt="a red hat", count=2, steps=6, seed=1, seed_locked=True)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not generation.busy, timeout=PATIENCE)
    assert failures == []
    assert len(generation.candidates) == 2
    shoot("4-candidates")

    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    accepted = document.picture
    assert accepted is not None
    assert document.document is not None
    assert len(document.document.layers) == 2
    assert np.array_equal(accepted[kept], painted[kept]), "not one bit outside the mask"
    assert (accepted[~kept] != painted[~kept]).any()
    shoot("5-accepted")

    document.undo_stack.undo()
    assert np.array_equal(document.picture, painted)  # type: ignore[arg-type]  # there is one
    shoot("6-undone")
    document.undo_stack.redo()

    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QFileDialog)))
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: not document.modified, timeout=PATIENCE)
    assert read_project(path).mask is not None
    shoot("7-saved")

    document.clear()
    window.files.open_path(path)
    qtbot.waitUntil(lambda: document.name == "session.ora", timeout=PATIENCE)
    again = document.picture
    assert again is not None
    assert np.array_equal(again, accepted)
    assert np.array_equal(document.mask.mask == 0, kept)
    shoot("8-reopened")


def test_from_two_prompts_to_films(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    window, store, walk = studio.window, studio.document.timeline, studio.walk
    desk, failures, drawn = window.timeline, list[str](), list[int]()
    panel = desk.panel
    strip, page = panel.strip, panel.inspector.walk
    walk.failed.connect(failures.append)

    def count(event: Event) -> None:
        if isinstance(event, FrameReady) and not event.cached:
            drawn.append(event.index)

    studio.queue.event_received.connect(count)
    shots = Path(os.environ.get("LATENTSCAPE_SHOTS", str(tmp_path / "shots")))
    shots.mkdir(parents=True, exist_ok=True)

    def shoot(name: str) -> None:
        QTest.qWait(50)
        assert window.grab().save(str(shots / f"walk-{name}.png"))

    def settled() -> set[int]:
        """What was drawn since the last time, once nothing more is."""
        qtbot.waitUntil(lambda: not walk.wanted, timeout=PATIENCE)
        assert failures == []
        assert walk.frames.there == tuple(range(16))
        made, before = set(drawn), len(drawn)
        drawn.clear()
        assert len(made) == before, "none twice"
        return made

    for prompt, seed in (("a cat", 1), ("a dog", 2)):
        studio.draft.update(prompt=prompt, seed=seed, seed_locked=True)
        window.canvas.setFocus()
        desk.actions.add_words.trigger()
        page.fps.edited.emit(8.0)
        page.duration.edited.emit(2.0)
    page.pace.chosen.emit("linear")
    assert store.timeline.frames == (0, 15)
    QTest.qWait(50)
    strip.setFocus()

    def drag(frame: int, to: int) -> None:
        layout = strip.layout_
        start = layout.key(frame).center()
        end = QPointF(start.x() + layout.x(to) - layout.x(frame), start.y())
        QTest.mousePress(strip, LEFT, NONE, start.toPoint())
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(strip, (start + (end - start) * share).toPoint())
        QTest.mouseRelease(strip, LEFT, NONE, end.toPoint())

    drag(15, 10)
    assert store.timeline.frames == (0, 10)
    shoot("1-keyframes")
    panel.controls.render_.click()
    assert len(settled()) == 11, "after the last keyframe the walk rests: that is one picture"
    shoot("2-draft")
    kept = walk.frames.at(0)
    drag(10, 13)
    assert store.timeline.frames == (0, 13)
    made = settled()
    assert made
    assert made <= set(range(1, 13)), "only the span"
    assert walk.frames.at(0) is kept
    drag(13, 10)
    assert settled() == set(), "as it was before: all of it is still there"
    shoot("3-moved")

    desk.export()
    dialog = desk.dialog
    assert dialog is not None
    dialog.form.quality.chosen.emit("draft")
    dialog.form.quality.set_current("draft")
    for form in (Format.MP4, Format.GIF):
        dialog.form.choose(form)
        dialog.form.file.edit.setText(str(tmp_path / "walk"))
        dialog.start.click()
        qtbot.waitUntil(lambda: not studio.exports.busy, timeout=PATIENCE)
        assert studio.exports.sentence == ""
    assert drawn == [], "an export after a preview of the same pass costs nothing"
    shoot("4-exported")
    dialog.close()
    middle = walk.frames.at(5)
    assert middle is not None
    with av.open(str(tmp_path / "walk.mp4")) as film:
        frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
        assert film.streams.video[0].average_rate == 8
    with Image.open(tmp_path / "walk.gif") as gif:
        assert getattr(gif, "n_frames", 1) >= 11, "the frames of the rest are one that stays"
        assert gif.size == (256, 256)
    assert len(frames) == 16
    assert np.abs(frames[5].astype(int) - middle[..., :3].astype(int)).mean() < 8
    assert np.abs(frames[0].astype(int) - frames[10].astype(int)).mean() > 4, "another animal"
    assert find_walk(tmp_path / "walk.mp4") == find_walk(tmp_path / "walk.gif") != ""
