"""English without a translator; German with one."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.language import counted, install, listed, mark, number, shown, tr
from tests.desktop.conftest import forget


def test_english_is_what_stands_in_the_source() -> None:
    assert tr("Of all words in the window; from the next start on.").startswith("Of all words")
    assert tr("{name} is not a picture.", name="{x}.png") == "{x}.png is not a picture."
    assert [counted("{count} mouse", "{count} mice", many) for many in (0, 1, 2)] == [
        "0 mice", "1 mouse", "2 mice",
    ]  # fmt: skip
    assert mark("Sharp") == "Sharp"
    assert (number(0.5), number(2.25, ".1f"), tr("{x:.1f} dB", x=31.25)) == ("0.5", "2.2", "31.2 dB")
    assert [listed(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip
    assert (shown("Ctrl+Return"), shown("Left, Right")) == ("Ctrl+Enter", "Left, Right")


@pytest.mark.usefixtures("german")
def test_german_comes_from_the_file_and_from_qt_for_its_own_buttons(qapp: QApplication) -> None:
    assert tr("Of all words in the window; from the next start on.").startswith("Für alle Wörter")
    assert tr("Never translated {count}", count=1) == "Never translated 1"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert (number(0.5), tr("{x:.1f} dB", x=31.25)) == ("0,5", "31,2 dB")
    assert shown("Ctrl+Return") == "Strg+Enter"


@pytest.mark.parametrize(
    ("system", "wanted"),
    [(["fr-FR", "de-AT", "en"], "de"), (["en-GB", "de"], "en"), (["fr"], "en"), ([], "en")],
)
def test_the_system_s_first_language_that_is_one_of_ours(
    system: list[str], wanted: str, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: system)
    installed = install(qapp, language.SYSTEM)
    assert bool(installed) == (wanted == language.GERMAN)
    forget(qapp, installed)
