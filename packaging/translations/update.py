"""Read all strings for people from the source, keep what is translated of them, and compile it.

PySide6's lupdate makes a context of every class and writes line numbers; we have one context, and a file that
two people can add to at once: sorted by the English, and nothing in it but English and German.

    python packaging/translations/update.py             and name what has no German yet
"""

from __future__ import annotations

import ast
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
SOURCES = ("desktop",)
CONTEXT = "Latentscape"
WAITING = ' type="unfinished"'
MESSAGE = re.compile(r"<source>(.*?)</source>\s*<translation[^>]*>(.*?)</translation>", re.DOTALL)
FORM = re.compile(r"<numerusform>(.*?)</numerusform>", re.DOTALL)
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


def sentences(root: Path = ROOT) -> Iterator[Said]:
    """Every string of the source that goes through ``tr``, ``mark`` or ``counted``."""
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                    continue
                wanted = {"tr": 0, "mark": 0, "counted": 1}.get(node.func.id)
                if wanted is None or len(node.args) <= wanted:
                    continue
                place = f"{path.relative_to(root).as_posix()}:{node.lineno}"
                for text in _literals(node.args[wanted]):
                    yield Said(text, node.func.id == "counted", place)


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
    for each in sentences():
        said[each.text] = said.get(each.text, False) or each.counted
    return said


def main() -> None:
    """Bring the file up to date, and say what waits."""
    said, known = collect(), read()
    write(said, known)
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
