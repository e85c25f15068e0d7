"""A person at the direction sliders: live, newest wins, one step; and the library."""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.direction import Direction, Kind
from core.direction_jobs import LearnDirection, LookAhead
from core.events import Cancelled, DirectionLearned, Drifted, Event, Finished, Preview, Result, Started
from core.files.directions import load_direction, save_direction
from core.files.pictures import save_picture
from core.geometry import Rect, Size
from core.jobs import Generate, Inpaint, Job
from desktop.file_names import ENTRY_TYPE
from desktop.panels.directions_panel import DirectionRow
from desktop.panels.learn_dialog import Wish
from desktop.panels.pick_dialog import PickDialog
from desktop.state import layer_edits
from desktop.state.directions_store import Target
from desktop.state.looking_ahead import SETTLED
from desktop.state.specimens import of_entry
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import Hands

LEFT = Qt.MouseButton.LeftButton


def direction(hands: Hands, name: str, seed: int = 0) -> Direction:
    vector = np.random.default_rng(seed).standard_normal((4, 8, 8)).astype(np.float32)
    info = hands.engine.info
    return Direction(
        name=name,
        kind=Kind.LATENT,
        model=info.name,
        fingerprint=info.fingerprint,
        tensors={"vector": vector},
        unit=2.0,
    )


@pytest.fixture
def shelf(hands: Hands, home: Path) -> Hands:
    """A window with a picture and two directions."""
    (home / "directions").mkdir(parents=True, exist_ok=True)
    for seed, name in enumerate(("smile", "darker")):
        save_direction(home / "directions" / f"{name}.safetensors", direction(hands, name, seed))
    hands.studio.generation.load_model("")
    hands.wait_idle()
    hands.draw()
    hands.window.directions_dock.show()
    hands.window.directions_dock.raise_()
    return hands


def row(hands: Hands, name: str) -> DirectionRow:
    (found,) = [row for row in hands.window.directions.panel.rows if row.shelved.direction.name == name]
    return found


def jobs(hands: Hands) -> list[Generate]:
    """Those that led a picture."""
    return [job for job in hands.engine.jobs if isinstance(job, Generate) and job.recipe.directions]


def move(widget: QWidget, to: QPoint) -> None:
    """With the left button held."""
    there = QPointF(to)
    none = Qt.KeyboardModifier.NoModifier
    kind = QEvent.Type.MouseMove
    event = QMouseEvent(kind, there, QPointF(widget.mapToGlobal(to)), Qt.MouseButton.NoButton, LEFT, none)
    QApplication.sendEvent(widget, event)


def drop(widget: QWidget, data: QMimeData, at: QPoint = QPoint(9, 9)) -> None:  # noqa: B008
    """Let go of what is dragged over a widget."""
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, data, LEFT, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, LEFT, none))


def led(job: Job, _cancel: object) -> Iterator[Event]:
    """What the engine makes of a picture: its sum of amounts, as a grey."""
    yield Started(job=job.id)
    if not isinstance(job, Generate):  # the engine looks at the picture beforehand
        yield Finished(job=job.id, seconds=0.1)
        return
    assert job.source is not None
    level = round(100 + 10 * sum(steering.amount for steering in job.recipe.directions))
    after = job.source[..., :3].copy()
    masked = isinstance(job, Inpaint)
    after[job.mask > 0 if isinstance(job, Inpaint) else ...] = level
    yield Drifted(job=job.id, inside=7.5, outside=0.0, reach=1.0, kept=(("colour", 0.25),), masked=masked)
    yield Result(job=job.id, index=0, picture=after, recipe=job.recipe, seconds=0.1)
    yield Finished(job=job.id, seconds=0.1)


