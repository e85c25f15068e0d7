"""Every string for people has its German, and no string slips past the translation."""

import importlib.util
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

from desktop.language import CONTEXT

ROOT = Path(__file__).parents[2]
HOW = "run `make translations`, fill in what it names, run it again"


def load() -> ModuleType:
    name = "update_translations"
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / "translations" / "update.py")
    assert spec is not None
    assert spec.loader is not None
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


update = load()


@pytest.fixture(scope="module")
def said() -> dict[str, bool]:
    """Every English string of the source, and whether it is counted."""
    return dict(update.collect())


@pytest.fixture(scope="module")
def german() -> dict[str, tuple[str, ...]]:
    """What is translated; the first test names what is not."""
    return {text: forms for text, forms in update.read().items() if all(forms)}


def placeholders(text: str) -> set[str]:
    return {name for _before, name, _form, _conversion in string.Formatter().parse(text) if name is not None}


def test_every_string_has_its_german(said: dict[str, bool], german: dict[str, tuple[str, ...]]) -> None:
    waiting = [
        text
        for text, many in said.items()
        if len([each for each in german.get(text, ()) if each]) != 1 + many
    ]
    assert not waiting, f"without German: {waiting}; {HOW}"


def test_the_error_that_a_function_is_told_to_raise_is_for_people(said: dict[str, bool]) -> None:
    assert "“{1}” is empty: get the file again." in said


def test_what_is_counted_is_said_with_its_number() -> None:
    """Said plainly it would have the form for one thing, whatever the number."""
    counted = {each.text for each in update.of_the_window() if each.counted}
    plain = [each for each in update.of_the_window() if not each.counted and each.text in counted]
    assert not plain, f"use counted(): {[each.place for each in plain]}"


def test_nothing_is_translated_that_nobody_says(
    said: dict[str, bool], german: dict[str, tuple[str, ...]]
) -> None:
    assert not german.keys() - said.keys(), HOW


def test_the_placeholders_are_the_same(said: dict[str, bool], german: dict[str, tuple[str, ...]]) -> None:
    wrong = {
        text: form
        for text, forms in german.items()
        for number, form in enumerate(forms)
        if placeholders(form) != placeholders(text)
        and not (said[text] and number == 0 and placeholders(form) == placeholders(text) - {"count"})
    }
    assert not wrong


def test_the_ends_are_the_same(german: dict[str, tuple[str, ...]]) -> None:
    """An ellipsis, a full stop, a new line and a mnemonic mean the same in both."""
    wrong = {
        text: form
        for text, forms in german.items()
        for form in forms
        if any(text.endswith(end) != form.endswith(end) for end in ("…", "."))
        or text.count("\n") != form.count("\n")
        or text.count("&") != form.count("&")
    }
    assert not wrong


def test_what_the_program_reads_is_what_is_written(german: dict[str, tuple[str, ...]]) -> None:
    translator = QTranslator()
    assert translator.load(str(update.COMPILED))
    stale = [
        text
        for text, forms in german.items()
        for number, form in enumerate(forms)
        if translator.translate(CONTEXT, text, "", number + 1 if len(forms) > 1 else -1) != form
    ]
    assert not stale, HOW
