"""A person at the timeline: real mouse, real keys, the real window, a fake engine."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QTabBar

from core.document.keyframe import Easing, LatentSource, PictureMode, PictureSource, PromptSource
from core.document.output import Format
from core.document.timeline import Ending
from core.files.pictures import save_picture
from core.geometry import Size
from core.jobs import RenderWalk
from desktop.file_names import ENTRY_TYPE
from desktop.theme import body_font
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.rows import PADDING
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import same
from tests.desktop.window.conftest import Hands
from tests.desktop.window.walker import ALT, CONTROL, LEFT, NONE, SHIFT, Walker, choose


def test_it_is_out_of_the_way_until_it_is_wanted(hands: Hands) -> None:
    dock = hands.window.timeline_dock
    assert not dock.isVisible()
    hands.press("K", hands.canvas)
    hands.wait(dock.isVisible)
    assert "nothing to add" in hands.window.message_bar.label.text()
    assert hands.window.timeline.panel.invitation.isVisible()
    hands.studio.draft.update(prompt="a cat", seed=7)
    hands.window.timeline.panel.start.click()
    (keyframe,) = hands.studio.document.timeline.timeline.keyframes
    assert isinstance(keyframe.source, PromptSource)
    assert (keyframe.recipe.prompt, keyframe.recipe.seed) == ("a cat", 7)
    assert not hands.window.timeline.panel.invitation.isVisible()
    dock.toggleViewAction().trigger()
    assert not dock.isVisible()


def test_the_canvas_becomes_a_keyframe_as_its_words_where_they_make_it(
    walker: Walker, tmp_path: Path
) -> None:
    hands = walker.hands
    sources = [keyframe.source for keyframe in walker.timeline.keyframes]
    assert all(isinstance(source, PromptSource) for source in sources)
    assert [source.recipe.seed for source in sources] == [1, 2, 3]
    small = walker.store.thumbnail(walker.timeline.keyframes[1])
    assert small is not None
    assert (small == picture(2)).all()
    photo = picture(8, Size(96, 64))
    hands.studio.document.set_picture(photo, name="photo.png")
    walker.store.move_playhead(5)
    hands.press("K", walker.strip)
    source = walker.timeline.keyframes[1].source
    assert isinstance(source, PictureSource)
    assert source.name == "photo.png"
    assert same(source.picture, photo)
    assert source.recipe.size == Size(64, 64), "the walk's"


def test_drag_moves_by_frames_in_one_step(walker: Walker) -> None:
    name = walker.timeline.keyframes[1].id
    walker.drag(
        [walker.key(10), walker.key(10) + walker.shift(2), walker.key(10) + walker.shift(4) + QPoint(1, 0)]
    )
    assert walker.frames == [0, 14, 20]
    assert walker.store.selected == {name}
    assert walker.undos == 1
    walker.undo()
    assert walker.frames == [0, 10, 20]


def test_while_it_is_dragged_it_is_said_when(walker: Walker) -> None:
    board = walker.strip._pointing.board
    assert board.moved is None
    walker.drag([walker.key(10), walker.key(10) + walker.shift(4)], release=False)
    assert board.moved == 14
    ruler = walker.strip.grab(walker.strip.layout_.ruler.toRect()).toImage()
    QTest.mouseRelease(walker.strip, LEFT, NONE, walker.key(10) + walker.shift(4))
    assert board.moved is None
    assert walker.strip.grab(walker.strip.layout_.ruler.toRect()).toImage() != ruler
    walker.hands.press("Ctrl+A", walker.strip)
    walker.drag([walker.key(14), walker.key(14) + walker.shift(2)], release=False)
    assert board.moved == 2, "the first of several"
    walker.hands.press("Escape", walker.strip)


def test_escape_breaks_a_drag_off(walker: Walker) -> None:
    point = walker.key(10)
    walker.drag([point, point + walker.shift(5)], release=False)
    assert walker.strip.busy
    walker.hands.press("Escape", walker.strip)
    assert not walker.strip.busy
    QTest.mouseRelease(walker.strip, LEFT, NONE, point + walker.shift(5))
    assert walker.frames == [0, 10, 20]
    assert walker.undos == 0
    assert walker.store.selected == walker.names(1)
    walker.hands.press("Escape", walker.strip)
    assert walker.store.selected == frozenset()


def test_alt_drag_copies(walker: Walker) -> None:
    walker.drag([walker.key(10), walker.key(10) + walker.shift(2), walker.key(10) + walker.shift(5)], ALT)
    assert walker.frames == [0, 10, 15, 20]
    assert walker.timeline.keyframes[1].source == walker.timeline.keyframes[2].source
    assert walker.store.selected == walker.names(2)
    assert walker.undos == 1
    walker.undo()
    assert walker.frames == [0, 10, 20]


def test_select_several_and_move_them_together(walker: Walker) -> None:
    walker.click(walker.key(0))
    walker.click(walker.key(20), CONTROL)
    assert walker.store.selected == walker.names(0, 2)
    walker.click(walker.key(20), CONTROL)
    assert walker.store.selected == walker.names(0)
    walker.click(walker.key(20), SHIFT)
    assert walker.store.selected == walker.names(0, 1, 2)
    walker.drag([walker.key(10), walker.key(10) + walker.shift(3)])
    assert walker.frames == [3, 13, 23]
    walker.click(walker.key(13))
    assert walker.store.selected == walker.names(1)


def test_rubber_band(walker: Walker) -> None:
    lane = walker.strip.layout_.keys
    between = QPointF(walker.strip.layout_.x(15), lane.bottom() - 2).toPoint()
    far = QPointF(walker.strip.layout_.x(0) - 4, lane.top() + 2).toPoint()
    walker.drag([between, between - QPoint(20, 0), far])
    assert walker.store.selected == walker.names(0, 1)
    walker.drag([between, QPointF(walker.strip.layout_.x(21), lane.top() + 2).toPoint()], SHIFT)
    assert walker.store.selected == walker.names(0, 1, 2)
    walker.click(between)
    assert walker.store.selected == frozenset()
    walker.drag([between, far], release=False)
    assert walker.store.selected == walker.names(0, 1)
    walker.hands.press("Escape", walker.strip)
    assert walker.store.selected == frozenset()


def test_delete_and_everything(walker: Walker) -> None:
    walker.strip.setFocus()
    walker.hands.press("Ctrl+A", walker.strip)
    assert walker.store.selected == walker.names(0, 1, 2)
    walker.click(walker.key(10))
    walker.hands.press("Delete", walker.strip)
    assert walker.frames == [0, 20]
    walker.hands.press("Delete", walker.strip)
    assert walker.frames == [0, 20], "nothing is selected any more"
    walker.undo()
    assert walker.frames == [0, 10, 20]


def test_scrub_shows_the_nearest_frame_and_leaving_gives_the_document_back(walker: Walker) -> None:
    hands, walk = walker.hands, walker.hands.studio.walk
    document = hands.studio.document.picture
    hands.engine.held.add("frame 4")
    walker.panel.controls.render_.click()
    assert hands.engine.reached.wait(60)
    hands.wait(lambda: len(walk.frames) == 3)
    walker.drag([walker.ruler(2), walker.ruler(5), walker.ruler(6)])
    assert walker.store.playhead == 6
    assert hands.canvas.scene.picture is walk.frames.at(0), "the nearest there is"
    hands.engine.held.clear()
    hands.engine.release()
    hands.wait(lambda: not walk.wanted)
    assert hands.canvas.scene.picture is walk.frames.at(6), "the frame itself, once it is there"
    assert document is not None
    assert same(hands.studio.document.picture, document)
    QTest.mouseClick(hands.canvas, LEFT)
    assert hands.canvas.scene.picture is None
    assert hands.canvas.scene.of_document


def test_the_keys_of_the_playhead(walker: Walker) -> None:
    walker.strip.setFocus()
    store = walker.store

    def press(keys: str) -> None:
        walker.hands.press(keys, walker.strip)

    press("Home")
    assert store.playhead == 0
    press("Right")
    press("Right")
    press("Left")
    assert store.playhead == 1
    press("Shift+Right")
    assert store.playhead == 11
    press("Down")
    assert store.playhead == 20
    assert store.selected == walker.names(2)
    press("Up")
    assert store.playhead == 10
    press("End")
    assert store.playhead == 23
    press("Down")
    assert store.playhead == 23
    press("Up")
    press("Alt+Left")
    press("Alt+Left")
    assert walker.frames == [0, 10, 18]
    assert walker.undos == 1


def test_play_goes_on_while_frames_come(walker: Walker) -> None:
    hands, walk, player = walker.hands, walker.hands.studio.walk, walker.panel.player
    walker.strip.setFocus()
    walker.hands.press("Home", walker.strip)
    reached: list[int] = []
    player.reached.connect(reached.append)
    hands.press("Space", walker.strip)
    assert player.playing
    assert walk.wanted
    hands.wait(lambda: not player.playing)
    assert reached[-1] == 23
    assert walker.store.playhead == 23
    hands.wait(lambda: not walk.wanted)
    hands.press("Space", walker.strip)
    assert walker.store.playhead < 5, "from the start again"
    hands.press("Space", walker.strip)
    assert not player.playing
    walker.panel.controls.ping_pong.click()
    assert walker.timeline.ending is Ending.PING_PONG
    reached.clear()
    hands.wait(lambda: not walk.wanted)
    walker.panel.controls.play.click()
    hands.wait(lambda: len(reached) > 3 and reached[-1] < reached[-2])
    hands.studio.generation.generate()
    hands.wait(lambda: not player.playing)
    hands.wait_idle()


def test_zoom_and_scroll(walker: Walker) -> None:
    def roll(turns: float, held: Qt.KeyboardModifier, at: QPoint) -> None:
        event = QWheelEvent(
            QPointF(at), QPointF(walker.strip.mapToGlobal(at)), QPoint(), QPoint(0, round(120 * turns)),
            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(walker.strip, event)

    before = walker.strip.layout_.x(10)
    roll(3, CONTROL, QPointF(before, 50).toPoint())
    assert abs(walker.strip.layout_.x(10) - before) < 3
    assert walker.strip.layout_.x(11) - walker.strip.layout_.x(10) > 30
    roll(-4, NONE, QPoint(50, 50))
    assert walker.strip.layout_.x(10) < before
    walker.strip.setFocus()
    walker.hands.press("Home", walker.strip)
    walker.hands.press("End", walker.strip)
    assert 0 < walker.strip.layout_.x(23) < walker.strip.width()
    walker.strip.fit()
    assert walker.strip.layout_.x(0) == 32


def test_easing_by_its_mark(walker: Walker, menus: list[QMenu]) -> None:
    layout = walker.strip.layout_
    mark = layout.easing(layout.x(0), layout.x(10))
    assert mark is not None
    walker.click(mark.center().toPoint())
    choose(menus, "Ease in and out")
    assert walker.timeline.keyframes[0].easing is Easing.IN_OUT
    assert walker.undos == 1


def test_the_menu_of_a_keyframe(walker: Walker, menus: list[QMenu]) -> None:
    hands = walker.hands

    def open_menu(frame: int) -> None:
        place = walker.key(frame)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, walker.strip.mapToGlobal(place))
        QApplication.sendEvent(walker.strip, event)

    open_menu(10)
    assert walker.store.selected == walker.names(1)
    choose(menus, "Duplicate")
    assert walker.frames == [0, 10, 12, 20]
    open_menu(12)
    choose(menus, "Delete")
    assert walker.frames == [0, 10, 20]
    hands.studio.document.set_picture(picture(8), name="photo.png")
    open_menu(10)
    choose(menus, "Replace by the canvas")
    open_menu(10)
    choose(menus, "Mode", "Morph")
    source = walker.timeline.keyframes[1].source
    assert isinstance(source, PictureSource)
    assert source.mode is PictureMode.MORPH
    open_menu(10)
    choose(menus, "Easing", "Hold, then cut")
    assert walker.timeline.keyframes[1].easing is Easing.HOLD
    open_menu(10)
    choose(menus, "Show")
    assert walker.store.playhead == 10


def drop(walker: Walker, data: QMimeData, at: QPoint) -> None:
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(walker.strip, QDragEnterEvent(at, copy, data, LEFT, NONE))
    QApplication.sendEvent(walker.strip, QDropEvent(QPointF(at), copy, data, LEFT, NONE))


def test_files_and_results_are_dropped(walker: Walker, tmp_path: Path) -> None:
    hands = walker.hands
    save_picture(tmp_path / "photo.png", picture(8, Size(64, 64)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    layout = walker.strip.layout_
    drop(walker, data, QPointF(layout.x(5) + 2, layout.film.center().y()).toPoint())
    hands.wait(lambda: len(walker.frames) == 4)
    assert walker.frames == [0, 5, 10, 20]
    assert isinstance(walker.timeline.keyframes[1].source, PictureSource)
    entry = hands.studio.history.entries[-1]
    assert entry.recipe is not None
    data = QMimeData()
    data.setData(ENTRY_TYPE, QByteArray(entry.id.encode()))
    drop(walker, data, walker.key(20))
    assert walker.frames == [0, 5, 10, 20]
    assert walker.timeline.keyframes[3].recipe.seed == entry.recipe.seed
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(broken))])
    drop(walker, data, walker.ruler(3))
    hands.wait(lambda: "broken.png" in hands.window.message_bar.label.text())
    assert len(walker.frames) == 4


def test_a_variation_of_the_history_is_kept_as_its_latent(walker: Walker) -> None:
    hands = walker.hands
    hands.studio.draft.update(use_picture=True, strength=0.5)
    hands.draw("a variation")
    hands.window.strip.keyframe_asked.emit(hands.studio.history.entries[0].id)
    made = next(keyframe for keyframe in walker.timeline.keyframes if keyframe.id in walker.store.selected)
    assert isinstance(made.source, LatentSource)
    assert made.source.latent is not None


def test_the_inspector_changes_the_keyframe(walker: Walker) -> None:
    page = walker.panel.inspector.keyframe
    walker.click(walker.key(10))
    assert page.isVisible()
    assert page.prompt.toPlainText() == "animal 2"
    page.prompt.setFocus()
    QTest.keyClick(page.prompt, Qt.Key.Key_End)
    QTest.keyClicks(page.prompt, " k")
    assert walker.timeline.keyframes[1].recipe.prompt.endswith(" k")
    assert len(walker.frames) == 3, "the K was typed, not done"
    assert walker.undos == 1
    page.seed.edit.setText("99")
    page.seed.edit.editingFinished.emit()
    assert walker.timeline.keyframes[1].recipe.seed == 99
    page.easing.chosen.emit("cubic")
    assert walker.timeline.keyframes[1].easing is Easing.CUBIC
    walker.click(walker.strip.layout_.keys.bottomRight().toPoint() - QPoint(2, 2))
    assert walker.panel.inspector.walk.isVisible()


@pytest.mark.parametrize("language", ["english", "german"])
def test_what_can_be_chosen_for_a_keyframe_is_read_whole(
    language: str, request: pytest.FixtureRequest
) -> None:
    if language == "german":
        request.getfixturevalue("german")
    walker: Walker = request.getfixturevalue("walker")
    photo = PictureSource(picture=picture(8), name="p.png", recipe=walker.timeline.keyframes[0].recipe)
    walker.store.replace_source(walker.names(1), photo)
    walker.store.select(walker.names(1))
    page, letters = walker.panel.inspector.keyframe, QFontMetrics(body_font())
    QTest.qWait(20)
    for choice in (page.mode, page.easing):
        assert choice.isVisible()
        longest = max(letters.horizontalAdvance(text) for text in choice._options.values())
        label = letters.horizontalAdvance(choice._label)
        assert label + 8 + longest + 2 * PADDING + 16 <= choice.width()


def test_length_and_rate(walker: Walker) -> None:
    page = walker.panel.inspector.walk
    for seconds in (1.0, 0.5, 1.0, 4.0):
        page.duration.edited.emit(seconds)
    assert walker.timeline.count == 48
    assert walker.frames == [0, 20, 40], "as they were, in proportion, whatever was passed on the way"
    assert walker.undos == 1
    page.fps.edited.emit(24.0)
    assert walker.frames == [0, 40, 80]
    page.duration.edited.emit(3600.0)
    assert "86,400 frames" in walker.hands.window.message_bar.label.text()
    assert walker.timeline.duration == 4


def test_only_the_masked_part_moves(walker: Walker) -> None:
    hands, switch = walker.hands, walker.panel.inspector.walk.masked
    assert not switch.isEnabled()
    assert "mask" in switch.toolTip()
    hands.press("Ctrl+A", hands.canvas)
    assert switch.isEnabled()
    switch.click()
    base = walker.timeline.base
    assert base is not None
    assert base.mask is not None
    assert base.mask.all()
    hands.press("Ctrl+D", hands.canvas)
    assert switch.isEnabled()
    switch.click()
    assert walker.timeline.base is None
    assert not switch.isEnabled()


def test_errors_offer_what_can_be_done(walker: Walker) -> None:
    hands, bar = walker.hands, walker.hands.window.message_bar
    walker.hands.press("Ctrl+A", walker.strip)
    walker.click(walker.key(20))
    walker.click(walker.key(10), CONTROL)
    hands.press("Delete", walker.strip)
    hands.window.timeline.actions.render_.trigger()
    assert "needs two keyframes" in bar.label.text()
    assert bar.action.text() == "Add keyframe"
    bar.action.click()
    assert len(walker.frames) == 2
    hands.studio.document.undo_stack.clear()


def test_a_sampler_with_noise_is_refused_with_another(hands: Hands) -> None:
    hands.studio.draft.update(sampler="euler_a", seed_locked=True)
    for seed in (1, 2):
        hands.studio.draft.update(seed=seed)
        hands.draw("a cat")
        hands.press("K", hands.canvas)
    hands.window.timeline.panel.controls.render_.click()
    bar = hands.window.message_bar
    assert "Euler ancestral" in bar.label.text()
    assert bar.action.text() == "Use Euler"
    bar.action.click()
    assert {k.recipe.sampler for k in hands.studio.document.timeline.timeline.keyframes} == {"euler"}
    hands.wait(lambda: not hands.studio.walk.wanted)
    assert hands.studio.walk.standing.done == 96


def test_export_from_the_dialog(walker: Walker, tmp_path: Path) -> None:
    hands = walker.hands
    hands.studio.settings.folder = tmp_path
    dialog = walker.export()
    assert "24 frames" in dialog.estimate.text()
    assert hands.window.isEnabled()
    form = dialog.form
    form.format._choose("GIF")
    assert form.palette_.isVisible()
    assert not form.crf.isVisible()
    assert form.path.suffix == ".gif"
    assert form.path.parent == tmp_path
    form.first.set_number(5)
    form.repeat.set_number(2)
    form.changed.emit()
    assert "40 frames" in dialog.estimate.text()
    hands.engine.held.add("encode")
    dialog.start.click()
    assert hands.engine.reached.wait(60)
    hands.wait(lambda: dialog.frame_.shown)
    assert dialog.start.text() == "Cancel"
    assert not form.isEnabled()
    dialog.start.click()
    hands.engine.held.clear()
    hands.engine.release()
    hands.wait(lambda: not hands.studio.exports.busy)
    assert dialog.start.text() == "Export"
    assert not form.path.exists()
    dialog.start.click()
    hands.wait(lambda: not hands.studio.exports.busy)
    assert form.path.exists()
    assert dialog.show_in_folder.isVisible()
    assert dialog.play.isVisible()
    assert "Written" in dialog.estimate.text()
    hands.press("Escape", dialog)
    hands.wait(lambda: hands.window.timeline.dialog is None)


@pytest.mark.parametrize("form", Format)
def test_what_is_asked_leaves_no_gap(walker: Walker, form: Format) -> None:
    dialog = walker.export()
    for each in (Format.GIF, form):
        dialog.form.choose(each)
    QTest.qWait(20)
    asked = [
        one
        for one in dialog.form.findChildren(NumberSlider) + dialog.form.findChildren(Choice)
        if one.isVisible()
    ]
    beside = [one for one in asked if one is not dialog.form.format]
    places = sorted((one.y(), one.x()) for one in beside)
    columns = sorted({x for _, x in places})
    assert len(columns) == 2
    assert [columns.index(x) for _, x in places] == [number % 2 for number in range(len(places))]
    assert dialog.height() == dialog.sizeHint().height()
    dialog.close()


def test_closing_asks_before_an_export_is_given_up(walker: Walker, tmp_path: Path) -> None:
    hands, exports = walker.hands, walker.hands.studio.exports
    hands.studio.settings.folder = tmp_path
    walker.store.mark_kept()
    hands.engine.held.add("encode")
    dialog = walker.export()
    dialog.start.click()
    assert hands.engine.reached.wait(60)
    assert dialog.close_.text() == "Hide"
    for answer in ("Go on exporting", "Stop and close"):
        hands.window.close()
        (box,) = hands.window.findChildren(QMessageBox)
        assert hands.window.isVisible()
        assert box.text() == f"“{exports.going_on}” is still being exported."
        assert bool(exports.going_on)
        next(button for button in box.buttons() if button.text() == answer).click()
        QTest.qWait(0)
    assert not exports.going_on
    assert not hands.window.isVisible()
    hands.engine.held.clear()
    hands.engine.release()
    hands.wait(lambda: not exports.busy)
    assert not list(tmp_path.iterdir())


def test_an_export_is_seen_and_found_again_while_the_walk_is_changed(walker: Walker, tmp_path: Path) -> None:
    hands, exports, button = walker.hands, walker.hands.studio.exports, walker.panel.controls.export
    hands.studio.settings.folder = tmp_path
    hands.engine.held.add("frame 13")
    dialog = walker.export()
    dialog.start.click()
    assert hands.engine.reached.wait(60)
    hands.wait(lambda: button.text() == "Exporting 50 %")
    dialog.close()
    hands.wait(lambda: hands.window.timeline.dialog is None)
    exported = walker.timeline
    walker.store.remove(walker.names(0, 1, 2))
    assert button.isEnabled()
    button.click()
    found = hands.window.timeline.dialog
    assert found is not None
    assert found.start.text() == "Cancel"
    assert "Frame 12 of 24" in found.words.text()
    hands.engine.held.clear()
    hands.engine.release()
    hands.wait(lambda: not exports.busy)
    assert button.text() == "Export…"
    assert not button.isEnabled()
    found.close()
    hands.studio.document.undo_stack.undo()
    assert walker.timeline == exported
    assert not walker.store.unsaved, "as it is in the film"
    walker.store.remove(walker.names(0))
    assert walker.store.unsaved, "the film holds another"


def test_what_was_written_is_told_until_the_walk_is_another(walker: Walker, tmp_path: Path) -> None:
    hands = walker.hands
    hands.studio.settings.folder = tmp_path
    dialog = walker.export()
    dialog.start.click()
    hands.wait(lambda: not hands.studio.exports.busy)
    assert "Written" in dialog.estimate.text()
    walker.store.remove(walker.names(2))
    assert "24 frames" in dialog.estimate.text()
    assert "Written" not in dialog.estimate.text()
    assert not dialog.play.isVisible()
    walker.store.remove(walker.names(1))
    assert "needs two keyframes" in dialog.estimate.text()
    assert not dialog.start.isEnabled()
    dialog.close()


def test_what_goes_wrong_stays_in_the_dialog(walker: Walker, tmp_path: Path) -> None:
    from core.errors import LatentscapeError

    hands = walker.hands
    hands.studio.settings.folder = tmp_path
    dialog = walker.export()
    dialog.form.crf.set_number(33)
    hands.engine.fail["encode"] = LatentscapeError("The disk is full.")
    dialog.start.click()
    hands.wait(lambda: not hands.studio.exports.busy)
    assert dialog.trouble.text() == "The disk is full."
    assert dialog.trouble.isVisible()
    assert dialog.form.crf.number == 33
    assert dialog.start.isEnabled()
    dialog.form.crf.edited.emit(20.0)
    assert not dialog.trouble.isVisible()
    dialog.close()


def test_one_that_is_closed_goes_on_and_says_so(walker: Walker, tmp_path: Path) -> None:
    hands = walker.hands
    hands.studio.settings.folder = tmp_path
    hands.engine.held.add("encode")
    dialog = walker.export()
    dialog.start.click()
    assert hands.engine.reached.wait(60)
    dialog.close()
    hands.engine.held.clear()
    hands.engine.release()
    hands.wait(lambda: not hands.studio.exports.busy)
    bar = hands.window.message_bar
    assert "Exported" in bar.label.text()
    assert bar.action.text() == "Show in folder"


def test_the_strip_says_how_it_stands(walker: Walker) -> None:
    assert walker.strip.accessibleName() == "Timeline"
    walker.click(walker.key(10))
    said = walker.strip.accessibleDescription()
    assert "3 keyframes" in said
    assert "keyframe 2 selected: animal 2" in said


def test_nothing_is_drawn_before_it_is_asked_for(walker: Walker) -> None:
    assert not [job for job in walker.hands.engine.jobs if isinstance(job, RenderWalk)]
    walker.render()
    assert len([job for job in walker.hands.engine.jobs if isinstance(job, RenderWalk)]) == 1


def test_the_history_is_as_high_as_before_once_the_timeline_is_closed(hands: Hands) -> None:
    window = hands.window
    before = window.history_dock.height()
    assert before < 130
    hands.press("F9")
    hands.wait(lambda: window.timeline_dock.height() >= 190)
    assert not window.timeline.panel.visibleRegion().isEmpty(), "in front"
    hands.press("F9")
    hands.wait(lambda: abs(window.history_dock.height() - before) < 3)


def test_the_project_keeps_the_timeline(walker: Walker, tmp_path: Path) -> None:
    hands, document = walker.hands, walker.hands.studio.document
    photo = picture(8, Size(96, 64))
    document.set_picture(photo, name="photo.png")
    walker.store.move_playhead(5)
    hands.press("K", walker.strip)
    document.timeline.select(())
    timeline = walker.timeline
    path = tmp_path / "walk.ora"
    hands.press("Ctrl+S")
    dialog = hands.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    hands.wait(lambda: document.path == path and not document.modified)
    walker.click(walker.key(20))
    hands.press("Delete", walker.strip)
    assert document.modified
    changed = walker.timeline
    hands.window.files.open_path(path)
    hands.wait(lambda: walker.timeline == timeline)
    assert not document.modified
    source = walker.timeline.keyframes[1].source
    assert isinstance(source, PictureSource)
    assert same(source.picture, photo)
    document.undo_stack.undo()
    assert walker.timeline == changed


def test_a_picture_that_is_opened_leaves_the_timeline_alone(walker: Walker, tmp_path: Path) -> None:
    hands, timeline = walker.hands, walker.timeline
    save_picture(tmp_path / "photo.png", picture(8))
    hands.window.files.open_path(tmp_path / "photo.png")
    hands.wait(lambda: hands.studio.document.name == "photo.png")
    assert walker.timeline is timeline


def test_closing_asks_for_a_timeline_that_nothing_holds(walker: Walker) -> None:
    hands = walker.hands
    hands.window.close()
    (box,) = hands.window.findChildren(QMessageBox)
    assert hands.window.isVisible()
    box.close()
    walker.store.mark_kept()
    hands.window.close()
    assert not hands.window.isVisible()


def test_the_rail_has_room_beside_a_low_canvas(walker: Walker) -> None:
    window = walker.hands.window
    assert window.height() == 720
    rail = window.rail
    inside = [rail.rect().contains(button.geometry()) for button in (*rail.buttons.values(), rail.show_mask)]
    assert all(inside)
    places = [button.geometry().getRect() for button in (*rail.buttons.values(), rail.show_mask)]
    assert len(set(places)) == len(places)


def test_what_is_dragged_over_the_tab_opens_the_timeline(walker: Walker) -> None:
    window = walker.hands.window
    window.history_dock.raise_()
    walker.hands.wait(lambda: walker.panel.visibleRegion().isEmpty())
    (tabs,) = (tabs for tabs in window.findChildren(QTabBar) if tabs.tabText(0) == "History")
    data, copy = QMimeData(), Qt.DropAction.CopyAction
    data.setData(ENTRY_TYPE, QByteArray(b"entry"))
    place = tabs.tabRect(1).center()
    QApplication.sendEvent(tabs, QDragEnterEvent(place, copy, data, LEFT, NONE))
    QApplication.sendEvent(tabs, QDragMoveEvent(place, copy, data, LEFT, NONE))
    walker.hands.wait(lambda: not walker.panel.visibleRegion().isEmpty())


def test_a_film_of_another_program_has_no_timeline(walker: Walker, tmp_path: Path) -> None:
    timeline = walker.timeline
    save_picture(tmp_path / "photo.webp", picture(8))
    walker.hands.window.timeline.reopening.open(tmp_path / "photo.webp")
    walker.hands.wait(lambda: "was not exported here" in walker.hands.window.message_bar.label.text())
    assert walker.timeline is timeline
