"""What a person without a mouse, or without sight, needs of every control: walks any window there is.

Nothing here knows a panel of ours by name: what is in the window is what is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
PARTS = (QAbstractSpinBox, QAbstractItemView, QComboBox, QTabBar)
"""Controls that are one thing for a person: the widgets Qt puts into them are not looked at."""
LINKS = 20
"""No page of ours has as many."""
MARGIN = 4
"""Pixels."""
ROUND = 400
"""No window has as many controls: a walk by Tab that is longer goes in a circle without its start."""


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything in ``root`` that can be seen and acted upon."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QScrollBar | QMenuBar):
            continue
        if isinstance(widget, QTabBar) and widget.count() < 2:
            continue  # Qt puts it out of sight without hiding it
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, PARTS):
            parent = parent.parentWidget()
        inside = parent is not None and type(widget).__module__.startswith("PySide6")
        if not inside and (isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader calls a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


def label(widget: QWidget) -> str:
    """How a test's message calls a control."""
    chain = [widget]
    while (parent := chain[-1].parentWidget()) is not None:
        chain.append(parent)
    rooms = " in ".join(type(each).__name__ for each in chain[:4])
    return f"“{spoken(widget)}” {rooms}"


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader has no word for."""
    return [label(widget) for widget in controls(root) if not spoken(widget)]


def tab_round(root: QWidget) -> list[QWidget]:
    """Where the focus goes by Tab, once around.

    Raises:
        AssertionError: If it is caught in a control.
    """
    start = QApplication.focusWidget()
    assert start is not None, "nothing has the focus"
    seen = [start]
    for _ in range(ROUND):
        for _link in range(
            LINKS if isinstance(seen[-1], QTextBrowser) else 1
        ):  # Tab goes on to each link of a text
            QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            if now is not seen[-1]:
                break
        assert now is not None, f"the focus is lost after {label(seen[-1])}"
        assert now is not seen[-1], f"the focus is caught in {label(now)}"
        if now is start:
            return seen
        seen.append(now)
    raise AssertionError(f"Tab does not come back to {label(start)}")


def unreached(root: QWidget, seen: list[QWidget]) -> list[str]:
    """Controls that can be used and that Tab never came to.

    Buttons of an exclusive group are one stop: the arrow keys go on.
    """
    proxies = {widget.focusProxy() or widget for widget in seen}
    stops = set(seen) | proxies
    groups = {
        widget.group()
        for widget in seen
        if isinstance(widget, QAbstractButton) and widget.group() is not None and widget.group().exclusive()
    }
    missed = []
    for widget in controls(root):
        if not widget.isEnabled() or widget in stops or (widget.focusProxy() or widget) in stops:
            continue
        if isinstance(widget, QAbstractButton) and widget.group() in groups and widget.group() is not None:
            continue
        missed.append(label(widget))
    return missed


def unmarked(root: QWidget, seen: list[QWidget]) -> list[str]:
    """Controls that look the same with the focus as without it."""
    plain = []
    for widget in seen:
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()
        without = _around(widget, root)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if _around(widget, root) == without:
            plain.append(label(widget))
    return plain


def _around(widget: QWidget, root: QWidget) -> QImage:
    """What a control looks like, with the row that it may stand in."""
    place = QRect(widget.mapTo(root, QPoint()), widget.size())
    return root.grab(place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & root.rect()).toImage()


Shortcut = QAction | QShortcut


def shortcuts(window: QWidget) -> dict[str, list[Shortcut]]:
    """All keys of a window, and what they do."""
    found: dict[str, list[Shortcut]] = {}
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            found.setdefault(_portable(keys), []).append(action)
    for shortcut in window.findChildren(QShortcut):
        for keys in QShortcut.keys(shortcut):
            found.setdefault(_portable(keys), []).append(shortcut)
    return found


def clashes(window: QWidget) -> list[str]:
    """Keys that mean two things in the same place: then Qt does neither."""
    return [
        f"{keys}: {', '.join(sorted(_title(one) for one in owners))}"
        for keys, owners in shortcuts(window).items()
        if any(_meet(one, other) for one in owners for other in owners if one is not other)
    ]


def _portable(keys: QKeySequence) -> str:
    text = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return text.replace("Return", "Enter")  # two keys of the keyboard, one in the head


def _title(shortcut: Shortcut) -> str:
    return (
        shortcut.text()
        if isinstance(shortcut, QAction)
        else f"shortcut of {type(shortcut.parent()).__name__}"
    )


def _meet(one: Shortcut, other: Shortcut) -> bool:
    """Whether both can be meant at once."""
    return any(
        whole.window() is part.window() and (whole is part or whole.isAncestorOf(part))
        for a in _places(one)
        for b in _places(other)
        for whole, part in ((a, b), (b, a))
    )


def _places(shortcut: Shortcut) -> list[QWidget]:
    """Where the keys count: everywhere below these."""
    if isinstance(shortcut, QAction):
        context = shortcut.shortcutContext()
        owners = [owner for owner in shortcut.associatedObjects() if isinstance(owner, QWidget)]
    else:
        context = shortcut.context()
        parent = shortcut.parent()
        owners = [parent] if isinstance(parent, QWidget) else []
    owners = [_behind(owner) for owner in owners]
    wide = context in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    return [owner.window() for owner in owners] if wide else owners


def _behind(owner: QWidget) -> QWidget:
    """A menu is a window of its own, but its keys count in the one that it belongs to."""
    while isinstance(owner, QMenu) and (parent := owner.parentWidget()) is not None:
        owner = parent
    return owner
