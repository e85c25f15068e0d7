"""Sentences of the core in the language of the window.

The core speaks English and knows no Qt: its errors and notes are finished sentences, in the log and on the
command line too. Each was made of a template that ``packaging/translations/update.py`` finds in the source;
here a sentence is led back to its template, and said again in the translation with the same values.
"""

from __future__ import annotations

import json
import re
from functools import cache

from core.resources import resource
from desktop.language import fill, tr

GAP = re.compile(r"\{\d+\}")


def retold(sentence: str) -> str:
    """``sentence`` in the language of the window; as it is if it is none of the core's.

    A value may be a sentence of its own (why a file cannot be written), and a note may have several.
    """
    if tr("en") == "en":
        return sentence
    if (said := _whole(sentence)) is not None:
        return said
    if ". " in sentence:
        parts = re.split(r"(?<=\.) ", sentence)
        return " ".join(_whole(part) or part for part in parts)
    return sentence


def _whole(sentence: str) -> str | None:
    for head, tail, template in _templates():
        fits = sentence.startswith(head) and sentence.endswith(tail)
        if fits and (found := _pattern(template).fullmatch(sentence)):
            return fill(tr(template), [_whole(value) or value for value in found.groups()])
    return None


@cache
def _templates() -> tuple[tuple[str, str, str], ...]:
    """How each begins and ends; the most definite first: the one with most words of its own."""
    templates = json.loads(resource("translations", "core.json").read_text(encoding="utf-8"))
    templates.sort(key=lambda template: -len(GAP.sub("", template)))
    parts = ((GAP.split(template), template) for template in templates)
    return tuple((part[0], part[-1], template) for part, template in parts)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Made when it is needed: all of them would hold the window up for a tenth of a second."""
    return re.compile("(.*?)".join(map(re.escape, GAP.split(template))), re.DOTALL)
