"""Contrast, icons, type, and following the system."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.resources import resource
from desktop.theme import (
    DARK,
    LIGHT,
    SMALL,
    Appearance,
    Mode,
    Theme,
    app_icon,
    body_font,
    pixmap,
    small_font,
    theme_of,
)  # fmt: skip
from desktop.theme.stylesheet import stylesheet

THEMES = [DARK, LIGHT]
SOURCES = Path(__file__).parents[3] / "desktop"


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance."""
    c = QColor(colour)
    linear = [
        v / 12.92 if v <= 0.03928 else float(((v + 0.055) / 1.055) ** 2.4)
        for v in (c.redF(), c.greenF(), c.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "panel"), ("text", "field"), ("text", "hover"), ("text", "fill"), ("text", "canvas"),
        ("soft", "panel"), ("soft", "field"), ("soft", "hover"), ("soft", "canvas"),
        ("on_accent", "accent"), ("on_accent", "accent_hover"), ("problem", "field"), ("link", "field"),
    ],
)  # fmt: skip
def test_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_focus_ring_can_be_seen(theme: Theme) -> None:
    for ground in (theme.panel, theme.field, theme.canvas):
        assert contrast(theme.accent, ground) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_not_text_can_be_told_from_its_ground(theme: Theme) -> None:
    for mark, ground in (("problem", "panel"), ("soft", "fill"), ("on_accent", "accent")):
        assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3, mark


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_qt_draws_no_text_that_cannot_be_read(theme: Theme) -> None:
    roles = QPalette.ColorRole
    palette = theme.palette()
    for text, ground in (
        (roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.PlaceholderText, roles.Base),
        (roles.ButtonText, roles.Button), (roles.HighlightedText, roles.Highlight), (roles.Link, roles.Base),
        (roles.ToolTipText, roles.ToolTipBase),
    ):  # fmt: skip
        assert contrast(palette.color(text).name(), palette.color(ground).name()) >= 4.5, text


def test_no_colour_is_chosen_outside_the_theme() -> None:
    """Else its contrast is looked at by nobody, and it is wrong in the other look.

    What a person paints with is no colour of the window's: it is in ``state``.
    """
    literal = re.compile(r"""["']#[0-9a-fA-F]{6}["']""")
    strays = [
        f"{path.relative_to(SOURCES)}: {line.strip()}"
        for path in sorted(SOURCES.rglob("*.py"))
        if path.parent.name not in {"theme", "state"}
        for line in path.read_text(encoding="utf-8").splitlines()
        if literal.search(line)
    ]
    assert not strays


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_greys_around_pictures_are_neutral(theme: Theme) -> None:
    for role in ("canvas", "panel", "field", "hover", "fill", "line", "text", "soft", "faint"):
        grey = theme.colour(role)
        assert grey.red() == grey.green() == grey.blue(), role


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_sheet_has_no_hole(theme: Theme) -> None:
    assert "$" not in stylesheet(theme)


def test_every_icon_in_the_code_is_there_and_none_is_spare() -> None:
    code = "\n".join(path.read_text() for path in SOURCES.rglob("*.py"))
    there = {path.stem for path in resource("icons").glob("*.svg")}
    used = {name for name in there if f'"{name}"' in code}
    asked = set(re.findall(r'IconButton\(\s*"([a-z0-9-]+)"', code))
    asked |= set(re.findall(r'checked_icon="([a-z0-9-]+)"', code))
    assert asked <= there
    assert there == used


def test_an_icon_has_the_colour_and_the_sharpness_asked_for(qapp: QApplication) -> None:
    drawn = pixmap("lock", "#ff0000", 16, 2.0)
    assert (drawn.width(), drawn.height()) == (32, 32)
    image = drawn.toImage()
    opaque = [
        image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250
    ]
    assert opaque
    assert all(colour.red() > 250 and colour.green() < 5 for colour in opaque)


def test_the_program_has_an_icon_in_every_size(qapp: QApplication) -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_the_shipped_face_is_used(qapp: QApplication) -> None:
    Appearance(qapp)
    assert QFontInfo(body_font()).family() == "Inter"


def test_large_type_stays_large_in_other_colours(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = Appearance(qapp, Mode.DARK)
    label = QLabel("words")
    label.setFont(small_font())
    qtbot.addWidget(label)
    label.show()
    try:
        appearance.set_text_scale(1.5)
        assert label.font().pixelSize() == round(1.5 * SMALL)
        appearance.set_mode(Mode.LIGHT)
        assert label.font().pixelSize() == round(1.5 * SMALL)
    finally:
        appearance.set_text_scale(1.0)
        appearance.set_mode(Mode.SYSTEM)
    assert label.font().pixelSize() == SMALL


def test_the_look_can_be_switched(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = Appearance(qapp, Mode.DARK)
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    assert theme_of(widget) is DARK
    with qtbot.waitSignal(appearance.changed):
        appearance.set_mode(Mode.LIGHT)
    qtbot.waitUntil(lambda: theme_of(widget) is LIGHT)
    assert appearance.theme is LIGHT
    appearance.set_mode(Mode.SYSTEM)
    light = qapp.styleHints().colorScheme() is Qt.ColorScheme.Light
    assert appearance.theme is (LIGHT if light else DARK)
