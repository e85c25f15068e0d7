"""English without a translator; German with one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.language import counted, install, mark, tr


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = install(qapp, language.GERMAN)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_english_is_what_stands_in_the_source() -> None:
    assert tr("Of all words in the window; from the next start on.").startswith("Of all words")
    assert tr("{name} is not a picture.", name="{x}.png") == "{x}.png is not a picture."
    assert [counted("{count} mouse", "{count} mice", number) for number in (0, 1, 2)] == [
        "0 mice", "1 mouse", "2 mice",
    ]  # fmt: skip
    assert mark("Sharp") == "Sharp"


@pytest.mark.usefixtures("german")
def test_german_comes_from_the_file_and_from_qt_for_its_own_buttons(qapp: QApplication) -> None:
    assert tr("Of all words in the window; from the next start on.").startswith("Für alle Wörter")
    assert tr("Never translated {count}", count=1) == "Never translated 1"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.parametrize(
    ("system", "wanted"),
    [(["fr-FR", "de-AT", "en"], "de"), (["en-GB", "de"], "en"), (["fr"], "en"), ([], "en")],
)
def test_the_system_s_first_language_that_is_one_of_ours(
    system: list[str], wanted: str, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    class Locale:
        @staticmethod
        def system() -> "Locale":
            return Locale()

        @staticmethod
        def uiLanguages() -> list[str]:
            return system

    monkeypatch.setattr(language, "QLocale", Locale)
    installed = install(qapp, language.SYSTEM)
    assert bool(installed) == (wanted == language.GERMAN)
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()
