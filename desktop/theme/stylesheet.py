"""The style sheet for the widgets that Qt draws; our own controls paint themselves."""

from __future__ import annotations

from string import Template

from desktop.theme.colours import Theme
from desktop.theme.metrics import BODY, RADIUS, SMALL, scaled

_SHEET = Template("""
QMainWindow, QDialog { background: ${panel}; }
QMainWindow::separator { background: ${panel}; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: ${accent}; }
QDockWidget { border: none; }
QTabBar { font-size: ${body}px; background: ${panel}; }
QTabBar::tab { background: transparent; color: ${soft}; border: none; border-bottom: 2px solid transparent;
               padding: 4px; margin: 2px 0 2px 4px; }
QTabBar::tab:first, QTabBar::tab:only-one { margin-left: 12px; }
QTabBar::tab:hover { color: ${text}; }
QTabBar::tab:selected { color: ${text}; border-bottom-color: ${accent}; }
QTabBar::tab:selected:focus { color: ${text}; background: ${fill}; }
QTabBar QToolButton { background: ${panel}; border: none; }
QTabBar::tear { width: 0; border: none; image: none; }

QMenuBar { font-size: ${body}px; background: ${panel}; color: ${soft}; padding: 2px 8px; border: none; }
QMenuBar::item { background: transparent; padding: 5px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: ${field}; color: ${text}; }
QMenu { background: ${panel}; color: ${text}; border: 1px solid ${line};
        border-radius: ${radius}px; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: ${hover}; }
QMenu::item:disabled { color: ${faint}; }
QMenu::indicator { width: 6px; height: 6px; border-radius: 3px; margin-left: 9px; }
QMenu::indicator:checked { background: ${accent}; }
QMenu::separator { height: 1px; background: ${line}; margin: 4px 8px; }
QToolTip { background: ${field}; color: ${text}; border: 1px solid ${line}; padding: 4px 6px;
           font-size: ${small}px; }

QPlainTextEdit { background: ${field}; color: ${text}; border: 1px solid transparent;
                 border-radius: ${radius}px; padding: 3px 6px;
                 selection-background-color: ${accent}; selection-color: ${on_accent}; }
QPlainTextEdit:hover { background: ${hover}; }
QPlainTextEdit:focus { border-color: ${accent}; background: ${field}; }
QTextBrowser { background: ${field}; color: ${text}; border: 1px solid transparent;
               border-radius: ${radius}px; }
QTextBrowser:focus { border-color: ${accent}; }
QLineEdit { background: transparent; color: ${text}; border: none; padding: 0;
            selection-background-color: ${accent}; selection-color: ${on_accent}; }
QLineEdit:disabled { color: ${faint}; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle { background: ${fill}; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: ${faint}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QListView { background: transparent; border: none; outline: none; }
QDialog QListView::item { padding: 6px 8px; border-radius: 4px; color: ${soft}; }
QDialog QListView::item:hover { background: ${hover}; color: ${text}; }
QDialog QListView::item:selected { background: ${field}; color: ${text}; }
QDialog QListView::item:selected:focus { background: ${accent}; color: ${on_accent}; }
QStatusBar { background: ${panel}; border: none; }
QStatusBar::item { border: none; }

QDialogButtonBox { button-layout: 3; }
QDialog QPushButton { background: ${field}; color: ${text}; border: 1px solid transparent;
                      border-radius: ${radius}px;
                      padding: 7px 16px; min-width: 72px; }
QDialog QPushButton:hover { background: ${hover}; }
QDialog QPushButton:default { background: ${accent}; color: ${on_accent}; }
QDialog QPushButton:disabled { background: ${field}; color: ${faint}; }
QDialog QPushButton:focus { border-color: ${text}; }
QDialog QLineEdit { background: ${field}; border-radius: ${radius}px; padding: 6px 8px; }
QDialog ValueEdit { background: transparent; border-radius: 0; padding: 0; }
""")


def stylesheet(theme: Theme) -> str:
    """The sheet in the colours of ``theme``."""
    roles = {role: getattr(theme, role) for role in Theme.__slots__}
    return _SHEET.substitute(roles, body=scaled(BODY), small=scaled(SMALL), radius=RADIUS)
