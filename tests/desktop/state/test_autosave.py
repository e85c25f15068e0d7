"""What is not saved is kept elsewhere; a clean end leaves nothing; a crash is offered back."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from core.errors import FileError
from core.files.project import read_project
from core.files.recovery import Slot, Whereabouts, abandoned
from core.geometry import Rect, Size
from desktop.state.autosave import Autosave
from desktop.state.projects import Projects
from tests.core.files.made_projects import project as made_project
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import Recorder, Studio, same

SIZE = Size(96, 64)
Make = Callable[[], Autosave]


@pytest.fixture
def make(studio: Studio, tmp_path: Path) -> Iterator[Make]:
    """Autosaves of one window after the other; a crash is one that is never closed."""
    made: list[Autosave] = []
    projects = Projects(studio.document, studio.draft, studio.store)

    def build() -> Autosave:
        autosave = Autosave(projects, studio.document, studio.store, home=tmp_path / "recovery")
        made.append(autosave)
        return autosave

    yield build
    for autosave in made:
        autosave.close()
    projects.close()


@pytest.fixture
def autosave(make: Make) -> Autosave:
    return make()


def slots(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "recovery").glob("*/project.ora"))


def kept(studio: Studio, tmp_path: Path) -> Path:
    studio.qtbot.waitUntil(lambda: len(slots(tmp_path)) == 1)
    return slots(tmp_path)[0]


def offers(autosave: Autosave) -> list[tuple[str, datetime]]:
    """What is offered, in order."""
    said: list[tuple[str, datetime]] = []
    autosave.found.connect(lambda name, when: said.append((name, when)))
    return said


def left_behind(tmp_path: Path, name: str = "cat.ora") -> None:
    slot = Slot.new(tmp_path / "recovery")
    slot.write(made_project(), Whereabouts(name=name, path=str(tmp_path / name), ours=True))
    slot.close(keep=True)


def test_only_what_is_not_saved_is_kept(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    autosave.save()
    assert slots(tmp_path) == []
    studio.document.set_picture(picture(1, SIZE))
    autosave.save()
    kept(studio, tmp_path)
    studio.document.save(tmp_path / "a.png")
    studio.qtbot.waitUntil(lambda: slots(tmp_path) == [])


def test_each_result_is_kept_at_once(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    studio.draft.update(count=2)
    studio.generate()
    path = kept(studio, tmp_path) if studio.document.size else None
    assert path is None, "there is no document yet that candidates could belong to"
    studio.store.accept(0)
    studio.generate()
    assert kept(studio, tmp_path)


def test_candidates_are_kept(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    studio.document.set_picture(picture(1, SIZE))
    studio.draft.update(count=2)
    studio.generate()
    autosave.save()
    path = kept(studio, tmp_path)

    def candidates() -> int:
        staged = read_project(path).staged
        return 0 if staged is None else len(staged.results)

    studio.qtbot.waitUntil(lambda: candidates() == 2)


def test_nothing_is_written_twice(
    studio: Studio, autosave: Autosave, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.document.set_picture(picture(1, SIZE))
    autosave.save()
    path = kept(studio, tmp_path)
    studio.qtbot.wait(50)
    before = path.stat().st_mtime_ns
    for _ in range(3):
        autosave.save()
        studio.qtbot.wait(20)
    assert path.stat().st_mtime_ns == before
    studio.document.mask.edit("Paint", Rect(0, 0, 4, 4), np.full((4, 4), 9, np.uint8))
    autosave.save()
    studio.qtbot.waitUntil(lambda: path.stat().st_mtime_ns != before)
    mask = read_project(path).mask
    assert mask is not None
    assert mask[:4, :4].min() == 9


def test_a_stroke_is_waited_for(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    studio.document.set_picture(picture(1, SIZE))
    with studio.document.mask.stroke("Paint") as stroke:
        stroke.put(Rect(0, 0, 4, 4), np.full((4, 4), 9, np.uint8))
        autosave.save()
        studio.qtbot.wait(100)
        assert slots(tmp_path) == []
    kept(studio, tmp_path)


def test_a_clean_end_leaves_nothing(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    studio.document.set_picture(picture(1, SIZE))
    autosave.save()
    kept(studio, tmp_path)
    autosave.close()
    assert list((tmp_path / "recovery").iterdir()) == []


def test_trouble_is_told_once_and_tried_again(
    studio: Studio, autosave: Autosave, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = Recorder(autosave.failed)
    studio.document.set_picture(picture(1, SIZE))

    def full(*_: object) -> None:
        raise FileError("“project.ora” cannot be written: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Slot, "write", full)
        autosave.save()
        studio.qtbot.waitUntil(lambda: bool(failures.said))
        autosave.save()
        studio.qtbot.wait(50)
        assert failures.said == ["Autosave does not work: “project.ora” cannot be written: the disk is full."]
    autosave.save()
    kept(studio, tmp_path)


def test_what_a_crash_left_comes_back(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    left_behind(tmp_path)
    found, back = offers(autosave), Recorder(autosave.brought_back)
    autosave.start()
    studio.qtbot.waitUntil(lambda: bool(found))
    [(name, when)] = found
    assert name == "cat.ora"
    assert isinstance(when, datetime)
    assert studio.document.document is None, "only offered"
    autosave.bring_back()
    studio.qtbot.waitUntil(lambda: bool(back.said))
    store, whole = studio.document, made_project()
    assert whole.mask is not None
    assert (store.name, store.path, store.modified) == ("cat.ora", tmp_path / "cat.ora", True)
    assert store.document is not None
    assert [layer.name for layer in store.document.layers] == [layer.name for layer in whole.document.layers]
    assert same(store.mask.mask, whole.mask)
    assert not store.mask.visible
    assert len(studio.store.candidates) == 2
    studio.qtbot.waitUntil(lambda: len(list((tmp_path / "recovery").iterdir())) == 1)
    [path] = slots(tmp_path)
    autosave.close()
    assert not path.exists()


def test_a_second_crash_loses_nothing(studio: Studio, make: Make, tmp_path: Path) -> None:
    """It is in a slot at every moment between being offered and being kept again."""
    left_behind(tmp_path)
    first = make()
    found = Recorder(first.found)
    first.start()
    studio.qtbot.waitUntil(lambda: bool(found.said))
    first.leave()
    first.close()
    assert len(slots(tmp_path)) == 1
    [slot] = abandoned(tmp_path / "recovery")
    slot.close(keep=True)


def test_several_are_offered_one_after_the_other(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    for name in ("one.ora", "two.ora"):
        left_behind(tmp_path, name)
    found = offers(autosave)
    autosave.start()
    studio.qtbot.waitUntil(lambda: len(found) == 1)
    autosave.bring_back()
    studio.qtbot.waitUntil(lambda: len(found) == 2)
    assert {name for name, _when in found} == {"one.ora", "two.ora"}
    autosave.leave()
    autosave.close()
    [slot] = abandoned(tmp_path / "recovery")
    assert slot.name() in {"one.ora", "two.ora"}
    slot.close()


def test_a_damaged_one_is_one_sentence(studio: Studio, autosave: Autosave, tmp_path: Path) -> None:
    left_behind(tmp_path)
    [path] = slots(tmp_path)
    path.write_bytes(path.read_bytes()[:500])
    found, failures = Recorder(autosave.found), Recorder(autosave.failed)
    autosave.start()
    studio.qtbot.waitUntil(lambda: bool(found.said))
    autosave.bring_back()
    studio.qtbot.waitUntil(lambda: bool(failures.said))
    assert studio.document.document is None
    assert path.exists(), "nothing is thrown away"


def test_two_windows_do_not_fight(studio: Studio, make: Make, tmp_path: Path) -> None:
    one, other = make(), make()
    studio.document.set_picture(picture(1, SIZE))
    found = [Recorder(autosave.found) for autosave in (one, other)]
    for autosave in (one, other):
        autosave.save()
    studio.qtbot.waitUntil(lambda: len(slots(tmp_path)) == 2)
    for autosave in (one, other):
        autosave.start()
    studio.qtbot.wait(100)
    assert all(recorder.said == [] for recorder in found)
