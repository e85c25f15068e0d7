"""Choosing a model in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

import desktop.app
from core.errors import ModelError
from core.model_info import ModelInfo
from desktop.state.draft_store import Recall
from tests.desktop.fakes import model_info
from tests.desktop.window.conftest import Hands

OTHER = replace(model_info("other", size=128, steps=9), path=Path("models") / "other", bundled=False)


@pytest.fixture
def two_models(monkeypatch: pytest.MonkeyPatch, open_window: Callable[[], Hands]) -> Callable[[], Hands]:
    """Opens windows that know two models."""
    monkeypatch.setattr(desktop.app, "find_models", lambda: [model_info(), OTHER])
    known = {"": model_info(), "fake": model_info(), "other": OTHER}

    def find(name: str = "") -> ModelInfo:
        if name not in known:
            raise ModelError(f"There is no model called “{name}”.")
        return known[name]

    monkeypatch.setattr(desktop.app, "find_model", find)
    return open_window


def test_the_menu_marks_the_current_model_and_another_can_be_chosen(two_models: Callable[[], Hands]) -> None:
    hands = two_models()
    menu = hands.window.shelf.menu([model_info(), OTHER])
    first, second = menu.actions()[:2]
    assert (first.isChecked(), second.isChecked()) == (True, False)
    second.trigger()
    assert hands.studio.generation.model_info == OTHER
    assert hands.window.panel.steps.number == 9
    assert hands.window.panel.size_row.chosen.width == 128
    hands.wait_idle()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_the_menu_opens_from_the_status_line(two_models: Callable[[], Hands]) -> None:
    hands = two_models()
    hands.window.status.model.setFocus()
    hands.press("Space")
    hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][:2] == ["The fake model", "The other model"]
    menu.close()


def test_the_model_is_remembered(two_models: Callable[[], Hands]) -> None:
    first = two_models()
    first.window.shelf.choose(OTHER)
    first.wait_idle()
    first.window.close()
    assert first.studio.close()
    second = two_models()
    assert second.studio.generation.model_info == OTHER


def test_a_model_that_is_gone_gives_way_to_the_one_in_the_box(two_models: Callable[[], Hands]) -> None:
    first = two_models()
    first.studio.settings.put("model", "gone")
    first.window.close()
    assert first.studio.close()
    second = two_models()
    assert second.failures == ["There is no model called “gone”."]
    assert second.studio.generation.model_info == model_info()


def test_a_folder_that_is_no_model_is_refused_in_the_bar(hands: Hands, tmp_path: Path) -> None:
    hands.window.shelf.add(tmp_path)
    hands.wait(hands.window.message_bar.isVisible)
    assert tmp_path.name in hands.window.message_bar.label.text()


def test_the_model_of_a_recalled_picture_is_offered(
    two_models: Callable[[], Hands], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(OTHER, fingerprint="e" * 64)
    monkeypatch.setattr(desktop.app, "find_models", lambda: [model_info(), other])
    hands = two_models()
    hands.draw("a cat")
    hands.window.shelf.choose(other)
    hands.wait_idle()
    said, act = hands.window.message_bar.label, hands.window.messages.act
    recall = hands.studio.generation.recall
    recall(hands.studio.history.entries[0].id, Recall.SEED)
    assert hands.window.messages.current is None, "the seed alone is no model's"
    recall(hands.studio.history.entries[0].id)
    hands.wait(lambda: said.text() == "It was drawn with “The fake model”.")
    act()
    assert hands.studio.generation.model_info == model_info()
    hands.wait_idle()
    recall(hands.studio.history.entries[0].id)
    assert hands.window.messages.current is None, "it is in use already"
    monkeypatch.setattr(hands.window.shelf, "_find_all", lambda: [other])
    hands.window.shelf.choose(other)
    recall(hands.studio.history.entries[0].id)
    hands.wait(lambda: said.text() == "It was drawn with “fake”, which is not there.")
    hands.wait_idle()
