"""Read all strings for people from the source, keep what is translated of them, and compile it.

PySide6's lupdate makes a context of every class and writes line numbers; we have one context, and a file that
two people can add to at once: sorted by the English, and nothing in it but English and German.

    python packaging/translations/update.py             and name what has no German yet
"""

from __future__ import annotations

import ast
import itertools
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, unescape

import PySide6

ROOT = Path(__file__).resolve().parents[2]
GERMAN = ROOT / "packaging" / "translations" / "latentscape_de.ts"
COMPILED = ROOT / "resources" / "translations" / "latentscape_de.qm"
TEMPLATES = ROOT / "resources" / "translations" / "core.json"
MODEL = "resources/models/emoji/latentscape.json"
CONTEXT = "Latentscape"
WAITING = ' type="unfinished"'
MESSAGE = re.compile(r"<source>(.*?)</source>\s*<translation[^>]*>(.*?)</translation>", re.DOTALL)
FORM = re.compile(r"<numerusform>(.*?)</numerusform>", re.DOTALL)
SENTENCE = re.compile(r"[A-Z“{][^\n]* [^\n]*\.", re.DOTALL)
REASON = re.compile(r"(an?|is|it|its|some|the|there|what) [a-zA-Z“{][^\n]{8,}[^.]")
NOT_TOLD = {
    "KeyError", "RuntimeError", "TypeError", "ValueError",
    "critical", "debug", "error", "exception", "info", "warning",
}  # fmt: skip
CONFLICT = re.compile(r"^(<<<<<<<|=======|>>>>>>>).*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Said:
    """A string for people, and where it is.

    Attributes:
        text: The English.
        counted: Whether its German has a form for one and one for many.
        place: "desktop/window.py:12".
    """

    text: str
    counted: bool
    place: str


def of_the_window(root: Path = ROOT) -> Iterator[Said]:
    """Every string of ``desktop`` that goes through ``tr``, ``mark`` or ``counted``."""
    for place, tree in _sources(root / "desktop"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            wanted = {"tr": 0, "mark": 0, "counted": 1}.get(node.func.id)
            if wanted is not None and len(node.args) > wanted:
                for text in _literals(node.args[wanted]):
                    yield Said(text, node.func.id == "counted", f"{place}:{node.lineno}")


def of_the_core(root: Path = ROOT) -> Iterator[Said]:
    """Every sentence of ``core`` (errors, notes), the reasons in them, stages, and what our model draws.

    What stands in braces is numbered: "“{1}” is damaged: {2}."
    """
    for place, tree in _sources(root / "core"):
        if not place.startswith("core/cli/"):
            for text, line in _told(tree, stage=False):
                yield Said(text, False, f"{place}:{line}")
    about = json.loads((root / MODEL).read_text(encoding="utf-8"))
    yield Said(about["description"], False, MODEL)


def _sources(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield (
            path.relative_to(folder.parent).as_posix(),
            ast.parse(path.read_text(encoding="utf-8")),
        )


def _told(node: ast.AST, *, stage: bool) -> Iterator[tuple[str, int]]:
    """What reads like a sentence, or the reason in one; not docstrings, the log and what programmers get."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        if name in NOT_TOLD and (name[0].isupper() or isinstance(node.func, ast.Attribute)):
            return  # a plain ``error`` is the kind of error that a function is told to raise
    text, values = "", []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = _numbered(node.value)
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                values.append(part.value)
            text += str(part.value) if isinstance(part, ast.Constant) else f"{{{len(values)}}}"
    if text and (stage or SENTENCE.fullmatch(text) or REASON.fullmatch(text)):
        yield text, getattr(node, "lineno", 0)
    inside = isinstance(node, ast.ClassDef) and node.name == "Stage"
    for child in values if isinstance(node, ast.JoinedStr) else ast.iter_child_nodes(node):
        yield from _told(child, stage=inside or (stage and isinstance(node, ast.Assign)))


def _numbered(text: str) -> str:
    """A template that is filled in later is like one that is filled in at once: "{1} has {2}"."""
    numbers = itertools.count(1)
    return re.sub(r"\{\w*\}", lambda _gap: f"{{{next(numbers)}}}", text)


def _literals(node: ast.expr) -> Iterator[str]:
    """The string, or both of ``"…" if … else "…"``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def read(path: Path = GERMAN) -> dict[str, tuple[str, ...]]:
    """What is translated: a text, or one for each form of the number; empty where it waits.

    A file with both sides of a conflict in it is read, too: what either side translates is kept.
    """
    found: dict[str, tuple[str, ...]] = {}
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for source, german in MESSAGE.findall(CONFLICT.sub("", text)):
        forms = tuple(unescape(form) for form in FORM.findall(german)) or (unescape(german),)
        if all(forms) or not all(found.get(unescape(source), ("",))):
            found[unescape(source)] = forms
    return found


def write(said: dict[str, bool], known: dict[str, tuple[str, ...]], path: Path = GERMAN) -> None:
    """Write the file: each of ``said`` (whether it is counted), with what is ``known`` of it."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" language="de_DE" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for text in sorted(said):
        forms = known.get(text, ())
        lines.append('    <message numerus="yes">' if said[text] else "    <message>")
        lines.append(f"        <source>{escape(text)}</source>")
        if said[text]:
            one, many = (*forms, "", "")[:2]
            lines.append(f"        <translation{'' if one and many else WAITING}>")
            lines.append(f"            <numerusform>{escape(one)}</numerusform>")
            lines.append(f"            <numerusform>{escape(many)}</numerusform>")
            lines.append("        </translation>")
        else:
            german = (*forms, "")[0]
            lines.append(f"        <translation{'' if german else WAITING}>{escape(german)}</translation>")
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def collect() -> dict[str, bool]:
    """Every string of the source, and whether its German has two forms."""
    said: dict[str, bool] = {}
    for each in (*of_the_window(), *of_the_core()):
        said[each.text] = said.get(each.text, False) or each.counted
    return said


def main() -> None:
    """Bring the file up to date, and say what waits."""
    said, known = collect(), read()
    write(said, known)
    templates = sorted({each.text for each in of_the_core()})
    TEMPLATES.write_text(json.dumps(templates, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    waiting = [text for text in sorted(said) if not all(known.get(text, ("",)))]
    compile_()
    print(f"{len(said)} strings, {len(known.keys() - said.keys())} dropped, {len(waiting)} without German:")
    print(*waiting, sep="\n")


def compile_(source: Path = GERMAN, target: Path = COMPILED) -> None:
    """Make the file the program reads."""
    target.parent.mkdir(exist_ok=True)
    tool = next(Path(PySide6.__file__).parent.glob("lrelease*"))
    subprocess.run([tool, "-silent", "-nounfinished", source, "-qm", target], check=True)


if __name__ == "__main__":
    main()