def test_a_slider_leads_the_picture_live_and_is_accepted_as_one_step(shelf: Hands) -> None:
    document, panel = shelf.studio.document, shelf.window.directions.panel
    before = document.picture
    assert before is not None
    assert [row.shelved.direction.name for row in panel.rows] == ["darker", "smile"]
    assert not panel.accept.isEnabled()
    shelf.engine.scripts += [led] * 30
    smile = row(shelf, "smile").slider
    QTest.mousePress(smile, LEFT, pos=QPoint(60, 16))
    for x in range(64, 120, 4):
        move(smile, QPoint(x, 16))
    QTest.mouseRelease(smile, LEFT, pos=QPoint(120, 16))
    shelf.wait(lambda: shelf.canvas.scene.picture is not None)
    shelf.wait_idle()
    shown = shelf.canvas.scene.picture
    assert shown is not None
    assert smile.number > 0.5
    assert abs(int(shown[5, 5, 0]) - round(100 + 10 * smile.number)) <= 1
    assert document.picture is before
    assert "Changed by 7.5" in panel.drift.text()
    assert "colour +0.25" in panel.drift.text()
    steps = document.undo_stack.count()
    QTest.mouseClick(panel.accept, LEFT)
    shelf.wait_idle()
    assert document.undo_stack.count() == steps + 1
    after = document.picture
    assert after is not None
    assert int(after[5, 5, 0]) == int(shown[5, 5, 0])
    assert document.recipe is not None
    assert document.recipe.directions[0].name == "smile"
    assert smile.number == 0
    assert shelf.canvas.scene.picture is None
    document.undo_stack.undo()
    np.testing.assert_array_equal(document.picture, before)


def looks(hands: Hands) -> list[LookAhead]:
    return [job for job in hands.engine.jobs if isinstance(job, LookAhead)]


def test_a_picture_that_is_opened_is_looked_at_before_a_slider_is_moved(shelf: Hands, tmp_path: Path) -> None:
    shelf.wait(lambda: looks(shelf))  # the one that was drawn
    shelf.wait_idle()
    before = len(looks(shelf))
    save_picture(tmp_path / "opened.png", picture(9, Size(48, 40)))
    shelf.window.files.open_path(tmp_path / "opened.png")
    shelf.wait(lambda: len(looks(shelf)) == before + 1)
    np.testing.assert_array_equal(looks(shelf)[-1].picture, picture(9, Size(48, 40)))
    shelf.wait_idle()
    QTest.qWait(3 * SETTLED)
    assert len(looks(shelf)) == before + 1


def test_looking_ahead_gives_way_to_what_is_asked_for(shelf: Hands) -> None:
    shelf.wait(lambda: looks(shelf))
    shelf.wait_idle()
    ends: list[Event] = []
    shelf.studio.queue.event_received.connect(ends.append)

    slow: list[str] = []

    def slowly(job: Job, cancel: threading.Event) -> Iterator[Event]:
        if not isinstance(job, LookAhead) or slow or not np.array_equal(job.picture, picture(7)):
            yield from led(job, cancel)
            return
        slow.append(job.id)
        yield Started(job=job.id)
        yield Cancelled(job=job.id) if cancel.wait(60) else Finished(job=job.id, seconds=5.0)

    shelf.engine.scripts += [slowly] * 10
    shelf.studio.document.set_picture(picture(7), name="seven")
    shelf.wait(lambda: slow)
    shelf.window.directions.panel._store.set_amount(row(shelf, "smile").digest, 1.0)
    shelf.wait(lambda: shelf.canvas.scene.picture is not None)
    assert [type(event) for event in ends if event.job == slow[0]][-1] is Cancelled
    before = len(looks(shelf))
    shelf.wait(lambda: len(looks(shelf)) > before)  # taken up again once nothing else waits
    shelf.wait_idle()
    shelf.engine.scripts.clear()


