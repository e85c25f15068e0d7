"""The strip of what was drawn."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.images import from_qimage
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import LEFT, Hands


def draw_three(hands: Hands) -> None:
    for seed, prompt in ((1, "one"), (2, "two"), (3, "three")):
        hands.studio.draft.update(seed=seed, seed_locked=True, steps=3 + seed)
        hands.draw(prompt)


def place(hands: Hands, row: int) -> QPoint:
    strip = hands.window.strip.strip
    model = strip.model()
    return strip.visualRect(model.index(row, 0)).center()


def click(hands: Hands, row: int) -> None:
    QApplication.processEvents()  # a strip that has just changed lays itself out once it has time
    QTest.mouseClick(hands.window.strip.strip.viewport(), LEFT, pos=place(hands, row))


def trigger(hands: Hands, row: int, text: str) -> None:
    menu = hands.window.strip.menu(hands.studio.history.entries[row])
    (action,) = [action for action in menu.actions() if action.text().split("\t")[0] == text]
    action.trigger()


def test_an_empty_history_says_what_will_be_there(hands: Hands) -> None:
    assert not hands.window.strip.strip.isVisible()
    assert not hands.window.strip.grab().toImage().isNull()


def test_a_click_puts_a_picture_back_on_the_canvas_as_one_undo_step(hands: Hands) -> None:
    draw_three(hands)
    click(hands, 2)
    assert np.array_equal(hands.studio.document.picture, picture(1))  # type: ignore[arg-type]
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.prompt == "one"
    hands.press("Ctrl+Z")
    assert np.array_equal(hands.studio.document.picture, picture(3))  # type: ignore[arg-type]


def test_keys_go_along_the_strip(hands: Hands) -> None:
    draw_three(hands)
    strip = hands.window.strip.strip
    strip.setFocus()
    hands.press("Home")
    hands.press("Right")
    hands.press("Return")
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.prompt == "two"
    hands.press("Del")
    assert [entry.recipe.prompt for entry in hands.studio.history.entries if entry.recipe] == ["three", "one"]


@pytest.mark.parametrize(
    ("what", "prompt", "seed", "steps"),
    [
        ("Recall all settings", "one", 1, 4),
        ("Recall the seed", "three", 1, 6),
        ("Recall the prompts", "one", 3, 6),
        ("Remix: all but the seed", "one", 3, 4),
    ],
)
def test_recall(hands: Hands, what: str, prompt: str, seed: int, steps: int) -> None:
    draw_three(hands)
    trigger(hands, 2, what)
    draft = hands.studio.draft.draft
    assert (draft.prompt, draft.seed, draft.steps) == (prompt, seed, steps)
    assert hands.window.panel.prompt.toPlainText() == prompt


def test_the_next_pictures_can_start_from_one_of_the_history(hands: Hands) -> None:
    draw_three(hands)
    trigger(hands, 2, "Start from this picture")
    assert np.array_equal(hands.studio.document.picture, picture(1))  # type: ignore[arg-type]
    assert hands.studio.draft.draft.use_picture
    assert hands.window.panel.strength.isVisible()


def test_the_hover_bar_recalls_the_picture_under_the_pointer(hands: Hands) -> None:
    draw_three(hands)
    strip = hands.window.strip
    QTest.mouseMove(strip.strip.viewport(), place(hands, 2))
    hands.wait(strip.hover.isVisible)
    rect = strip.strip.visualRect(strip.strip.model().index(2, 0))
    assert rect.contains(strip.hover.geometry())
    QTest.mouseClick(strip.hover.recall, LEFT)
    assert hands.studio.draft.draft.prompt == "one"


def test_a_removed_picture_can_be_brought_back(hands: Hands) -> None:
    draw_three(hands)
    trigger(hands, 1, "Remove")
    strip = hands.window.strip.strip
    assert strip.model().rowCount() == 2
    assert hands.window.message_bar.action.text() == "Undo"
    QTest.mouseClick(hands.window.message_bar.action, LEFT)
    assert strip.model().rowCount() == 3
    assert [entry.recipe.prompt for entry in hands.studio.history.entries if entry.recipe] == [
        "three",
        "two",
        "one",
    ]
    click(hands, 1)
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.prompt == "two"


def test_a_picture_is_copied_from_the_strip(hands: Hands) -> None:
    draw_three(hands)
    trigger(hands, 2, "Copy")
    assert np.array_equal(from_qimage(QApplication.clipboard().image()), picture(1))


def test_the_strip_survives_a_restart(open_window: Callable[[], Hands]) -> None:
    first = open_window()
    draw_three(first)
    first.window.close()
    assert first.studio.close()
    second = open_window()
    second.wait(lambda: second.window.strip.strip.model().rowCount() == 3)
    click(second, 0)
    assert second.studio.document.recipe is not None
    assert second.studio.document.recipe.prompt == "three"


def test_a_picture_whose_file_is_gone_is_said_in_the_bar(open_window: Callable[[], Hands]) -> None:
    first = open_window()
    first.draw("one")
    first.window.close()
    assert first.studio.close()
    second = open_window()
    second.wait(lambda: second.studio.history.entries)
    second.studio.history.entries[0].path.unlink()
    click(second, 0)
    assert second.window.message_bar.isVisible()
    assert second.studio.document.picture is None


def test_thumbnails_are_square_and_in_one_line(hands: Hands) -> None:
    draw_three(hands)
    strip = hands.window.strip.strip
    rects = [strip.visualRect(strip.model().index(row, 0)) for row in range(3)]
    assert len({rect.top() for rect in rects}) == 1
    assert len({rect.width() for rect in rects}) == 1
    assert rects[0].left() < rects[1].left() < rects[2].left()


def test_the_wheel_goes_along_the_strip(hands: Hands) -> None:
    for seed in range(16):
        hands.studio.draft.update(seed=seed, seed_locked=True, steps=1)
        hands.draw()
    strip = hands.window.strip.strip
    QTest.qWait(50)
    bar = strip.horizontalScrollBar()
    assert bar.maximum() > 0
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    at = QPointF(50, 40)
    event = QWheelEvent(
        at,
        QPointF(strip.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), event)
    assert bar.value() > 0
