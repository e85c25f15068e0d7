"""Help says the keys as they are, and every licence has its text."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence

from core.resources import RESOURCES, resource
from desktop.guide.pages import LICENCES, about_page, keys_page, named, pages, with_keys
from tests.desktop.window.conftest import Hands, hands, open_window

__all__ = ["hands", "open_window"]


def test_every_page_can_be_shown_and_its_links_lead_somewhere(hands: Hands) -> None:
    shown = pages(hands.window.book)
    names = {page.name for page in shown}
    subjects = ("start", "drawing", "painting", "layers", "walks", "latents", "models", "files")
    assert {*subjects, "keys", "licences"} <= names
    for page in shown:
        assert page.title
        assert "{" not in page.markdown
        for link in re.findall(r"\]\(([^)]+)\)", page.markdown):
            assert link in names


def test_help_says_the_keys_of_now(hands: Hands) -> None:
    book = hands.window.book
    assert with_keys("Press {file.save}.", book) == "Press **Ctrl+S**."
    book.take("file.save", QKeySequence("Ctrl+J"))
    assert with_keys("Press {file.save}.", book) == "Press **Ctrl+J**."
    assert "<b>Ctrl+J</b></td><td>Save</td>" in keys_page(book).html
    book.set_keys("file.save", ())
    assert with_keys("Press {file.save}.", book) == "Press **File ▸ Save**."
    assert with_keys("{file.gone-away}", book) == "gone away"


def test_help_names_commands_that_there_are(hands: Hands) -> None:
    for path in resource("help").glob("*.md"):
        known = {command.id for command in hands.window.book.commands}
        assert named(path.read_text(encoding="utf-8")) <= known, path.name


def test_every_licence_that_ships_is_shown() -> None:
    html = about_page().html
    told = {where for _what, _licence, where in LICENCES if where}
    there = {path.relative_to(RESOURCES).as_posix() for path in resource("licences").iterdir()}
    assert there <= told
    for where in told:
        assert resource(*where.split("/")).read_text(encoding="utf-8").split()[0] in html


def test_every_page_has_its_german_of_the_same_build() -> None:
    """The same commands, links, headings and points: a page that grew in one language grows in the other."""

    def build(text: str) -> tuple[object, ...]:
        marks = re.findall(r"^(#+|-|\d\.) ", text, re.MULTILINE)
        return named(text), re.findall(r"\]\(([^)]+)\)", text), marks, len(text.split("\n\n"))

    for path in resource("help").glob("*.md"):
        german = path.parent / "de" / path.name
        assert build(german.read_text(encoding="utf-8")) == build(path.read_text(encoding="utf-8")), german


@pytest.mark.usefixtures("german")
def test_help_is_german_in_german(open_window: Callable[[], Hands]) -> None:
    shown = {page.name: page.markdown for page in pages(open_window().window.book)}
    assert shown["start"].startswith("# Erste Schritte")
    assert "**Strg+Enter**" in shown["start"]