def test_a_first_look_is_seen_and_only_what_is_whole_accepted(shelf: Hands) -> None:
    store, document = shelf.window.directions.panel._store, shelf.studio.document
    go_on = threading.Event()

    def twice(job: Job, _cancel: object) -> Iterator[Event]:
        if not isinstance(job, Generate):
            yield from led(job, _cancel)
            return
        first = np.full((64, 64, 3), 33, np.uint8)
        whole = np.full((64, 64, 3), 44, np.uint8)
        yield Started(job=job.id)
        yield Preview(job=job.id, step=1, total=1, seconds=0.1, first=0, pictures=(first,), fine=True)
        go_on.wait(60)
        yield Result(job=job.id, index=0, picture=whole, recipe=job.recipe, seconds=0.2)
        yield Finished(job=job.id, seconds=0.2)

    shelf.wait(lambda: looks(shelf))
    shelf.wait_idle()
    shelf.engine.scripts += [twice] * 5
    store.set_amount(row(shelf, "smile").digest, 1.0)
    shelf.wait(lambda: shelf.canvas.scene.picture is not None)
    shown = shelf.canvas.scene.picture
    assert shown is not None
    assert int(shown[0, 0, 0]) == 33
    store.accept()
    assert store.moved
    go_on.set()
    shelf.wait(lambda: not store.moved)
    assert document.picture is not None
    assert int(document.picture[0, 0, 0]) == 44
    shelf.wait_idle()
    shelf.engine.scripts.clear()


def test_tab_goes_through_the_rows_from_above(shelf: Hands) -> None:
    panel = shelf.window.directions.panel
    panel.strength.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    first, second = panel.rows
    assert seen == [first.slider, first.alone, first.lock, first.more, second.slider]


def test_what_was_broken_off_after_its_first_look_is_made_whole_to_be_accepted(shelf: Hands) -> None:
    store, document = shelf.window.directions.panel._store, shelf.studio.document
    first = np.full((64, 64, 3), 33, np.uint8)

    def broken(job: Job, cancel: object) -> Iterator[Event]:
        if not isinstance(job, Generate) or len(jobs(shelf)) > 1:
            yield from led(job, cancel)
            return
        yield Started(job=job.id)
        yield Preview(job=job.id, step=1, total=1, seconds=0.1, first=0, pictures=(first,), fine=True)
        yield Cancelled(job=job.id)

    shelf.wait(lambda: looks(shelf))
    shelf.wait_idle()
    shelf.engine.scripts += [broken] * 10
    store.set_amount(row(shelf, "smile").digest, 1.0)
    shelf.wait(lambda: shelf.canvas.scene.picture is not None)
    shelf.wait_idle()
    store.accept()
    shelf.wait(lambda: not store.moved)
    assert document.picture is not None
    assert int(document.picture[0, 0, 0]) == 110
    shelf.wait_idle()
    shelf.engine.scripts.clear()


def test_there_is_never_a_queue_behind_the_hand(shelf: Hands) -> None:
    store = shelf.window.directions.panel._store
    shelf.engine.scripts += [led] * 50
    digest = row(shelf, "smile").digest
    for step in range(1, 41):
        store.set_amount(digest, step / 20)
        assert len([job for job in shelf.studio.queue.pending if isinstance(job, Generate)]) <= 1
    shelf.wait_idle()
    assert jobs(shelf)[-1].recipe.directions[0].amount == 2.0
    assert len(jobs(shelf)) <= 5
    shelf.engine.scripts.clear()


def test_a_row_shows_the_examples_of_its_direction(shelf: Hands) -> None:
    store = shelf.window.directions.panel._store
    smile = direction(shelf, "grin", 5)
    red, blue = (np.zeros((40, 40, 3), np.uint8) for _ in range(2))
    red[..., 0], blue[..., 2] = 255, 255
    store._shelve(lambda library: library.keep(replace(smile, more=(red, red), less=(blue,))))
    examples = row(shelf, "grin").examples
    assert examples.grab().toImage().pixelColor(14, 14).red() > 200
    images = re.findall("src='data:image/png;base64,([^']+)'", examples.toolTip())
    shown = [QImage.fromData(base64.b64decode(image)).pixelColor(40, 40) for image in images]
    assert [colour.red() > 200 for colour in shown] == [True, True, False]
    assert not row(shelf, "smile").examples.isVisible(), "its file has none"


