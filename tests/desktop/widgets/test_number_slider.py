"""A number can be dragged, clicked, typed, rolled and put back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.number_slider import NumberSlider

LEFT = Qt.MouseButton.LeftButton


class Shown:
    """A slider in a window, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.other = QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)
        self.slider = NumberSlider("Steps", 0, 100, limit=1000)
        column.addWidget(self.other)
        column.addWidget(self.slider)
        qtbot.addWidget(self.window)
        self.slider.setFixedWidth(200)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.said: list[float] = []
        self.resets = 0
        self.slider.edited.connect(self.said.append)
        self.slider.reset_asked.connect(self._reset)

    def _reset(self) -> None:
        self.resets += 1


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_setting_it_says_nothing(shown: Shown) -> None:
    shown.slider.set_number(40)
    assert shown.slider.number == 40
    assert shown.said == []


def test_a_click_on_the_bar_sets_the_value_there(shown: Shown, qtbot: QtBot) -> None:
    QTest.mouseClick(shown.slider, LEFT, pos=QPoint(50, 16))
    assert shown.said == [25]


def test_dragging_scrubs_from_where_the_value_is(shown: Shown, qtbot: QtBot) -> None:
    shown.slider.set_number(50)
    QTest.mousePress(shown.slider, LEFT, pos=QPoint(20, 16))
    for x in (30, 40, 60):
        QTest.mouseMove(shown.slider, QPoint(x, 16))
    QTest.mouseRelease(shown.slider, LEFT, pos=QPoint(60, 16))
    assert shown.slider.number == 70
    assert shown.said[-1] == 70


def test_dragging_stops_at_the_ends(shown: Shown, qtbot: QtBot) -> None:
    QTest.mousePress(shown.slider, LEFT, pos=QPoint(20, 16))
    QTest.mouseMove(shown.slider, QPoint(900, 16))
    assert shown.slider.number == 100
    QTest.mouseMove(shown.slider, QPoint(-900, 16))
    QTest.mouseRelease(shown.slider, LEFT, pos=QPoint(-900, 16))
    assert shown.slider.number == 0


def test_a_click_on_the_number_lets_one_type(shown: Shown, qtbot: QtBot) -> None:
    QTest.mouseClick(shown.slider, LEFT, pos=QPoint(190, 16))
    typed = QApplication.focusWidget()
    assert typed is not None
    QTest.keyClicks(typed, "250")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert shown.said == [250]
    assert shown.slider.hasFocus()


def test_digits_start_typing(shown: Shown, qtbot: QtBot) -> None:
    shown.slider.setFocus()
    QTest.keyClick(shown.slider, Qt.Key.Key_7)
    typed = QApplication.focusWidget()
    assert typed is not None
    assert typed is not shown.slider
    QTest.keyClick(typed, Qt.Key.Key_5)
    shown.other.setFocus()
    assert shown.said == [75]


@pytest.mark.parametrize("text", ["nan", "inf", "", "abc", "1e999"])
def test_what_is_no_number_changes_nothing(shown: Shown, qtbot: QtBot, text: str) -> None:
    shown.slider.set_number(40)
    shown.slider.start_typing(text)
    typed = QApplication.focusWidget()
    assert typed is not None
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert shown.slider.number == 40
    assert shown.said == []


def test_what_is_typed_is_kept_within_the_limits(shown: Shown, qtbot: QtBot) -> None:
    shown.slider.start_typing("99999")
    typed = QApplication.focusWidget()
    assert typed is not None
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert shown.said == [1000]


def test_escape_leaves_typing_without_a_change(shown: Shown, qtbot: QtBot) -> None:
    shown.slider.start_typing("7")
    typed = QApplication.focusWidget()
    assert typed is not None
    QTest.keyClick(typed, Qt.Key.Key_Escape)
    assert shown.said == []
    assert shown.slider.hasFocus()


@pytest.mark.parametrize("x", [50, 190])
def test_a_double_click_asks_for_the_default(shown: Shown, qtbot: QtBot, x: int) -> None:
    QTest.mouseClick(shown.slider, LEFT, pos=QPoint(x, 16))
    under = shown.slider.childAt(QPoint(x, 16)) or shown.slider
    QTest.mouseDClick(under, LEFT, pos=under.mapFrom(shown.slider, QPoint(x, 16)))
    assert shown.resets == 1


@pytest.mark.parametrize(
    ("key", "number"),
    [
        (Qt.Key.Key_Right, 51), (Qt.Key.Key_Left, 49), (Qt.Key.Key_Up, 51), (Qt.Key.Key_Down, 49),
        (Qt.Key.Key_PageUp, 60), (Qt.Key.Key_PageDown, 40), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 100),
    ],
)  # fmt: skip
def test_keys(shown: Shown, qtbot: QtBot, key: Qt.Key, number: float) -> None:
    shown.slider.set_number(50)
    shown.slider.setFocus()
    QTest.keyClick(shown.slider, key)
    assert shown.said == [number]


def roll(widget: QWidget, turns: int) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_acts_only_with_focus(shown: Shown) -> None:
    shown.slider.set_number(50)
    shown.other.setFocus()
    roll(shown.slider, 1)
    assert shown.said == []
    shown.slider.setFocus()
    roll(shown.slider, 1)
    roll(shown.slider, -1)
    assert shown.said == [51, 50]


def test_a_recalled_value_between_the_steps_is_shown_as_it_is(shown: Shown) -> None:
    shown.slider.set_number(7.53)
    assert shown.slider.text() == "7.53"


def test_a_screen_reader_hears_its_name_and_value(shown: Shown) -> None:
    shown.slider.set_number(12)
    assert shown.slider.accessibleName() == "Steps"
    assert "12" in shown.slider.accessibleDescription()


def test_it_paints_its_fill(shown: Shown) -> None:
    shown.slider.set_number(0)
    empty = shown.slider.grab().toImage()
    shown.slider.set_number(100)
    full = shown.slider.grab().toImage()
    assert empty.pixelColor(100, 4) != full.pixelColor(100, 4)


def test_what_goes_both_ways_is_filled_from_its_zero(qtbot: QtBot) -> None:
    slider = NumberSlider("Smile", -3, 3, step=0.05, decimals=2)
    qtbot.addWidget(slider)
    slider.setFixedWidth(200)

    def filled(number: float) -> list[bool]:
        slider.set_number(number)
        row = slider.grab().toImage()
        return [row.pixelColor(x, 4) == slider_fill for x in (50, 99, 150)]

    slider.set_number(3)
    slider_fill = slider.grab().toImage().pixelColor(180, 4)
    assert filled(3) == [False, True, True]
    assert filled(-3) == [True, True, False]
    assert filled(0) == [False, True, False], "a mark where nothing is added"
