"""A column that scrolls keeps its width."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Appearance, Mode
from desktop.widgets.scrolling import Scrolling


def test_nothing_becomes_narrower_when_the_bar_comes(qtbot: QtBot, qapp: QApplication) -> None:
    Appearance(qapp, Mode.DARK)  # its sheet makes the bar
    inside, row = QWidget(), QWidget()
    row.setMinimumHeight(200)
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 0, 16, 0)
    column.addWidget(row)
    area = Scrolling(inside)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    qtbot.waitUntil(lambda: row.width() == 300 - 32)
    area.resize(300, 100)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: row.width() == 300 - 32)


def test_nothing_is_cut_off_at_the_side(qtbot: QtBot) -> None:
    inside, row = QWidget(), QWidget()
    row.setMinimumSize(300, 20)
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 0, 16, 0)
    column.addWidget(row)
    outer = QWidget()
    QVBoxLayout(outer).addWidget(Scrolling(inside))
    qtbot.addWidget(outer)
    outer.resize(100, 100)
    outer.show()
    qtbot.waitUntil(lambda: outer.width() >= 332)
