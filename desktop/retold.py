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
    if (said := _whole(sentence)) is not None:
        return said
    if ". " in sentence:
        parts = re.split(r"(?<=\.) ", sentence)
        return " ".join(_whole(part) or part for part in parts)
    return sentence


def _whole(sentence: str) -> str | None:
    for pattern, template in _templates():
        if found := pattern.fullmatch(sentence):
            return fill(tr(template), [_whole(value) or value for value in found.groups()])
    return None


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The most definite first: the one with most words of its own."""
    templates = json.loads(resource("translations", "core.json").read_text(encoding="utf-8"))
    templates.sort(key=lambda template: -len(GAP.sub("", template)))
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, GAP.split(each))), re.DOTALL), each) for each in templates
    )
