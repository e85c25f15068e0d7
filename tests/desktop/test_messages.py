"""One message at a time."""

import pytest
from pytestqt.qtbot import QtBot

from desktop import messages as module
from desktop.messages import Action, Kind, Messages


def test_a_note_goes_by_itself_and_a_problem_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NOTE_MILLISECONDS", 20)
    said = Messages()
    said.note("Saved.")
    with qtbot.waitSignal(said.changed, check_params_cb=lambda message: message is None):
        pass
    said.problem("There is no room: choose a smaller size.")
    qtbot.wait(60)
    assert said.current is not None
    assert said.current.kind is Kind.PROBLEM


def test_an_older_note_does_not_take_a_newer_problem_away(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "NOTE_MILLISECONDS", 30)
    said = Messages()
    said.note("Saved.")
    said.problem("Wrong.")
    qtbot.wait(80)
    assert said.current is not None


def test_the_action_is_done_once(qtbot: QtBot) -> None:
    said = Messages()
    done: list[int] = []
    said.note("Removed.", Action(label="Undo", run=lambda: done.append(1)))
    said.act()
    said.act()
    assert done == [1]
    assert said.current is None