def test_solo_hold_reset_and_the_mask(shelf: Hands) -> None:
    store, document = shelf.window.directions.panel._store, shelf.studio.document
    shelf.engine.scripts += [led] * 20
    smile, darker = row(shelf, "smile"), row(shelf, "darker")
    store.set_amount(smile.digest, 1.0)
    store.set_amount(darker.digest, 2.0)
    shelf.wait_idle()
    assert len(jobs(shelf)[-1].directions) == 2
    QTest.mouseClick(smile.alone, LEFT)
    shelf.wait_idle()
    assert [one.name for one in jobs(shelf)[-1].directions] == ["smile"]
    QTest.mouseClick(smile.alone, LEFT)
    QTest.mouseClick(darker.lock, LEFT)
    QTest.mouseClick(shelf.window.directions.panel.reset, LEFT)
    shelf.wait_idle()
    assert (smile.slider.number, darker.slider.number) == (0.0, 2.0)
    assert document.size is not None
    mask = np.zeros((document.size.height, document.size.width), np.uint8)
    mask[:20] = 255
    document.mask.edit("Mask", Rect(0, 0, document.size.width, 20), mask[:20])
    shelf.wait_idle()
    masked = jobs(shelf)[-1]
    assert isinstance(masked, Inpaint)
    np.testing.assert_array_equal(masked.mask, mask)
    shown = shelf.canvas.scene.picture
    assert shown is not None
    assert document.picture is not None
    np.testing.assert_array_equal(shown[30:], document.picture[30:, :, :3])
    QTest.mouseDClick(darker.slider, LEFT, pos=QPoint(60, 16))
    shelf.wait_idle()
    assert shelf.canvas.scene.picture is None
    shelf.engine.scripts.clear()


def test_without_a_picture_the_sliders_say_so(hands: Hands) -> None:
    panel = hands.window.directions.panel
    assert panel.word.text().startswith("No directions yet")
    assert not panel.reset.isEnabled()
    assert not panel.accept.isEnabled()


def test_a_learned_one_is_on_the_shelf_and_can_be_deleted_and_brought_back(shelf: Hands) -> None:
    desk, store = shelf.window.directions, shelf.window.directions.panel._store
    seen: list[LearnDirection] = []

    def learn(job: Job, _cancel: object) -> Iterator[Event]:
        assert isinstance(job, LearnDirection)
        seen.append(job)
        yield Started(job=job.id)
        yield DirectionLearned(job=job.id, direction=direction(shelf, job.name, 9), separation=2.0)
        yield Finished(job=job.id, seconds=1.0)

    shelf.engine.scripts.append(learn)
    desk.learn(Wish(name="grin", more="a grin", less="a frown", keep=("hat",)))
    shelf.wait(lambda: any(row.shelved.direction.name == "grin" for row in desk.panel.rows))
    assert seen[0].keep[0].name == "hat"
    grin = row(shelf, "grin")
    desk.panel.delete_asked.emit(grin.shelved)
    assert len(desk.panel.rows) == 2
    current = shelf.window.messages.current
    assert current is not None
    assert current.action is not None
    current.action.run()
    assert [one.shelved.direction.name for one in desk.panel.rows] == ["darker", "grin", "smile"]
    store.rename(row(shelf, "grin").shelved, "smile")
    assert len({one.shelved.direction.name for one in desk.panel.rows}) == 3
    assert "already" in shelf.window.messages.current.text  # type: ignore[union-attr]


def test_export_and_import(shelf: Hands, tmp_path: Path) -> None:
    store = shelf.window.directions.panel._store
    store.export(row(shelf, "smile").shelved, tmp_path / "out.safetensors")
    assert load_direction(tmp_path / "out.safetensors").name == "smile"
    store.take_in(tmp_path / "out.safetensors")
    assert "smile 2" in [one.shelved.direction.name for one in shelf.window.directions.panel.rows]
    (tmp_path / "bad.safetensors").write_bytes(b"nonsense")
    store.take_in(tmp_path / "bad.safetensors")
    current = shelf.window.messages.current
    assert current is not None
    assert "bad.safetensors" in current.text


