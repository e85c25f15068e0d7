"""The two sets of colours: neutral greys and one accent."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by what they are for, as ``#rrggbb``.

    Every grey is neutral: a tint next to a picture changes how its colours are seen.

    Attributes:
        name: "dark" or "light".
        canvas: Behind the picture.
        panel: Behind controls, menus and bars.
        field: A control that holds a value.
        hover: The same under the pointer.
        fill: The part of a slider left of its value.
        line: Hairlines.
        text: What is read.
        soft: Labels, hints, captions.
        faint: What cannot be used now.
        accent: The one accent: the main button, focus, progress.
        accent_hover: The main button under the pointer.
        on_accent: Text on the accent.
        link: A link in a text.
        problem: The mark of an error.
        below: A number below 0; told apart from ``above`` by any colour vision.
        above: A number above 0.
        check_a: One square of the checkerboard under transparency.
        check_b: The other.
    """

    name: str
    canvas: str
    panel: str
    field: str
    hover: str
    fill: str
    line: str
    text: str
    soft: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    problem: str
    below: str
    above: str
    check_a: str
    check_b: str

    def colour(self, role: str) -> QColor:
        """The colour called ``role``."""
        return QColor(getattr(self, role))

    def palette(self) -> QPalette:
        """The same for Qt's own widgets."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: self.panel,
            QPalette.ColorRole.WindowText: self.text,
            QPalette.ColorRole.Base: self.field,
            QPalette.ColorRole.AlternateBase: self.panel,
            QPalette.ColorRole.Text: self.text,
            QPalette.ColorRole.PlaceholderText: self.soft,
            QPalette.ColorRole.Button: self.field,
            QPalette.ColorRole.ButtonText: self.text,
            QPalette.ColorRole.ToolTipBase: self.field,
            QPalette.ColorRole.ToolTipText: self.text,
            QPalette.ColorRole.Highlight: self.accent,
            QPalette.ColorRole.HighlightedText: self.on_accent,
            QPalette.ColorRole.Link: self.link,
            QPalette.ColorRole.Mid: self.line,
            QPalette.ColorRole.Accent: self.accent,
        }
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.faint))
        return palette


DARK = Theme(
    name="dark",
    canvas="#161616",
    panel="#1e1e1e",
    field="#2a2a2a",
    hover="#333333",
    fill="#3d3d3d",
    line="#2e2e2e",
    text="#ededed",
    soft="#acacac",
    faint="#6b6b6b",
    accent="#4a6bee",
    accent_hover="#4362e4",
    on_accent="#ffffff",
    link="#93a8ff",
    problem="#ff8a70",
    below="#4a90f0",
    above="#f0902e",
    check_a="#2b2b2b",
    check_b="#232323",
)

LIGHT = Theme(
    name="light",
    canvas="#dedede",
    panel="#f7f7f7",
    field="#e9e9e9",
    hover="#e0e0e0",
    fill="#d0d0d0",
    line="#d8d8d8",
    text="#1b1b1b",
    soft="#545454",
    faint="#a0a0a0",
    accent="#3f5fe0",
    accent_hover="#3453d1",
    on_accent="#ffffff",
    link="#2c4bc4",
    problem="#b8351a",
    below="#4a90f0",
    above="#f0902e",
    check_a="#ffffff",
    check_b="#e8e8e8",
)


TINTS = {"blue": "", "orange": "#e69f00", "green": "#009e73", "yellow": "#f0e442", "pink": "#cc79a7"}
"""What a mask can be tinted with: the accent, and colours that people with any colour vision tell apart
(Okabe and Ito, 2008). The outline is black and white in any case."""
TINT = "latentscapeMaskTint"
"""The application's property that holds the chosen one."""


def mask_tint(widget: QWidget) -> QColor:
    """What a mask is tinted with."""
    app = QApplication.instance()
    chosen = "" if app is None else TINTS.get(str(app.property(TINT)), "")
    return QColor(chosen) if chosen else theme_of(widget).colour("accent")


def theme_of(widget: QWidget) -> Theme:
    """The theme a widget is shown in; no widget keeps its own copy, so none can be out of date.

    Asked of the application: a style sheet changes a widget's own palette.
    """
    return DARK if QApplication.palette(widget.window()).window().color().lightness() < 128 else LIGHT
