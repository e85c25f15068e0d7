"""The walk as pictures: drawn when asked for, kept where an edit spares them, never in the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.document import timeline as edits
from core.document.keyframe import PromptSource
from core.document.output import Format, Output
from core.document.timeline import Ending
from core.errors import LatentscapeError
from core.geometry import Size
from core.jobs import ExportWalk, Generate, Quality, RenderWalk
from desktop.state.document_store import DocumentStore
from desktop.state.export_store import ExportStore, Stand
from desktop.state.timeline_store import TimelineStore
from desktop.state.walk_store import WalkStore
from tests.desktop.fakes import FakeEngine, picture
from tests.desktop.state.conftest import Recorder, Studio
from tests.desktop.state.test_timeline_store import photo, words

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=20_000)


@pytest.fixture
def store(document: DocumentStore) -> TimelineStore:
    """Twelve frames, three keyframes."""
    store = document.timeline
    store.edit("Short", edits.retimed(store.timeline, fps=4, duration=3))
    for seed, frame in ((1, 0), (2, 5), (3, 11)):
        store.insert(words(seed), frame)
    return store


@pytest.fixture
def walk(studio: Studio, store: TimelineStore) -> WalkStore:
    return WalkStore(studio.queue, store, studio.store, known=tuple)


def walks(engine: FakeEngine) -> list[RenderWalk]:
    return [job for job in engine.jobs if isinstance(job, RenderWalk)]


def test_frames_come_and_are_shown(walk: WalkStore, store: TimelineStore, wait: Wait) -> None:
    added = Recorder(walk.frame_added)
    store.move_playhead(0)
    walk.look(True)
    assert store.shown is None or store.shown.size == Size(64, 64)
    assert walk.preview()
    assert walk.wanted
    wait(lambda: not walk.wanted)
    assert walk.standing.done == walk.standing.total == 12
    assert set(added.said) == set(range(12))
    assert all(change is not None for change in walk.changes[:-1])
    assert store.shown is not None
    assert store.shown.picture is walk.frames.at(0)
    store.move_playhead(7)
    assert store.shown.picture is walk.frames.at(7)
    walk.look(False)
    assert store.shown is None
    small = store.thumbnail(store.timeline.keyframes[1])
    assert small is not None
    assert (small == walk.frames.at(5)).all()


def test_an_edit_spares_what_it_does_not_change(
    walk: WalkStore, store: TimelineStore, engine: FakeEngine, wait: Wait
) -> None:
    walk.preview()
    wait(lambda: not walk.wanted)
    drawn = len(engine.walked)
    last = store.timeline.keyframes[2]
    store.edit("Move", edits.move(store.timeline, [last.id], -1 / 4))
    assert set(range(6)) <= set(walk.frames.there), "the first span is as it was"
    assert walk.frames.there != tuple(range(12))
    wait(lambda: not walk.wanted)
    assert walk.frames.there == tuple(range(12))
    assert len(walks(engine)) == 2
    assert len(engine.walked) - drawn <= 6


def test_the_newest_plan_wins(walk: WalkStore, store: TimelineStore, engine: FakeEngine, wait: Wait) -> None:
    engine.held.add("frame 3")
    walk.preview()
    assert engine.reached.wait(60)
    wait(lambda: len(walk.frames) == 2)
    name = store.timeline.keyframes[1].id
    store.edit("Other words", edits.change(store.timeline, [name], source=words(8)))
    store.edit("Others", edits.change(store.timeline, [name], source=words(9)))
    engine.held.clear()
    engine.release()
    wait(lambda: not walk.wanted)
    assert len(walks(engine)) == 2, "one that was overtaken, one for both edits"
    assert walks(engine)[-1].timeline is store.timeline
    frame = walk.frames.at(5)
    assert frame is not None
    assert (frame == picture(9)).all()


def test_what_is_generated_goes_first(
    walk: WalkStore, studio: Studio, engine: FakeEngine, wait: Wait
) -> None:
    engine.held.add("frame 4")
    walk.preview()
    assert engine.reached.wait(60)
    studio.draft.update(prompt="a cat")
    studio.store.generate()
    assert walk.standing.words == "Waiting for the engine"
    engine.held.clear()
    engine.release()
    wait(lambda: not studio.store.busy)
    wait(lambda: not walk.wanted)
    kinds = [type(job) for job in engine.jobs if type(job) is not type(engine.jobs[0])]
    assert kinds == [RenderWalk, Generate, RenderWalk]
    assert len(engine.walked) == 12, "none was drawn twice"


def test_stopped_it_stays_stopped(
    walk: WalkStore, store: TimelineStore, engine: FakeEngine, wait: Wait
) -> None:
    engine.held.add("frame 4")
    walk.preview()
    assert engine.reached.wait(60)
    wait(lambda: len(walk.frames) == 3)
    walk.stop()
    engine.held.clear()
    engine.release()
    wait(lambda: walk._job is None)
    assert len(walk.frames) == 3
    store.edit("Loop", edits.retimed(store.timeline, duration=4))
    assert not walk.wanted
    assert len(walks(engine)) == 1


def test_a_failure_is_told_once(walk: WalkStore, engine: FakeEngine, wait: Wait) -> None:
    failed = Recorder(walk.failed)
    engine.fail["frame 5"] = LatentscapeError("Choose a smaller size.")
    walk.preview()
    wait(lambda: not walk.wanted)
    assert failed.said == ["Choose a smaller size."]
    assert len(walk.frames) == 4, "what was drawn stays"
    engine.fail.clear()
    walk.preview()
    wait(lambda: not walk.wanted)
    assert len(walk.frames) == 12


def test_one_keyframe_is_no_walk(walk: WalkStore, store: TimelineStore, engine: FakeEngine) -> None:
    failed = Recorder(walk.failed)
    store.remove([keyframe.id for keyframe in store.timeline.keyframes[1:]])
    assert not walk.preview()
    assert "needs two keyframes" in str(failed.said)
    assert not walks(engine)


def test_a_picture_is_checked(walk: WalkStore, store: TimelineStore, wait: Wait) -> None:
    source = photo(picture(7))
    store.replace_source([store.timeline.keyframes[0].id], source)
    assert walk.check(source) is None
    walk.preview()
    wait(lambda: not walk.wanted)
    check = walk.check(source)
    assert check is not None
    assert check.psnr == 31.5


def test_another_quality_is_drawn_anew(walk: WalkStore, engine: FakeEngine, wait: Wait) -> None:
    walk.preview()
    wait(lambda: not walk.wanted)
    walk.set_quality(Quality.FINAL)
    assert walk.wanted
    wait(lambda: not walk.wanted)
    assert [job.quality for job in walks(engine)] == [Quality.DRAFT, Quality.FINAL]


def test_a_draft_foretells_how_long_the_final_pass_takes(
    walk: WalkStore, store: TimelineStore, wait: Wait
) -> None:
    assert walk.seconds_of(Quality.FINAL) is None
    for keyframe in store.timeline.keyframes:
        source = PromptSource(recipe=replace(keyframe.recipe, steps=30))
        store.replace_source([keyframe.id], source)
    walk.preview()
    wait(lambda: not walk.wanted)
    draft, final = walk.seconds_of(Quality.DRAFT), walk.seconds_of(Quality.FINAL)
    assert draft is not None
    assert final == pytest.approx(draft * 30 / 12)
    walk.set_quality(Quality.FINAL)
    wait(lambda: not walk.wanted)
    assert walk.seconds_of(Quality.FINAL) == pytest.approx(draft), "as measured: the engine takes as long"


def test_an_export_steps_aside_and_ends(
    walk: WalkStore, store: TimelineStore, studio: Studio, wait: Wait, tmp_path: Path
) -> None:
    exports = ExportStore(studio.queue, walk, studio.store)
    exported = Recorder(exports.exported)
    stands: list[Stand] = []
    exports.changed.connect(lambda: stands.append(exports.stand))
    studio.engine.held.add("frame 3")
    output = Output(path=tmp_path / "walk.gif", format=Format.GIF)
    exports.start(store.timeline, Quality.FINAL, output)
    exports.start(store.timeline, Quality.FINAL, output)
    assert exports.stand is Stand.RUNNING
    walk.preview()
    assert studio.engine.reached.wait(60)
    studio.draft.update(prompt="a cat")
    studio.store.generate()
    studio.engine.held.clear()
    studio.engine.release()
    wait(lambda: exports.stand is Stand.DONE)
    assert Stand.WAITING in stands
    assert output.path.read_bytes() == b"a walk"
    assert len(exported.said) == 1
    wait(lambda: not walk.wanted)
    kinds = [type(job) for job in studio.engine.jobs[1:]]
    assert kinds == [ExportWalk, Generate, ExportWalk, RenderWalk]


def test_an_export_fails_or_is_cancelled(
    walk: WalkStore, store: TimelineStore, studio: Studio, wait: Wait, tmp_path: Path
) -> None:
    exports = ExportStore(studio.queue, walk, studio.store)
    output = Output(path=tmp_path / "walk.gif", format=Format.GIF)
    studio.engine.fail["encode"] = LatentscapeError("The disk is full.")
    exports.start(store.timeline, Quality.FINAL, output)
    wait(lambda: not exports.busy)
    assert exports.stand is Stand.FAILED
    assert exports.sentence == "The disk is full."
    studio.engine.fail.clear()
    studio.engine.held.add("frame 2")
    exports.start(store.timeline, Quality.FINAL, output)
    assert exports.sentence == ""
    assert studio.engine.reached.wait(60)
    exports.cancel()
    studio.engine.held.clear()
    studio.engine.release()
    wait(lambda: not exports.busy)
    assert str(exports.stand) == str(Stand.IDLE)
    assert not output.path.exists()


def test_the_end_of_the_program_is_no_reason_to_begin_again(walk: WalkStore, studio: Studio) -> None:
    studio.engine.delay = 0.05
    walk.preview()
    assert studio.queue.shutdown()
    assert not walk.wanted
    assert not walk.preview() or not walk.wanted


def test_a_loop_keeps_the_frames_of_its_spans(walk: WalkStore, store: TimelineStore, wait: Wait) -> None:
    walk.preview()
    wait(lambda: not walk.wanted)
    store.edit("Loop", replace(store.timeline, ending=Ending.LOOP))
    assert set(range(11)) <= set(walk.frames.there)


def test_it_goes_on_once_it_is_a_walk_again(
    walk: WalkStore, store: TimelineStore, engine: FakeEngine, wait: Wait
) -> None:
    failed = Recorder(walk.failed)
    walk.preview()
    wait(lambda: not walk.wanted)
    store.remove([keyframe.id for keyframe in store.timeline.keyframes[1:]])
    assert not walk.wanted
    store.insert(words(7), 8)
    assert walk.wanted
    wait(lambda: not walk.wanted)
    assert walk.standing.done == 12
    assert not failed.said