def test_the_dialog_learns_only_what_is_whole(shelf: Hands) -> None:
    dialog = shelf.window.directions.ask_what()
    assert not dialog.button.isEnabled()
    for row, text in ((dialog.name, "grin"), (dialog.more.words, "a grin"), (dialog.less.words, "a frown")):
        QTest.keyClicks(row.edit, text)
    QTest.keyClicks(dialog.keep.edit, "hat; glossy style;")
    assert dialog.button.isEnabled()
    assert dialog.wish == Wish(name="grin", more="a grin", less="a frown", keep=("hat", "glossy style"))
    dialog.reject()


def test_it_is_drawn_anew_with_a_strength_and_kept_in_the_history(shelf: Hands) -> None:
    panel, store = shelf.window.directions.panel, shelf.window.directions.panel._store
    shelf.engine.scripts += [led] * 20
    store.set_amount(row(shelf, "smile").digest, 2.0)
    panel.strength.setFocus()
    for _ in range(8):
        shelf.press("Right", panel.strength)
    shelf.wait(lambda: jobs(shelf) and jobs(shelf)[-1].recipe.strength == 0.4)
    shelf.wait_idle()
    job = jobs(shelf)[-1]
    assert job.recipe.steps == shelf.engine.info.defaults.steps
    before = len(shelf.studio.history.entries)
    QTest.mouseClick(panel.accept, LEFT)
    shelf.wait(lambda: len(shelf.studio.history.entries) == before + 1)
    recipe = shelf.studio.history.entries[0].recipe
    assert recipe is not None
    assert (recipe.strength, recipe.directions[0].amount) == (0.4, 2.0)
    shelf.engine.scripts.clear()


def test_one_layer_is_led_and_the_others_stay(shelf: Hands) -> None:
    panel, document = shelf.window.directions.panel, shelf.studio.document
    assert document.size is not None
    small = np.full((16, 16, 3), 200, np.uint8)
    layer_edits.add_picture(document, small, "small", "Paste")
    shelf.engine.scripts += [led] * 20
    panel.target.setFocus()
    shelf.press("Down", panel.target)
    assert panel.target.current == "layer"
    panel._store.set_amount(row(shelf, "smile").digest, 2.0)
    shelf.wait(lambda: shelf.canvas.scene.picture is not None)
    shelf.wait_idle()
    source = jobs(shelf)[-1].source
    assert source is not None
    assert source.shape == small.shape
    before = document.document
    QTest.mouseClick(panel.accept, LEFT)
    shelf.wait_idle()
    after = document.document
    assert before is not None
    assert after is not None
    assert after.layers[0].tiles is before.layers[0].tiles
    assert int(after.active_layer.pixels[5, 5, 0]) == 120
    shelf.engine.scripts.clear()


def test_all_layers_are_led_onto_a_layer_of_its_own(shelf: Hands) -> None:
    panel, document = shelf.window.directions.panel, shelf.studio.document
    layer_edits.add(document)
    shelf.engine.scripts += [led] * 20
    panel._store.set_amount(row(shelf, "smile").digest, 2.0)
    shelf.wait(lambda: shelf.canvas.scene.picture is not None)
    shelf.wait_idle()
    QTest.mouseClick(panel.accept, LEFT)
    shelf.wait_idle()
    assert document.document is not None
    assert len(document.document.layers) == 3
    shelf.engine.scripts.clear()


def test_new_pictures_are_led_too_and_the_generate_panel_says_so(shelf: Hands) -> None:
    panel, generate = shelf.window.directions.panel, shelf.window.panel
    panel.target.setFocus()
    for _ in range(2):
        shelf.press("Down", panel.target)
    assert panel.target.current == "new"
    panel._store.set_amount(row(shelf, "smile").digest, 1.5)
    assert shelf.canvas.scene.picture is None
    assert "smile +1.50" in generate.lead.text()
    shelf.draw("a dog")
    job = jobs(shelf)[-1]
    assert job.source is None
    assert [(one.name, one.amount) for one in job.recipe.directions] == [("smile", 1.5)]
    assert shelf.studio.history.entries[0].recipe is not None
    assert shelf.studio.history.entries[0].recipe.directions == job.recipe.directions
    QTest.mouseClick(panel.reset, LEFT)
    assert not generate.lead.isVisible()


