"""Every preference acts at once, is found by the search, and is kept."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.jobs import LoadModel, PreviewMode
from desktop.engine.setup import EngineSetup
from desktop.preferences.dialog import PreferencesDialog
from desktop.preferences.rows import PreferenceRow
from desktop.state.preferences import Preferences
from desktop.theme import DARK, LIGHT, Mode, body_font, mask_tint, small_font, theme_of
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.switch import Switch
from tests.desktop.access import nameless, tab_round, unmarked, unreached
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import Hands


@pytest.fixture
def dialog(hands: Hands) -> PreferencesDialog:
    hands.press("Ctrl+,")
    dialog = hands.window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    with hands.qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.qWait(20)
    return dialog


def control(dialog: PreferencesDialog, title: str) -> Choice | NumberSlider | Switch:
    rows = [row for row in dialog.rows if isinstance(row, PreferenceRow)]
    (row,) = (row for row in rows if row.words.split(" ", 1)[1].startswith(title.lower()))
    dialog.show_section(row.section)
    return row.control


def choose(dialog: PreferencesDialog, title: str, text: str) -> None:
    """By keyboard: the arrow keys until it says ``text``."""
    choice = control(dialog, title)
    assert isinstance(choice, Choice)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        for _ in range(8):
            if choice.accessibleName().endswith(f": {text}"):
                return
            QTest.keyClick(choice, key)
    raise AssertionError(f"{title} has no “{text}”")


def type_number(dialog: PreferencesDialog, title: str, number: float) -> None:
    slider = control(dialog, title)
    assert isinstance(slider, NumberSlider)
    slider.start_typing(f"{number:g}")
    QTest.keyClick(QApplication.focusWidget() or slider, Qt.Key.Key_Return)


def test_the_look(hands: Hands, dialog: PreferencesDialog) -> None:
    choose(dialog, "Look", "Light")
    hands.wait(lambda: theme_of(hands.canvas) is LIGHT)
    assert hands.window.actions_.looks[Mode.LIGHT].isChecked()
    hands.window.actions_.looks[Mode.DARK].trigger()
    hands.wait(lambda: theme_of(hands.canvas) is DARK)
    assert control(dialog, "Look").accessibleName() == "Look: Dark"


def test_the_size_of_text(hands: Hands, dialog: PreferencesDialog) -> None:
    edit, said = hands.window.panel.seed.edit, hands.window.status.said
    before = hands.window.panel.prompt.height()
    choose(dialog, "Text size", "Very large")
    assert (body_font().pixelSize(), small_font().pixelSize()) == (20, 16)
    assert edit.font().pixelSize() == 20, "what has a font of its own follows"
    assert said.font().pixelSize() == 16
    assert hands.window.menuBar().fontMetrics().height() > 20
    assert hands.window.panel.prompt.height() > before
    choose(dialog, "Text size", "Usual")
    assert edit.font().pixelSize() == 13
    assert hands.window.panel.prompt.height() == before


def test_reduced_motion(hands: Hands, dialog: PreferencesDialog) -> None:
    assert hands.window.isAnimated()
    assert QApplication.cursorFlashTime() > 0
    QTest.keyClick(control(dialog, "Reduced motion"), Qt.Key.Key_Space)
    assert not hands.window.isAnimated()
    assert QApplication.cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    QTest.keyClick(control(dialog, "Reduced motion"), Qt.Key.Key_Space)
    assert hands.window.isAnimated()
    assert QApplication.cursorFlashTime() > 0


def test_the_colour_of_a_mask(hands: Hands, dialog: PreferencesDialog) -> None:
    hands.studio.document.set_picture(picture(1), name="One")
    hands.window.tool_actions.all.trigger()
    usual = hands.canvas.grab().toImage()
    choose(dialog, "Mask colour", "Orange")
    assert mask_tint(hands.canvas).name() == "#e69f00"
    middle = hands.canvas.rect().center()
    shown = hands.canvas.grab().toImage().pixelColor(middle)
    assert shown != usual.pixelColor(middle)
    choose(dialog, "Mask colour", "Blue")
    assert hands.canvas.grab().toImage().pixelColor(middle) == usual.pixelColor(middle)


def preview(hands: Hands) -> PreviewMode:
    return hands.studio.generation.preview


def test_the_preview(hands: Hands, dialog: PreferencesDialog) -> None:
    choose(dialog, "Preview", "None")
    assert preview(hands) is PreviewMode.OFF
    seen: list[object] = []
    hands.studio.generation.previewed.connect(seen.append)
    hands.window.activateWindow()
    hands.draw()
    assert not seen
    choose(dialog, "Preview", "Quick and rough")
    assert preview(hands) is PreviewMode.FAST


def test_the_memory_for_undo(hands: Hands, dialog: PreferencesDialog) -> None:
    big = np.zeros((2048, 4096, 3), np.uint8)  # 24 MB; a step holds the picture before it
    for number in range(4):
        hands.studio.document.set_picture(big + number, label=f"Step {number}")
    assert hands.studio.document.undo_stack.count() == 4
    type_number(dialog, "Undo memory", 64)
    assert hands.studio.document.undo_stack.count() == 2
    assert hands.studio.document.undo_stack.undoText() == "Step 3"
    hands.studio.document.undo_stack.undo()
    assert hands.studio.document.picture is not None
    assert hands.studio.document.picture[0, 0, 0] == 2


def test_how_many_pictures_the_history_keeps(hands: Hands, dialog: PreferencesDialog) -> None:
    history = hands.studio.history
    for seed in range(14):
        history.add(picture(seed))
    newest = [entry.id for entry in history.entries[:10]]
    type_number(dialog, "Pictures in the history", 10)
    hands.wait(lambda: len(history.entries) == 10)
    assert [entry.id for entry in history.entries] == newest
    history.add(picture(99))
    hands.wait(lambda: history.entries[-1].id == newest[-2])


def test_what_the_history_takes_on_disk(hands: Hands, dialog: PreferencesDialog) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (1500, 1500, 3), np.uint8)  # 6.75 MB that cannot shrink
    for _ in range(4):
        hands.studio.history.add(noise)
    type_number(dialog, "History on disk", 16)
    hands.wait(lambda: len(hands.studio.history.entries) == 2)


def test_they_are_kept(open_window: Callable[[], Hands]) -> None:
    first = open_window()
    desk = first.window.preferences.open()
    choose(desk, "Text size", "Large")
    choose(desk, "Preview", "Always sharp")
    first.window.close()
    first.studio.close()
    second = open_window()
    assert body_font().pixelSize() == 17
    assert second.studio.generation.preview is PreviewMode.FINE
    again = second.window.preferences.open()
    assert control(again, "Text size").accessibleName() == "Text size: Large"
    choose(again, "Text size", "Usual")


@pytest.mark.parametrize("value", ["", "purple", "nan", "-1"])
def test_a_damaged_value_counts_as_the_usual_one(hands: Hands, value: str) -> None:
    preferences: Preferences = hands.window.preferences.preferences
    for preference in preferences.all:
        hands.studio.settings.put(preference.key, value)
        assert preferences.value(preference.key) == preference.usual
        with pytest.raises(ValueError, match=preference.key):
            preferences.choose(preference.key, value)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("motion", ["Reduced motion"]),
        ("megabytes", ["Undo memory", "Steps of pictures", "History on disk"]),
        ("orange", ["Mask colour"]),
        ("zebra", []),
    ],
)
def test_the_search(dialog: PreferencesDialog, words: str, titles: list[str]) -> None:
    QTest.keyClicks(dialog.search, words)
    shown = [row for row in dialog.rows if row.isVisible()]
    assert [
        row.control.accessibleName().split(":")[0] for row in shown if isinstance(row, PreferenceRow)
    ] == titles
    assert dialog.nothing.isVisible() is not bool(titles)


def test_it_can_be_used_without_a_mouse_and_read_aloud(dialog: PreferencesDialog) -> None:
    for section in range(dialog.sections.count()):
        dialog.sections.setCurrentRow(section)
        dialog.search.setFocus()
        seen = tab_round(dialog)
        assert not nameless(dialog)
        assert not unreached(dialog, seen)
        assert not unmarked(dialog, seen)


def test_asked_for_twice_it_is_there_once(hands: Hands, dialog: PreferencesDialog) -> None:
    assert hands.window.preferences.open() is dialog
    hands.press("Esc", dialog)
    hands.wait(lambda: not hands.window.findChildren(PreferencesDialog))
    assert hands.window.preferences.open() is not dialog


def test_a_window_that_was_closed_listens_no_more(hands: Hands, dialog: PreferencesDialog) -> None:
    """What a slot raises fails the test."""
    dialog.close()
    hands.wait(lambda: not hands.window.findChildren(PreferencesDialog))
    hands.window.actions_.looks[Mode.LIGHT].trigger()
    assert hands.window.preferences.preferences.value("look") == Mode.LIGHT.value


def test_another_device_reads_the_model_again_with_another_engine(
    hands: Hands, dialog: PreferencesDialog
) -> None:
    hands.wait(lambda: hands.studio.generation.model is not None)
    before = len(hands.engine.jobs)
    choose(dialog, "Device", "Processor")
    hands.wait(lambda: hands.engine.closed and len(hands.engine.jobs) > before)
    assert isinstance(hands.engine.jobs[-1], LoadModel)
    choose(dialog, "Precision", "fp32")
    assert hands.studio.setup == EngineSetup(device="cpu", precision="fp32")
    assert hands.studio.settings.text("engine/device") == "cpu"


def test_speed_says_why_it_is_not_to_be_had(hands: Hands, dialog: PreferencesDialog) -> None:
    hands.wait(lambda: hands.studio.generation.model is not None)
    dialog.close()
    hands.press("Ctrl+,")
    switch = control(dialog, "Speed")
    row = switch.parent()
    assert isinstance(row, PreferenceRow)
    assert not switch.isEnabled()
    assert row.hint.text() == "Not on this device: compiling pays on a CUDA GPU only."
