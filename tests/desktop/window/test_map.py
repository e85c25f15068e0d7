"""A person at the latent map: looking, dragging, keeping, marking, by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document.keyframe import LatentSource, PromptSource
from core.errors import InputError
from core.files.pictures import save_picture
from core.geometry import Size
from core.jobs import Generate
from core.mixing_jobs import EncodePictures, LayOut, MixLatents, Space
from core.plane import weights
from desktop.panels.learn_dialog import LearnDialog
from desktop.panels.map_view import MapView
from desktop.state.history_store import HistoryStore
from desktop.state.map_store import MapStore, Side
from desktop.state.specimens import Kind, Specimen
from tests.desktop.fakes import latent, picture
from tests.desktop.window.conftest import LEFT, Hands
from tests.desktop.window.test_directions import drop, move

SHIFT, CONTROL, PLAIN = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


def store(hands: Hands) -> MapStore:
    return hands.studio.map_


def view(hands: Hands) -> MapView:
    return hands.window.map.panel.view


def settled(hands: Hands) -> None:
    """Everything has its place."""

    def whole() -> bool:
        done, total = store(hands).standing
        return done == total == len(store(hands).points) and hands.studio.queue.running is None

    hands.wait(whole)


@pytest.fixture
def plane(hands: Hands) -> Hands:
    """Four pictures of the history on a map."""
    for seed in range(4):
        hands.studio.draft.update(seed=seed, seed_locked=True)
        hands.draw(f"cat {seed}")
    hands.press("F3")
    hands.wait(lambda: view(hands).isVisible())
    settled(hands)
    return hands


def spot(hands: Hands, point: Specimen) -> QPoint:
    return view(hands).lens.to_view(store(hands).place(point)).toPoint()


def drag(hands: Hands, *places: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """The drag, without its end."""
    QTest.mousePress(view(hands), LEFT, held, places[0])
    for place in places[1:]:
        move(view(hands), place)


def test_an_empty_map_says_what_will_be_there(hands: Hands) -> None:
    hands.press("F3")
    panel = hands.window.map.panel
    assert panel.view.isVisible()
    assert not panel.learn.isEnabled()
    assert not panel.fit.isEnabled()
    assert panel.word.text() == ""
    for keys in ("Left", "Return", "K", "T", "Esc"):
        hands.press(keys, panel.view)
    assert not store(hands).points
    assert not [job for job in hands.engine.jobs if isinstance(job, LayOut | EncodePictures)]


def test_kept_latents_are_laid_out_without_encoding(plane: Hands) -> None:
    assert not [job for job in plane.engine.jobs if isinstance(job, EncodePictures)]
    job = [job for job in plane.engine.jobs if isinstance(job, LayOut)][-1]
    assert len(job.latents) == 4
    np.testing.assert_array_equal(job.latents[0], latent(3))
    QTest.keyClick(plane.window.map.panel.space, Qt.Key.Key_Down)
    assert store(plane).space is Space.WORDS
    plane.wait(lambda: [job for job in plane.engine.jobs if isinstance(job, LayOut)][-1].prompts)
    settled(plane)
    plane.studio.draft.update(seed=9)
    plane.draw("a dog")
    settled(plane)
    assert [job for job in plane.engine.jobs if isinstance(job, LayOut)][-1].prompts[0] == "a dog"


def test_it_works_only_while_it_is_seen(hands: Hands) -> None:
    hands.draw()
    assert not [job for job in hands.engine.jobs if isinstance(job, LayOut)]


def test_dragging_through_the_plane_shows_what_lies_between(plane: Hands) -> None:
    before = plane.studio.document.picture
    middle = QPoint(view(plane).width() // 2, view(plane).height() // 2)
    assert view(plane).at(QPointF(middle)) is None
    drag(plane, middle)
    for x in range(1, 30):
        move(view(plane), middle + QPoint(x, x // 2))
        assert len([job for job in plane.studio.queue.pending if isinstance(job, MixLatents)]) <= 1
    plane.wait(lambda: plane.studio.document.timeline.shown is not None)
    last = middle + QPoint(30, 15)
    QTest.mouseRelease(view(plane), LEFT, pos=last)
    plane.wait(lambda: store(plane).between_latent is not None)
    between = store(plane).between
    assert between is not None
    _, shares = weights(store(plane).places, view(plane).lens.to_plane(QPointF(last)))
    np.testing.assert_allclose([weight for _, weight in between.weighed], shares, atol=1e-3)
    shown = plane.studio.document.timeline.shown
    assert shown is not None
    assert between.picture is not None
    np.testing.assert_array_equal(shown.picture, between.picture)
    assert plane.studio.document.picture is before
    jobs = [job for job in plane.engine.jobs if isinstance(job, MixLatents)]
    assert [job.draft for job in jobs][-1] is False
    assert "Enter keeps it" in plane.window.map.panel.word.text()
    view(plane).setFocus()
    plane.press("Esc")
    assert store(plane).between is None
    assert plane.studio.document.timeline.shown is None


def test_what_lies_between_is_kept_with_its_recipe_and_is_a_keyframe(plane: Hands) -> None:
    view(plane).setFocus()
    plane.press("Shift+Right", view(plane))
    plane.wait(lambda: store(plane).between_latent is not None)
    plane.press("K", view(plane))
    (keyframe,) = plane.studio.document.timeline.timeline.keyframes
    assert isinstance(keyframe.source, LatentSource)
    assert keyframe.source.latent is not None
    between = store(plane).between
    assert between is not None
    assert between.latent is not None
    np.testing.assert_array_equal(keyframe.source.latent, between.latent)
    assert plane.studio.document.timeline.thumbnail(keyframe) is not None
    view(plane).setFocus()
    plane.press("Return", view(plane))
    plane.wait(lambda: len(plane.studio.history.entries) == 5)
    recipe = plane.studio.history.entries[0].recipe
    assert recipe is not None
    assert recipe.mix is not None
    assert recipe.mix.parts[0].name == plane.studio.history.entry(between.weighed[0][0].entry).path.name
    assert len(recipe.mix.parts[0].sha256) == 64
    plane.wait(lambda: len(store(plane).points) == 6)  # the new picture and the keyframe are there, too


def test_a_keyframe_of_words_is_the_picture_that_was_drawn_of_them(plane: Hands) -> None:
    timeline, history = plane.studio.document.timeline, plane.studio.history
    entry = history.entries[1]
    assert entry.recipe is not None
    before = len([job for job in plane.engine.jobs if isinstance(job, EncodePictures)])
    small = picture(77, Size(24, 24))
    timeline.insert(PromptSource(recipe=replace(entry.recipe, fingerprint="")), small=small)
    settled(plane)
    (point,) = [point for point in store(plane).points if point.kind is Kind.KEYFRAME]
    whole = point.read()
    assert whole.latent is not None
    np.testing.assert_array_equal(whole.picture, history.picture(entry.id))
    np.testing.assert_array_equal(whole.latent, history.latent(entry.id))
    assert len([job for job in plane.engine.jobs if isinstance(job, EncodePictures)]) == before
    history.remove(entry.id)
    plane.wait(lambda: point.read().picture.shape == small.shape)  # once its file is gone


def test_arrow_keys_go_from_point_to_point_and_enter_opens(plane: Hands) -> None:
    view(plane).setFocus()
    plane.press("Right", view(plane))
    first = view(plane).current
    assert first is not None
    assert view(plane).accessibleDescription() == first.words
    plane.press("Left", view(plane))
    second = view(plane).current
    assert second is not None
    assert store(plane).place(second)[0] < store(plane).place(first)[0]
    plane.press("Return", view(plane))
    np.testing.assert_array_equal(
        plane.studio.document.picture,
        plane.studio.history.picture(second.entry),
    )
    view(plane).setFocus()
    plane.press("K", view(plane))
    assert len(plane.studio.document.timeline.timeline.keyframes) == 1
    plane.press("T", view(plane))
    assert store(plane).marks == {second.key: Side.MORE}
    plane.press("A", view(plane))
    assert store(plane).marks == {second.key: Side.LESS}
    plane.press("A", view(plane))
    assert not store(plane).marks


def test_wheel_pinch_pan_and_fit(plane: Hands) -> None:
    here = view(plane)
    usual, point = here.lens, store(plane).points[1]
    at = QPointF(spot(plane, point))
    plane.roll(2, at.toPoint(), here)
    assert here.lens.zoom > usual.zoom
    assert (here.lens.to_view(store(plane).place(point)) - at).manhattanLength() < 2
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at, at, 0.5,
        QPointF(), 1,
    )  # fmt: skip
    before = here.lens.zoom
    QApplication.sendEvent(here, pinch)
    assert here.lens.zoom == pytest.approx(1.5 * before)
    centre = here.lens.centre
    QTest.mousePress(here, Qt.MouseButton.MiddleButton, PLAIN, QPoint(40, 40))
    move(here, QPoint(70, 60))
    QTest.mouseRelease(here, Qt.MouseButton.MiddleButton, PLAIN, QPoint(70, 60))
    assert here.lens.centre != centre
    QTest.mouseClick(plane.window.map.panel.fit, LEFT)
    assert here.lens == usual


def test_two_groups_are_marked_by_rubber_bands_and_learned_from(plane: Hands) -> None:
    here = view(plane)
    right = max(store(plane).points, key=lambda point: store(plane).place(point)[0])
    at = spot(plane, right)
    drag(plane, at - QPoint(24, 24), at + QPoint(18, 18), held=SHIFT)
    QTest.mouseRelease(here, LEFT, SHIFT, at + QPoint(18, 18))
    assert [point.key for point in store(plane).marked(Side.MORE)] == [right.key]
    panel = plane.window.map.panel
    assert not panel.learn.isEnabled()
    QTest.mouseClick(panel.less, LEFT)
    left = min(store(plane).points, key=lambda point: store(plane).place(point)[0])
    QTest.mouseClick(here, LEFT, pos=spot(plane, left))
    QTest.mouseClick(panel.less, LEFT)
    assert [point.key for point in store(plane).marked(Side.LESS)] == [left.key]
    assert panel.learn.isEnabled()
    asked: list[object] = []
    plane.window.map.learn_asked.connect(lambda more, less: asked.append((more, less)))
    QTest.mouseClick(panel.learn, LEFT)
    assert len(asked) == 1
    dialog = plane.window.findChild(LearnDialog)
    assert dialog is not None
    assert [one.key for one in dialog.more.pictures] == [right.key]
    dialog.reject()
    QTest.mouseClick(panel.clear, LEFT)
    assert not store(plane).marks


def test_examples_from_files_are_encoded_and_dragged_to_the_timeline(
    plane: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "faces"
    folder.mkdir()
    for number in range(3):
        save_picture(folder / f"{number}.png", picture(number + 20))
    (folder / "broken.png").write_bytes(b"nothing")
    (folder / "notes.txt").write_text("no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    drop(view(plane), data, QPoint(9, 9))
    plane.wait(lambda: len(store(plane).points) == 7)
    current = plane.window.messages.current
    assert current is not None
    assert current.text == "1 picture could not be read: left out of the map."
    jobs = [job for job in plane.engine.jobs if isinstance(job, EncodePictures)]
    assert [one.shape for one in jobs[0].pictures] == [(64, 64, 3)] * 3
    carried: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda self, action: carried.append(self))
    plane.window.timeline_dock.show()
    QTest.qWait(0)
    for key, x in (("file:", 100), ("entry:", 400)):
        point = next(one for one in store(plane).points if one.key.startswith(key))
        drag(plane, spot(plane, point), spot(plane, point) + QPoint(12, 0))
        QTest.mouseRelease(view(plane), LEFT, pos=spot(plane, point))
        strip = plane.window.timeline.panel.strip
        drop(strip, carried[-1].mimeData(), QPoint(x, 40))
        plane.wait(lambda: len(plane.studio.document.timeline.timeline.keyframes) == len(carried))
    assert len(carried) == 2


def test_the_map_steps_aside_for_what_is_generated(plane: Hands, tmp_path: Path) -> None:
    plane.engine.held.add("encode 1")
    for number in range(3):
        save_picture(tmp_path / f"{number}.png", picture(number + 20))
    store(plane).add([tmp_path])
    plane.wait(plane.engine.reached.is_set)
    plane.studio.draft.update(prompt="at once")
    plane.studio.generation.generate()
    plane.engine.held.clear()
    plane.engine.release()
    plane.wait_idle()
    settled(plane)
    order = [type(job) for job in plane.engine.jobs]
    last = len(order) - 1 - order[::-1].index(Generate)
    assert order[last - 1] is EncodePictures
    assert EncodePictures in order[last + 1 :]
    assert len(store(plane).points) == 8


def test_a_picture_that_is_gone_is_left_out_and_trouble_is_said(plane: Hands) -> None:
    plane.window.map_dock.close()
    plane.studio.draft.update(seed=77)
    plane.draw("new")
    plane.studio.history.close()  # it is written by now
    plane.studio.history.entries[0].path.unlink()
    plane.press("F3")
    plane.wait(lambda: store(plane).standing == (4, 4))
    plane.wait_idle()
    plane.engine.fail["lay out"] = InputError("There is no plane.")
    store(plane).set_space(Space.WORDS)
    plane.wait(lambda: plane.window.messages.current is not None)
    assert plane.window.messages.current.text == "There is no plane."  # type: ignore[union-attr]


def test_five_hundred_points_are_laid_out_and_painted(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HistoryStore, "_write", lambda _store, _saved: None)
    for seed in range(500):
        hands.studio.history.add(picture(seed), None, latent(seed))
    hands.press("F3")
    settled(hands)
    before = view(hands).grab().toImage()
    hands.roll(4, widget=view(hands))
    assert view(hands).grab().toImage() != before
    assert len([job for job in hands.engine.jobs if isinstance(job, LayOut)]) == 1
