"""Somebody who does anything at the timeline in any order, while it draws, plays and exports."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from core.document import timeline as edits
from core.document.keyframe import Easing
from core.document.output import Format
from desktop.state.export_store import Stand
from tests.desktop.fakes import picture
from tests.desktop.window.walker import ALT, CONTROL, LEFT, NONE, SHIFT, Walker

ACTS = 120


def acts(walker: Walker, chance: random.Random, folder: Path) -> list[Callable[[], object]]:
    """What can be done."""
    hands, panel = walker.hands, walker.panel
    page, stack = panel.inspector.walk, hands.studio.document.undo_stack

    def key() -> QPoint:
        frames = walker.frames
        return walker.key(chance.choice(frames)) if frames else walker.ruler(chance.randrange(24))

    def drag() -> None:
        start = key()
        way = walker.shift(chance.randrange(-15, 16))
        held = chance.choice((NONE, NONE, NONE, ALT, SHIFT, CONTROL))
        points = [start, start + way / 2, start + way]
        walker.drag(points, held, release=chance.random() < 0.8)

    def scrub() -> None:
        walker.drag([walker.ruler(chance.randrange(24)), walker.ruler(chance.randrange(24))])

    def export() -> None:
        desk = hands.window.timeline
        desk.export()
        if desk.dialog is not None:
            desk.dialog.form.choose(chance.choice(list(Format)))
            desk.dialog.form.file.edit.setText(str(folder / f"w{chance.randrange(100)}"))
            desk.dialog.start.click()
            if chance.random() < 0.5:
                desk.dialog.close()

    def ease() -> None:
        chosen = chance.choice(list(Easing))
        walker.store.edit("Ease", edits.change(walker.timeline, walker.store.selected, easing=chosen))

    def canvas() -> None:
        hands.studio.document.set_picture(picture(chance.randrange(9)), name="p.png")
        hands.press("K", hands.canvas)

    return [
        drag, drag, drag, scrub, export, ease, canvas,
        lambda: walker.click(key(), chance.choice((NONE, CONTROL, SHIFT))),
        lambda: QTest.mouseRelease(walker.strip, LEFT, NONE, key()),
        lambda: hands.press("Delete", walker.strip),
        lambda: hands.press("Ctrl+A", walker.strip),
        lambda: hands.press("Escape", walker.strip),
        lambda: hands.press("Space", walker.strip),
        lambda: hands.press("Alt+Right", walker.strip),
        hands.window.timeline.adding.words,
        stack.undo, stack.undo, stack.redo,
        panel.controls.render_.click,
        panel.controls.loop.click,
        panel.controls.ping_pong.click,
        lambda: page.fps.edited.emit(float(chance.choice((1, 5, 12, 24)))),
        lambda: page.duration.edited.emit(chance.choice((0.5, 1.0, 2.0, 3.0))),
        lambda: page.quality.chosen.emit(chance.choice(("draft", "final"))),
        lambda: page.path.chosen.emit(chance.choice(("slerp", "spline"))),
        lambda: page.pace.chosen.emit(chance.choice(("even", "linear"))),
        hands.studio.exports.cancel,
        lambda: hands.press("Ctrl+Return"),
        lambda: hands.window.timeline_dock.setVisible(chance.random() < 0.8),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_all_of_it_is_drawn_in_the_end(walker: Walker, tmp_path: Path, seed: int) -> None:
    hands, chance = walker.hands, random.Random(seed)
    studio, said = hands.studio, list[str]()
    hands.engine.delay = 0.002
    studio.walk.failed.connect(said.append)
    first = walker.timeline
    can = acts(walker, chance, tmp_path)
    for _ in range(ACTS):
        chance.choice(can)()
        QTest.qWait(chance.choice((0, 0, 3, 15)))
        assert len(set(walker.frames)) == len(walker.frames)
        assert 0 <= walker.store.playhead < walker.timeline.count
    walker.strip.break_off()
    walker.panel.player.stop()
    hands.wait(lambda: not studio.exports.busy and not studio.generation.busy and not studio.walk.wanted)
    assert studio.exports.stand in {Stand.IDLE, Stand.DONE, Stand.FAILED}
    assert all("keyframe" in sentence for sentence in said), "one alone is no walk; nothing else is wrong"
    assert hands.failures == []
    stack, last, steps = studio.document.undo_stack, walker.timeline, 0
    while stack.canUndo():
        stack.undo()
        steps += 1
    assert walker.timeline.keyframes == ()
    for _ in range(steps):
        stack.redo()
    assert walker.timeline == last
    walker.store.edit("As at first", first)
    hands.window.timeline_dock.show()
    assert studio.walk.preview()
    hands.wait(lambda: not studio.walk.wanted)
    assert studio.walk.standing.done == studio.walk.standing.total == 24
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
