"""What help shows: the pages that ship with the program, the keys, the licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from core.resources import resource
from desktop.language import mark, tr
from desktop.state.action_book import ActionBook

HANDS = (
    (mark("Wheel"), mark("Zoom at the pointer")),
    (mark("Space and drag, middle button"), mark("Move the picture")),
    (mark("Double click on a value"), mark("Its usual value")),
    (mark("\\ held"), mark("The picture as it was before")),
    ("← →", mark("Other candidates")),
    ("Enter", mark("Keep the candidate that is shown")),
    (mark("Shift and drag"), mark("A straight line; add to the mask")),
    (mark("Alt and drag"), mark("Take away from the mask")),
)
"""What is done on the canvas, and is not a command of the menus."""
LICENCES = (
    ("Latentscape", "Apache-2.0", ""),
    (mark("The model in the box"), "Apache-2.0, MIT, CC-BY-4.0", "models/emoji/LICENSES.md"),
    (mark("Inter, the typeface"), "SIL Open Font Licence 1.1", "licences/inter.txt"),
    (mark("Lucide, the icons"), "ISC", "licences/lucide.txt"),
    (mark("The words that CLIP knows"), "MIT", "licences/clip.txt"),
    ("Qt and PySide6", "LGPL-3.0", ""),
    ("PyTorch", "BSD-3-Clause", ""),
    ("diffusers, transformers, safetensors", "Apache-2.0", ""),
    ("NumPy, Pillow", "BSD-3-Clause, MIT-CMU", ""),
    (
        mark("PyAV, with FFmpeg's libraries"),
        "BSD-3-Clause; LGPL-3.0, with x264 and x265: GPL-2.0 or later",
        "",
    ),
    ("qasync", "BSD-2-Clause", ""),
)
"""What ships, under which licence, and where its text is among the resources."""

NAMED = re.compile(r"\{([a-z0-9.-]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of help.

    Attributes:
        name: What it is asked for by.
        title: In the list at the left.
        markdown: Its text; empty if it is HTML.
        html: Its text; empty if it is Markdown.
    """

    name: str
    title: str
    markdown: str = ""
    html: str = ""


def pages(book: ActionBook) -> tuple[Page, ...]:
    """All pages, in the order in which one would read them."""
    guide = []
    for path in sorted(resource("help").glob("*.md")):
        own = path.parent / tr("en") / path.name  # the translation of a language's code is the other's
        text = with_keys((own if own.is_file() else path).read_text(encoding="utf-8"), book)
        title = text.splitlines()[0].lstrip("# ")
        guide.append(Page(name=path.stem.split("-", 1)[1], title=title, markdown=text))
    return (*guide, keys_page(book), about_page())


def with_keys(text: str, book: ActionBook) -> str:
    """``{file.open}`` becomes the keys of that command as they are now; where it has none, where it is."""
    known = {command.id: command for command in book.commands}

    def keys(match: re.Match[str]) -> str:
        command = known.get(match[1])
        if command is None:  # a test looks for these
            return match[1].rpartition(".")[2].replace("-", " ")
        return f"**{command.keys_text or command.room + ' ▸ ' + command.title}**"

    return NAMED.sub(keys, text)


def named(text: str) -> set[str]:
    """The commands that ``text`` names."""
    return set(NAMED.findall(text))


def keys_page(book: ActionBook) -> Page:
    """All keys there are."""
    rooms: dict[str, list[tuple[str, str]]] = {}
    for command in book.commands:
        if command.keys:
            rooms.setdefault(command.room, []).append((command.keys_text, command.title))
    rooms[tr("On the canvas")] = [(tr(keys), tr(what)) for keys, what in HANDS]
    tables = "".join(
        f"<h3>{escape(room)}</h3><table width='100%' cellspacing='0' cellpadding='3'>"
        + "".join(
            f"<tr><td width='45%'><b>{escape(keys)}</b></td><td>{escape(title)}</td></tr>"
            for keys, title in rows
        )
        + "</table>"
        for room, rows in rooms.items()
    )
    keys, where = tr("Keys"), tr("Change them in Edit ▸ Preferences.")
    return Page(name="keys", title=keys, html=f"<h1>{keys}</h1><p>{where}</p>{tables}")


def about_page() -> Page:
    """What this is, and under which licences it ships."""
    rows = "".join(
        f"<tr><td width='45%'>{escape(tr(what))}</td><td>{escape(licence)}</td></tr>"
        for what, licence, _where in LICENCES
    )
    texts = "".join(
        f"<h3>{escape(tr(what))}</h3><pre>{escape(resource(*where.split('/')).read_text(encoding='utf-8'))}</pre>"
        for what, _licence, where in LICENCES
        if where
    )
    return Page(
        name="licences",
        title=tr("Licences"),
        html=f"<h1>{tr('Licences')}</h1><table width='100%' cellspacing='0' cellpadding='3'>{rows}</table>"
        + texts,
    )
