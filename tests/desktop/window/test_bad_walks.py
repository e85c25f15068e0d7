"""Walks that cannot be: one sentence that says what to do, at one click where one can, and nothing lost."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from core.document.keyframe import LatentSource, PictureSource
from core.document.output import Format
from core.document.timeline import Ending, MaskedBase
from core.document.timeline_json import from_json, to_json
from core.files.pictures import save_picture
from core.files.project import Project, write_project
from core.files.walk_parts import FOLDER, WalkParts
from core.geometry import Size
from core.jobs import ExportWalk, RenderWalk
from desktop.timeline.export_dialog import ExportDialog
from desktop.widgets.number_slider import NumberSlider
from tests.desktop.fakes import latent, picture
from tests.desktop.window.walker import Walker


def told(walker: Walker) -> str:
    return walker.hands.window.message_bar.label.text()


def type_into(slider: NumberSlider, text: str) -> None:
    assert slider.isVisible()
    slider.start_typing("")
    QTest.keyClicks(slider._edit, text)
    QTest.keyClick(slider._edit, Qt.Key.Key_Return)


def dialog_of(walker: Walker, tmp_path: Path) -> ExportDialog:
    walker.hands.studio.settings.folder = tmp_path
    return walker.export()


@pytest.mark.parametrize("typed", ["0", "-3", "nan", "inf", "", "fast"])
def test_no_length_and_no_rate_that_is_none(walker: Walker, typed: str) -> None:
    walker.store.select(())
    page = walker.panel.inspector.walk
    for slider in (page.duration, page.fps):
        type_into(slider, typed)
        assert walker.timeline.duration > 0
        assert walker.timeline.fps >= 1
        assert len(set(walker.frames)) == 3
    assert walker.panel.strip.layout_.x(0) < walker.panel.strip.width()


def test_as_short_and_as_slow_as_can_be_is_said_or_done(walker: Walker) -> None:
    walker.store.select(())
    page = walker.panel.inspector.walk
    type_into(page.duration, "0.1")
    assert "There is no frame left" in told(walker)
    assert walker.timeline.duration == 2
    type_into(page.fps, "1")
    assert walker.timeline.fps == 1
    assert walker.frames == [0, 1, 2]
    walker.undo()
    assert walker.frames == [0, 10, 20]


def test_too_many_frames_are_refused_with_the_arithmetic(walker: Walker) -> None:
    walker.store.select(())
    page = walker.panel.inspector.walk
    type_into(page.fps, "100")
    type_into(page.duration, "1000")
    assert told(walker) == (
        "1,000 seconds at 100 frames a second are 100,000 frames: choose 20,000 or fewer."
    )
    assert walker.timeline.duration == 2
    assert page.duration.number == 2


def test_two_at_one_time_are_moved_apart_at_one_click(walker: Walker) -> None:
    first, second, third = walker.timeline.keyframes
    together = replace(walker.timeline, keyframes=(first, replace(second, time=third.time), third))
    walker.store.edit("x", from_json(to_json(together)))
    walker.panel.controls.render_.click()
    assert "at the same time" in told(walker)
    bar = walker.hands.window.message_bar
    assert bar.action.text() == "Move them apart"
    bar.action.click()
    assert len(set(walker.frames)) == 3
    walker.hands.wait(lambda: not walker.hands.studio.walk.wanted)
    assert walker.hands.studio.walk.standing.done == 24


def test_one_keyframe_cannot_be_exported(walker: Walker, tmp_path: Path) -> None:
    walker.store.remove(walker.names(1, 2))
    walker.hands.studio.settings.folder = tmp_path
    walker.hands.press("Ctrl+Shift+E")
    assert walker.hands.window.timeline.dialog is None
    assert "needs two keyframes" in told(walker)


def test_what_becomes_no_walk_while_the_dialog_is_open(walker: Walker, tmp_path: Path) -> None:
    dialog = dialog_of(walker, tmp_path)
    walker.store.remove(walker.names(1, 2))
    assert "needs two keyframes" in dialog.estimate.text()
    assert not dialog.start.isEnabled()
    walker.undo()
    assert "24 frames" in dialog.estimate.text()
    assert dialog.start.isEnabled()


@pytest.mark.parametrize(
    ("typed", "form", "where"),
    [
        ("film", Format.MP4, "film.mp4"),
        ("film.v2", Format.GIF, "film.v2.gif"),
        ("film.mp4", Format.GIF, "film.gif"),
        ("film.mp4", Format.PNG, "film"),
        ("sub/film.GIF", Format.GIF, "sub/film.GIF"),
        ("", Format.WEBP, "walk.webp"),
        ("sub/", Format.WEBM, "sub/walk.webm"),
        ("~nobody-of-this-name/x", Format.GIF, "~nobody-of-this-name/x.gif"),
    ],
)
def test_a_name_gets_the_suffix_and_the_folder(
    walker: Walker, tmp_path: Path, typed: str, form: Format, where: str
) -> None:
    dialog = dialog_of(walker, tmp_path)
    dialog.form.choose(form)
    dialog.form.file.edit.setText(typed)
    assert dialog.form.path == tmp_path / where
    assert dialog.form.output().path == tmp_path / where
    dialog.form.file.edit.setText("x" * 300)
    assert "24 frames" in dialog.estimate.text()
    dialog.form.choose(Format.MP4)
    assert dialog.form.path.suffix == ".mp4"


def test_a_picture_whose_file_goes_is_still_there(walker: Walker, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    save_picture(path, picture(8, Size(96, 64)))
    desk = walker.hands.window.timeline
    desk.adding.file(path, 5)
    walker.hands.wait(lambda: walker.frames == [0, 5, 10, 20])
    path.unlink()
    walker.render()
    assert walker.hands.studio.walk.standing.done == 24
    assert "The picture of keyframe 2 is 96x64 and the walk 64x64" in told(walker)
    desk.adding.file(path, 7)
    walker.hands.wait(lambda: "“photo.png” does not exist" in told(walker))
    assert walker.frames == [0, 5, 10, 20]


def test_a_missing_picture_is_chosen_again_at_one_click(walker: Walker, tmp_path: Path) -> None:
    save_picture(tmp_path / "other.png", picture(9))
    lost = PictureSource(
        picture=None, name="photo.png", recipe=walker.timeline.keyframes[1].recipe, sha256="0" * 64
    )
    walker.store.replace_source(walker.names(1), lost)
    for ask in (walker.panel.controls.render_.click, walker.panel.controls.export.click):
        walker.hands.window.message_bar.hide()
        ask()
        assert (
            told(walker) == "The picture of keyframe 2, “photo.png”, is not there any more: choose it again."
        )
    bar = walker.hands.window.message_bar
    assert bar.action.text() == "Choose a picture …"
    bar.action.click()
    dialog = walker.hands.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(tmp_path / "other.png"))
    dialog.close()
    walker.hands.wait(lambda: not walker.hands.studio.walk.problem)
    source = walker.timeline.keyframes[1].source
    assert isinstance(source, PictureSource)
    assert source.name == "other.png"
    assert walker.frames == [0, 10, 20]
    walker.render()
    assert walker.hands.studio.walk.standing.done == 24


def test_a_missing_base_can_be_left_out(walker: Walker) -> None:
    base = MaskedBase(picture=None, mask=None, name="base.png", sha256=("0" * 64, "1" * 64))
    walker.store.edit("x", replace(walker.timeline, base=base))
    walker.panel.controls.render_.click()
    assert "“base.png”, is not there any more" in told(walker)
    walker.hands.window.message_bar.action.click()
    assert walker.timeline.base is None
    walker.hands.wait(lambda: not walker.hands.studio.walk.wanted)


def test_a_latent_of_another_model_is_never_used(walker: Walker, tmp_path: Path) -> None:
    hands = walker.hands
    recipe = replace(walker.timeline.keyframes[1].recipe, model="the old one", fingerprint="e" * 64)
    walker.store.replace_source(walker.names(1), LatentSource(latent=latent(3), recipe=recipe))
    jobs = len(hands.engine.jobs)
    walker.panel.controls.render_.click()
    assert "Keyframe 2 is a latent of “the old one”" in told(walker)
    assert "choose that model" in told(walker)
    hands.press("Ctrl+Shift+E")
    assert hands.window.timeline.dialog is None
    later = [job for job in hands.engine.jobs[jobs:] if isinstance(job, RenderWalk | ExportWalk)]
    assert not later


def test_the_model_changes_after_the_keyframes_were_made(walker: Walker) -> None:
    """Words are drawn with the new model, in frames of their own; kept latents are refused."""
    hands, walk = walker.hands, walker.hands.studio.walk
    walker.render()
    own = replace(walker.timeline.keyframes[1].recipe, fingerprint=hands.engine.info.fingerprint)
    hands.engine.info = replace(hands.engine.info, name="another", fingerprint="a" * 64)
    hands.studio.generation.load_model("another")
    hands.wait_idle()
    hands.wait(lambda: not walk.wanted)
    before = len(hands.engine.walked)
    assert before >= 40, "all of them anew"
    walker.store.replace_source(walker.names(1), LatentSource(latent=latent(3), recipe=own))
    assert "means nothing to “another”" in walk.problem
    QTest.qWait(400)
    assert len(hands.engine.walked) == before


def broken(walker: Walker, tmp_path: Path, damage: str) -> Path:
    """A project whose timeline is damaged."""
    store = walker.hands.studio.document
    walker.store.replace_source(
        walker.names(1),
        PictureSource(picture=picture(8), name="p.png", recipe=walker.timeline.keyframes[0].recipe),
    )
    parts = dict(WalkParts(walker.timeline))
    name = f"{FOLDER}timeline.json"
    if damage == "picture":
        name = next(each for each in parts if each.endswith(".png"))
        parts[name] = b"no picture"
    elif damage == "json":
        parts[name] = parts[name][:-20]
    elif damage == "kind":
        data = json.loads(parts[name])
        data["fps"] = "many"
        parts[name] = json.dumps(data).encode()
    else:
        data = json.loads(parts[name])
        data["fps"] = 0
        parts[name] = json.dumps(data).encode()
    assert store.document is not None
    write_project(tmp_path / "walk.ora", Project(document=store.document, parts=parts))
    return tmp_path / "walk.ora"


@pytest.mark.parametrize("damage", ["json", "kind", "fps", "picture"])
def test_a_damaged_timeline_costs_what_is_damaged(walker: Walker, tmp_path: Path, damage: str) -> None:
    hands = walker.hands
    path = broken(walker, tmp_path, damage)
    before = walker.timeline
    document = hands.studio.document
    hands.window.files.open_path(path)
    hands.wait(lambda: document.path == path)
    hands.wait(lambda: "left out" in told(walker))
    assert document.picture is not None
    if damage == "picture":
        assert "A picture of its timeline is damaged and was left out." in told(walker)
        assert walker.frames == [0, 10, 20]
        walker.panel.controls.render_.click()
        assert hands.window.message_bar.action.text() == "Choose a picture …"
    else:
        assert "The timeline in it is damaged and was left out." in told(walker)
    document.undo_stack.undo()
    assert walker.timeline == before


@pytest.mark.parametrize("ending", Ending)
def test_films_with_damaged_timelines_say_so(walker: Walker, tmp_path: Path, ending: Ending) -> None:
    from core.document.output import Output
    from core.files.animation import animation

    timeline = replace(walker.timeline, ending=ending)
    data = json.loads(to_json(timeline))
    data["keyframes"][0]["time"] = -1
    with animation(
        Output(path=tmp_path / "w.gif", format=Format.GIF), Size(64, 64), 12, 0, json.dumps(data)
    ) as film:
        film.add(picture(1))
    before = walker.timeline
    walker.hands.window.timeline.reopening.open(tmp_path / "w.gif")
    walker.hands.wait(lambda: "A keyframe at -1" in told(walker) or "damaged" in told(walker))
    assert walker.timeline is before