def test_examples_are_picked_from_the_history_and_dropped(shelf: Hands, tmp_path: Path) -> None:
    shelf.draw("second")
    dialog = shelf.window.directions.ask_what()
    QTest.keyClicks(dialog.name.edit, "grin")
    QTest.mouseClick(dialog.more.history, LEFT)
    pick = dialog.findChild(PickDialog)
    assert pick is not None
    assert pick.word.text() == "1 picture chosen"
    QTest.keyClick(pick.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert pick.word.text() == "2 pictures chosen"
    pick.accept()
    assert [one.words for one in dialog.more.pictures] == ["second", "a cat"]
    assert not dialog.more.words.isVisible()
    assert not dialog.grab().toImage().isNull()
    QTest.keyClicks(dialog.less.words.edit, "a frown")
    assert dialog.said.text().startswith("Show pictures of both, or describe both")
    assert not dialog.button.isEnabled()
    for number in range(3):
        save_picture(tmp_path / f"{number}.png", picture(number + 30, Size(200, 100)))
    (tmp_path / "broken.png").write_bytes(b"nothing")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    drop(dialog.less, data)
    shelf.wait(lambda: len(dialog.less.pictures) == 3)
    assert dialog.said.text() == "1 picture could not be read: left out."
    entry = QMimeData()
    entry.setData(ENTRY_TYPE, shelf.studio.history.entries[0].id.encode())
    drop(dialog.less, entry)
    assert dialog.said.text() == "1 picture is in both sets: take it out of one."
    assert not dialog.button.isEnabled()
    QTest.mouseClick(dialog.less.clear, LEFT)
    assert dialog.less.words.isVisible()
    drop(dialog.less, data)
    shelf.wait(lambda: len(dialog.less.pictures) == 3)
    QTest.mouseClick(dialog.button, LEFT)
    shelf.wait(lambda: any(isinstance(job, LearnDirection) for job in shelf.engine.jobs))
    (job,) = [job for job in shelf.engine.jobs if isinstance(job, LearnDirection)]
    assert [one.shape for one in job.more.pictures] == [(64, 64, 3)] * 2
    assert [one.shape for one in job.less.pictures] == [(64, 64, 3)] * 3


def test_a_picture_that_is_gone_meanwhile_is_said(shelf: Hands) -> None:
    shelf.draw("second")
    one, other = (of_entry(shelf.studio.history, entry) for entry in shelf.studio.history.entries)
    dialog = shelf.window.directions.ask_what([one], [other])
    QTest.keyClicks(dialog.name.edit, "grin")
    shelf.studio.history.close()
    shelf.studio.history.entries[0].path.unlink()
    QTest.mouseClick(dialog.button, LEFT)
    shelf.wait(lambda: shelf.window.messages.current is not None)
    assert "its file was removed" in shelf.window.messages.current.text  # type: ignore[union-attr]
    assert not [job for job in shelf.engine.jobs if isinstance(job, LearnDirection)]


def test_recalled_settings_bring_their_directions_back(shelf: Hands) -> None:
    panel, generation = shelf.window.directions.panel, shelf.studio.generation
    plain = shelf.studio.history.entries[0].id
    panel._store.set_target(Target.NEW)
    panel._store.set_amount(row(shelf, "smile").digest, 1.5)
    shelf.draw("a dog")
    led_one = shelf.studio.history.entries[0].id
    QTest.mouseClick(panel.reset, LEFT)
    panel._store.set_target(Target.PICTURE)
    generation.recall(plain)
    assert panel.target.current == "picture"
    generation.recall(led_one)
    assert panel.target.current == "new"
    assert row(shelf, "smile").slider.number == 1.5
    assert [(one.name, amount) for one, amount in generation.steering] == [("smile", 1.5)]
    generation.recall(plain)
    assert not generation.steering, "it was led along nothing"
