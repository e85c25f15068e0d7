"""No string for people slips past the translation: the source is read for literals that are shown."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRANSLATED = {"tr", "mark", "counted"}
SHOWN = {
    "Action", "Choice", "EditRow", "NumberSlider", "Popover", "PromptEdit", "QAction", "QCheckBox",
    "QFileDialog", "QGroupBox", "QLabel", "QLineEdit", "QMenu", "QPushButton", "QRadioButton", "Switch",
    "TextButton", "_make", "addAction", "addButton", "addItem", "addMenu", "addTab", "command",
    "describe", "drawText", "insert_menu", "make_menu", "note", "offer", "problem",
    "setAccessibleDescription", "setAccessibleName", "setInformativeText", "setLabelText",
    "setPlaceholderText", "setStatusTip", "setTabText", "setText", "setTitle", "setToolTip",
    "setWhatsThis", "setWindowTitle", "set_look", "showText",
}  # fmt: skip
"""What is given to these is read by a person, one word or more."""
SHOWN_AS = {"hint", "label", "name", "placeholderText", "text", "tip", "title"}
"""So is what is given to anything by these names."""
KEPT_AS = {"kind", "knob"}
"""What these hold is compared, never read."""
UNSHOWN = {
    "IndexError", "KeyError", "RuntimeError", "TypeError", "ValueError",  # for those who program
    "critical", "debug", "error", "exception", "info", "warning",  # the log is English
}  # fmt: skip
NOT_FOR_PEOPLE = (
    *("desktop/demo/", "desktop/guide/report.py"),
    *("desktop/theme/", "desktop/log.py", "desktop/screen.py"),
)
"""The demo's progress and the diagnostic report are English, as the log and the command line are."""
KEYS = re.compile(r"((Ctrl|Shift|Alt|Meta)\+.+|F\d+|Esc|Enter|Return|Space|Del|Left, Right|.)")
NAMES = re.compile(
    r"Latentscape.*|Apache-.*|BSD-.*|LGPL-.*|SIL Open.*|MIT.*|ISC|Qt and PySide6|PyTorch|GIF|PNG.*"
)
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:;’”]? [“‘]?[A-Za-z{]")
LETTERS = re.compile(r" (?!Latentscape)[A-Za-z]{3,}|[A-Za-z]{3,}[,:;.]? ")
WORD = re.compile(r"[A-Z&“][\w&’]+")
CODE = re.compile(r"[<{#/.%]|pip |color:|.*(\(\*\.|;;|, safetensors|NumPy, )")


def bare(path: Path) -> Iterator[str]:
    """The literals of one file that are shown and not translated."""
    yield from _walk(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix())


def _walk(node: ast.AST, place: str, *, shown: bool = False) -> Iterator[str]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Assert | ast.Compare | ast.Subscript):
        return
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TRANSLATED | UNSHOWN:
            return
        yield from _walk(node.func, place)
        for argument in node.args:
            yield from _walk(argument, place, shown=name in SHOWN)
        for keyword in node.keywords:
            if keyword.arg not in KEPT_AS:
                yield from _walk(keyword.value, place, shown=keyword.arg in SHOWN_AS)
        return
    if isinstance(node, ast.JoinedStr):
        words = "{}".join(str(each.value) for each in node.values if isinstance(each, ast.Constant))
        if LETTERS.search(words) and not (CODE.match(words) or NAMES.match(words)):
            yield f"{place}:{node.lineno}: {ast.unparse(node)}"
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                yield from _walk(each.value, place)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _reads(node.value, shown=shown):
        yield f"{place}:{node.lineno}: {node.value!r}"
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, place, shown=shown and not isinstance(child, ast.Lambda))


def _reads(text: str, *, shown: bool) -> bool:
    """Whether a person would read it as English."""
    if KEYS.fullmatch(text) or NAMES.fullmatch(text) or CODE.match(text):
        return False
    return bool(SENTENCE.search(text) or (shown and WORD.match(text)))


def test_no_bare_string_is_shown() -> None:
    found = [
        each
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(NOT_FOR_PEOPLE)
        for each in bare(path)
    ]
    assert not found, "wrap them as desktop/language.py says:\n" + "\n".join(found)


def test_it_finds_what_it_should(tmp_path: Path) -> None:
    source = (
        'label.setText("Ready")\n'
        'QLabel(f"Saved as {name}.")\n'
        'row = Row(name="width", title="Width")\n'
        'TIP = "Drag it here"\n'
        'label.setText(tr("Ready")); LOG.warning("no such file"); raise ValueError("no such key")\n'
        'button = Button("x", keys="Ctrl+S")\n'
    )
    found = [each.partition(": ")[2] for each in _walk(ast.parse(source), "here")]
    assert found == ["'Ready'", "f'Saved as {name}.'", "'Width'", "'Drag it here'"]
