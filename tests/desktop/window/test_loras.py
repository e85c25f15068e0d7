"""LoRAs in the panel: added, weighed, taken off and away; VAE and clip skip; all of it in the recipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.jobs import Generate, LoadModel
from core.recipe import Lora, Recipe
from tests.desktop.access import nameless, tab_round, unreached
from tests.desktop.fakes import FakeEngine, model_info
from tests.desktop.window.conftest import Hands
from tests.desktop.window.test_shelf import drop
from tests.sparse_models import EMBEDDING, VAE, lora_shapes, settle, sparse_file


@pytest.fixture
def hands(home: Path, engine: FakeEngine, open_window: Callable[[], Hands]) -> Hands:
    """A window with a model of SD 1's kind, two LoRAs for it, one for SDXL, and a VAE."""
    for name, shapes in {
        "ink": lora_shapes(),
        "film": lora_shapes(),
        "huge": lora_shapes(2048),
        "soft": VAE,
    }.items():
        settle(sparse_file(home / "models" / f"{name}.safetensors", shapes))
    engine.info = replace(model_info(), family="sd1")
    return open_window()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(hands: Hands, name: str) -> None:
    """Add a LoRA by the button and its menu."""
    click(hands.window.panel.lora_rows.add)
    hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text().startswith(name))
    assert action.isEnabled() == (name != "huge")
    action.trigger()
    menu.close()


def recipe(hands: Hands) -> Recipe:
    """Of the last picture that was asked for."""
    return next(job.recipe for job in reversed(hands.engine.jobs) if isinstance(job, Generate))


def test_loras_are_added_weighed_taken_off_and_away_without_a_reload(hands: Hands) -> None:
    rows = hands.window.panel.lora_rows
    for name in ("ink", "film", "huge"):
        choose(hands, name)
    assert [row.chosen.lora.name for row in rows.rows] == ["ink", "film"]
    hands.draw()
    assert recipe(hands).loras == (Lora(name="ink"), Lora(name="film"))
    rows.rows[0].slider.setFocus()
    before = rows.rows[0].slider.number
    hands.press("Left", rows.rows[0].slider)
    assert rows.rows[0].slider.number < before
    click(rows.rows[1].eye)
    hands.draw("a cat <lora:old:0.7>")
    weight = rows.rows[0].slider.number
    assert recipe(hands).loras == (Lora(name="ink", weight=weight, text_weight=weight),)
    assert recipe(hands).prompt == "a cat <lora:old:0.7>"
    click(rows.rows[0].cross)
    click(rows.rows[0].cross)
    assert not rows.rows
    hands.draw()
    assert recipe(hands).loras == ()
    assert sum(isinstance(job, LoadModel) for job in hands.engine.jobs) == 1


def test_they_come_back_with_the_recipe_of_a_picture(hands: Hands) -> None:
    choose(hands, "ink")
    hands.draw()
    entry = hands.studio.history.entries[0]
    click(hands.window.panel.lora_rows.rows[0].cross)
    hands.studio.generation.recall(entry.id)
    assert [row.chosen.lora for row in hands.window.panel.lora_rows.rows] == [Lora(name="ink")]


def test_vae_and_clip_skip_are_there_for_those_who_look_for_them(hands: Hands) -> None:
    rows = hands.window.panel.lora_rows
    assert not rows.vae.isVisible()
    click(rows.more)
    assert rows.vae.isVisible()
    hands.wait(lambda: "soft" in [action.text() for action in rows.vae.menu().actions()])
    hands.press("Down", rows.vae)
    hands.press("Right", rows.clip_skip)
    hands.draw()
    assert (recipe(hands).vae, recipe(hands).clip_skip) == ("soft", 2)
    click(rows.more)
    assert rows.vae.isVisible(), "what is not as usual is not hidden"
    hands.press("Up", rows.vae)
    rows.clip_skip.reset_asked.emit()
    assert not rows.vae.isVisible()


def test_what_is_dropped_on_the_window_is_used(hands: Hands, tmp_path: Path) -> None:
    rows = hands.window.panel.lora_rows
    assert drop(hands.canvas, sparse_file(tmp_path / "far.safetensors", lora_shapes()))
    hands.wait(lambda: [row.chosen.lora.name for row in rows.rows] == ["far"])
    assert drop(hands.canvas, sparse_file(tmp_path / "warm.safetensors", VAE))
    hands.wait(lambda: rows.vae.current == "warm")
    assert drop(hands.canvas, sparse_file(tmp_path / "badhands.safetensors", EMBEDDING))
    hands.wait(lambda: "“badhands” can be used in prompts" in hands.window.message_bar.label.text())


def test_everything_has_a_name_and_is_reached_by_tab(hands: Hands) -> None:
    choose(hands, "ink")
    click(hands.window.panel.lora_rows.more)
    panel = hands.window.panel
    assert not nameless(panel)
    panel.prompt.setFocus(Qt.FocusReason.TabFocusReason)
    assert not unreached(panel, tab_round(hands.window))
