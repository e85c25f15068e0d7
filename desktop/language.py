"""The language of the window: English in the source, German beside it.

How a string is written:

- ``tr("Open…")``: where the window is built. The English sentence is the key, so it stands there as a literal
  and whole: ``tr("{name} is not a picture.", name=path.name)``; never glued together from halves and never an
  f-string, because German puts its words in another order.
- ``counted("{count} picture", "{count} pictures", number)``: where the number decides between one and many.
- ``mark("Sharp")``: a constant of a module or a class, which is made before there is a language. It stays
  English and is said with ``tr(CONSTANT)`` where it is shown. Keys, identifiers and what is kept in files
  stay English, too.
- What the core says (errors, notes, stages) stays English there, in literals and f-strings; its German stands
  in the same file, and ``desktop/retold.py`` brings the two together where it is shown.
- What is no language is no string of ours: "PNG", "1:1", names of files, what the person typed.

Where its German goes: ``make translations`` (that is ``python packaging/translations/update.py``) reads
all strings from the source into ``packaging/translations/latentscape_de.ts``, which is sorted by the
English and has no line numbers, so that two people can add theirs at once. An empty ``<translation>``
waits there for each new string: fill it in and run it again. It also compiles
``resources/translations/latentscape_de.qm``, which is what the program reads. A test names what is
missing. After a conflict in the two files run it, and add both: it keeps what either side has translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QKeySequence

from core.resources import resource

CONTEXT = "Latentscape"
SYSTEM, ENGLISH, GERMAN = "system", "en", "de"
LANGUAGES = {ENGLISH: "English", GERMAN: "Deutsch"}
"""Each in its own words: who cannot read the rest must find it."""


def tr(text: str, /, **values: object) -> str:
    """``text`` in the language of the window, with ``{name}`` replaced by each of ``values``."""
    said = QCoreApplication.translate(CONTEXT, text)
    return _WORDS.vformat(said, (), values) if values else said


def fill(text: str, values: Sequence[str]) -> str:
    """``text`` with ``{1}``, ``{2}``, … replaced by ``values``."""
    return _WORDS.vformat(text, ("", *values), {})


def counted(one: str, many: str, count: int, /, **values: object) -> str:
    """What is said of ``count`` things; ``{count}`` is filled in, too.

    Args:
        one: English of one, such as "{count} picture".
        many: English of none or several, such as "{count} pictures"; this is the key.
        count: How many.
        values: What else is to be filled in.
    """
    said = QCoreApplication.translate(CONTEXT, many, "", count)
    if said == many and count == 1:
        said = one
    return _WORDS.vformat(said, (), {"count": count, **values})


def number(value: float, form: str = "g") -> str:
    """``value`` with the language's decimal point; ``form`` as for ``format``."""
    return format(value, form).replace(".", QLocale().decimalPoint())


def listed(parts: Sequence[str]) -> str:
    """Several things in a row: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{most} and {last}", most=", ".join(parts[:-1]), last=parts[-1])


def shown(keys: QKeySequence | str) -> str:
    """Keys as a person reads them: "Ctrl+O", "Strg+O"."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("Return", "Enter")


class _Words(Formatter):
    """Fills placeholders in; numbers get the language's decimal point."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, float):
            return number(value, format_spec)
        return format(value, format_spec)


_WORDS = _Words()


def mark(text: str) -> str:
    """``text`` as it is, to be translated where it is shown."""
    return text


def install(app: QCoreApplication, language: str = SYSTEM) -> tuple[QTranslator, ...]:
    """Let the window speak; call it before the first widget is made.

    Args:
        app: The application.
        language: One of ``LANGUAGES``, or ``SYSTEM`` for the first of the system's languages that is one.

    Returns:
        What was installed (ours and Qt's own, for its standard buttons); the application owns it.
    """
    code = language if language in LANGUAGES else _of_the_system()
    QLocale.setDefault(QLocale(code))
    if code == ENGLISH:
        return ()
    installed = []
    for name, folder in (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"latentscape_{code}", str(resource("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            installed.append(translator)
    return tuple(installed)


def _of_the_system() -> str:
    codes = (tag.partition("-")[0] for tag in QLocale.system().uiLanguages())
    return next((code for code in codes if code in LANGUAGES), ENGLISH)
