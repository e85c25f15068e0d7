"""Buttons: one that is an icon, one that is a word."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.language import shown
from desktop.theme import body_font, draw_icon, small_font, strong_font, theme_of
from desktop.widgets.paint import from_keyboard, ring, rounded


def describe(widget: QWidget, name: str, tip: str = "", keys: str = "") -> None:
    """Give a control its name for screen readers and its tooltip, with the shortcut."""
    widget.setAccessibleName(name)
    text = tip or name
    widget.setToolTip(f"{text} ({shown(keys)})" if keys else text)
    if tip:
        widget.setAccessibleDescription(tip)


class Button(QAbstractButton):
    """What all buttons of ours share: a ring where the keyboard has come to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = from_keyboard(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)


class IconButton(Button):
    """An icon that can be clicked; a checkable one shows ``checked_icon`` in the accent while on."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        tip: str = "",
        keys: str = "",
        checked_icon: str = "",
        side: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._checked_icon = checked_icon or icon
        self._side = side
        self.setCheckable(bool(checked_icon))
        describe(self, name, tip, keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, name: str, *, tip: str = "", keys: str = "") -> None:
        """Become another button in the same place."""
        if icon != self._icon:
            self._icon = self._checked_icon = icon
            describe(self, name, tip, keys)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            rounded(painter, rect, theme.colour("fill" if self.isDown() else "hover"), 4)
        if not self.isEnabled():
            role = "faint"
        elif self.isChecked():
            role = "accent"
        else:
            role = "text" if self.underMouse() else "soft"
        draw_icon(painter, self._checked_icon if self.isChecked() else self._icon, theme.colour(role), rect)
        if self._ring:
            ring(painter, rect, theme.colour("accent"), 4)


class Look(Enum):
    """How loud a button is."""

    MAIN = "main"
    """The one thing to do; the accent."""
    FIELD = "field"
    """As loud as a control."""
    QUIET = "quiet"
    """A word."""
    SMALL = "small"
    """A small, soft word."""


class TextButton(Button):
    """A word that can be clicked, with the keys that do the same at its right."""

    def __init__(
        self,
        text: str,
        look: Look = Look.FIELD,
        *,
        keys: str = "",
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._height = height
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_look(self, text: str, look: Look, keys: str = "") -> None:
        """Become another button in the same place."""
        self._look = look
        self._keys = keys
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._look is Look.SMALL:
            return QSize(QFontMetrics(small_font()).horizontalAdvance(self.text()) + 16, self._height)
        width = QFontMetrics(strong_font()).horizontalAdvance(self.text()) + 32
        if self._keys:
            width += QFontMetrics(small_font()).horizontalAdvance(self._keys) + 16
        return QSize(width, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(32, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        if self._look is Look.MAIN:
            if self.isEnabled():
                rounded(painter, rect, theme.colour("accent_hover" if over else "accent"))
            else:
                rounded(painter, rect, theme.colour("field"))
        elif self._look is Look.FIELD or over:
            rounded(painter, rect, theme.colour("hover" if over else "field"))
        if not self.isEnabled():
            role = "faint"
        elif self._look is Look.MAIN:
            role = "on_accent"
        else:
            role = "soft" if self._look is Look.SMALL and not over else "text"
        painter.setPen(theme.colour(role))
        fonts = {Look.FIELD: body_font, Look.SMALL: small_font}
        painter.setFont(fonts.get(self._look, strong_font)())
        room = rect.adjusted(4, 0, -4, 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        if self._keys and self.width() >= self.sizeHint().width() + 48:
            hint = theme.colour(role)
            hint.setAlphaF(0.75)
            painter.setPen(hint)
            painter.setFont(small_font())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(0, 0, -12, 0), right, self._keys)
        if self._ring:
            ring(painter, rect, theme.colour("text" if self._look is Look.MAIN else "accent"))
