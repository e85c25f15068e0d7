"""A person leads keyframes along directions: sliders beside the strip, tracks on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.arrays import Floats
from core.direction import Direction, Kind
from core.document import timeline as edits
from core.document.keyframe import PromptSource
from core.files.directions import save_direction
from core.jobs import ExportWalk, RenderWalk
from core.recipe import Steering
from desktop.timeline.layout import TRACK
from desktop.widgets.number_slider import NumberSlider
from tests.desktop.fakes import picture
from tests.desktop.window.walker import CONTROL, LEFT, NONE, Walker, move


def direction(walker: Walker, name: str, kind: Kind, **tensors: Floats) -> Direction:
    info = walker.hands.engine.info
    return Direction(
        name=name, kind=kind, model=info.name, fingerprint=info.fingerprint, tensors=tensors, unit=2.0
    )


@pytest.fixture
def led(walker: Walker, home: Path) -> Walker:
    """Two directions, one of which acts only while something is drawn; its page is shown for keyframe 2."""
    (home / "directions").mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    for made in (
        direction(walker, "smile", Kind.LATENT, vector=random.standard_normal((8, 4, 4)).astype(np.float32)),
        direction(
            walker, "fog", Kind.CONDITIONING, tokens=random.standard_normal((77, 32)).astype(np.float32)
        ),
    ):
        save_direction(home / "directions" / f"{made.name}.safetensors", made)
    walker.hands.studio.generation.load_model("")
    walker.hands.wait_idle()
    walker.click(walker.key(10))
    QTest.mouseClick(walker.panel.inspector.led, LEFT)
    return walker


def slider(walker: Walker, name: str) -> NumberSlider:
    page = walker.panel.inspector.directions
    (found,) = [each for each in page.sliders.values() if each.accessibleName() == name]
    walker.hands.wait(found.isVisible)
    return found


def amounts(walker: Walker) -> list[dict[str, float]]:
    return [{one.name: one.amount for one in k.amounts} for k in walker.timeline.keyframes]


def drag(widget: NumberSlider, *points: QPoint) -> None:
    QTest.mousePress(widget, LEFT, NONE, points[0])
    for point in points[1:]:
        move(widget, point, NONE)
    QTest.mouseRelease(widget, LEFT, NONE, points[-1])


def test_a_slider_leads_the_keyframe_and_has_a_track(led: Walker) -> None:
    lowest, film = led.strip.minimumHeight(), led.strip.layout_.film.top()
    smile = slider(led, "Smile")
    middle = smile.rect().center()
    drag(smile, middle, middle + QPoint(10, 0), middle + QPoint(30, 0))
    (_, second, _) = amounts(led)
    assert second["smile"] == pytest.approx(smile.number) != 0
    assert led.undos == 1, "one drag is one step"
    assert [one.name for one in led.strip.layout_.directions] == ["smile"]
    assert led.strip.minimumHeight() == lowest + TRACK
    assert led.strip.layout_.film.top() == film + TRACK
    led.render()
    job = led.hands.engine.jobs[-1]
    assert isinstance(job, RenderWalk)
    assert [one.name for one in job.directions] == ["smile"]
    led.undo()
    assert amounts(led) == [{}, {}, {}]
    assert smile.number == 0
    assert led.strip.minimumHeight() == lowest


def test_those_that_act_only_while_drawing_are_there_too_and_several_keyframes_are_led(led: Walker) -> None:
    led.click(led.key(20), CONTROL)
    fog = slider(led, "Fog")
    fog.setFocus()
    for _ in range(3):
        QTest.keyClick(fog, Qt.Key.Key_Right)
    assert fog.number == pytest.approx(0.15)
    assert amounts(led) == [{}, {"fog": fog.number}, {"fog": fog.number}]
    led.click(led.key(0))
    assert slider(led, "Fog").number == 0
    led.click(led.strip.layout_.keys.bottomRight().toPoint() - QPoint(2, 2))
    assert led.panel.inspector.walk.isVisible()
    assert not led.panel.inspector.led.isVisible()


def test_a_dot_on_the_track_is_dragged_and_let_go(led: Walker) -> None:
    slider(led, "Smile").edited.emit(1.0)
    dot = led.strip.layout_.dot(0, 10).toPoint()
    led.drag([dot, dot - QPoint(0, 6), dot - QPoint(0, 20)])
    assert amounts(led) == [{}, {"smile": 2.0}, {}]
    assert led.undos == 2
    assert led.timeline.amount(led.timeline.directions[0].digest, 5) == pytest.approx(1.0), "half way there"
    flat = led.strip.layout_.dot(0, 0).toPoint()
    led.drag([flat, flat + QPoint(0, 10), flat + QPoint(0, 20)])
    assert amounts(led) == [{"smile": -1.0}, {"smile": 2.0}, {}]
    assert led.store.selected == led.names(0)
    led.drag([flat, flat + QPoint(0, 30)], release=False)
    led.hands.press("Escape", led.strip)
    assert amounts(led)[0] == {"smile": -1.0}
    QTest.mouseDClick(led.strip, LEFT, NONE, led.strip.layout_.dot(0, 10).toPoint())
    assert amounts(led) == [{"smile": -1.0}, {}, {}]
    assert led.frames == [0, 10, 20]


def test_only_what_is_led_otherwise_is_drawn_anew(led: Walker) -> None:
    led.render()
    led.click(led.key(20))
    slider(led, "Smile").edited.emit(2.0)
    assert led.hands.studio.walk.frames.there == tuple(range(11))


def test_what_is_not_in_the_library_says_so_and_can_go(led: Walker, tmp_path: Path) -> None:
    gone = Steering(name="grin", digest="0" * 16, amount=1.0)
    led.store.edit("x", edits.lead(led.timeline, led.names(1), gone))
    led.panel.controls.render_.click()
    bar = led.hands.window.message_bar
    assert "“grin”" in bar.label.text()
    assert "not in the library" in slider(led, "Grin").toolTip()
    assert bar.action.text() == "Leave it out"
    bar.action.click()
    assert amounts(led) == [{}, {}, {}]
    led.undo()
    slider(led, "Grin").reset_asked.emit()
    assert amounts(led) == [{}, {}, {}]
    slider(led, "Smile").edited.emit(1.0)
    led.hands.studio.settings.folder = tmp_path
    led.hands.press("Ctrl+Shift+E")
    dialog = led.hands.window.timeline.dialog
    assert dialog is not None
    dialog.start.click()
    led.hands.wait(lambda: not led.hands.studio.exports.busy)
    (job,) = [job for job in led.hands.engine.jobs if isinstance(job, ExportWalk)]
    assert [one.name for one in job.directions] == ["smile"]
    dialog.close()


def test_a_picture_that_was_led_is_led_as_a_keyframe(led: Walker) -> None:
    hands, document = led.hands, led.hands.studio.document
    (smile,) = [one for one in led.panel.inspector.directions._directions.known if one.name == "smile"]
    recipe = led.timeline.keyframes[0].recipe
    document.set_picture(picture(8), name="x.png", recipe=replace(recipe, directions=(smile.by(1.5),)))
    led.store.move_playhead(5)
    hands.press("K", led.strip)
    made = led.timeline.keyframes[1]
    assert isinstance(made.source, PromptSource)
    assert made.amounts == (smile.by(1.5),)
    assert slider(led, "Smile").number == 1.5
