"""The prompt's own language, as A1111's users write it.

``(word)`` weighs 1.1 times, ``[word]`` 1/1.1, ``(word:1.3)`` 1.3; brackets nest, a backslash takes a bracket
literally. ``BREAK`` begins a new chunk of tokens. ``<lora:name:0.8>`` adds a LoRA and is no part of the text.
diffusers' pipelines know none of this: a prompt without these marks means the same to both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ROUND, SQUARE = 1.1, 1 / 1.1
MOST = 10.0
"""The largest weight of a word, either side of zero."""

_PIECE = re.compile(r"\\[\\()\[\]]|\\|\(|\[|:\s*([+-]?\d*\.?\d+)\s*\)|\)|\]|[^\\()\[\]:]+|:")
_LORA = re.compile(r"<lora:([^:<>]+)(?::([+-]?\d*\.?\d+))?(?::([+-]?\d*\.?\d+))?>")
_BREAK = re.compile(r"\s*\bBREAK\b\s*")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a prompt.

    Attributes:
        text: As the tokenizer takes it.
        weight: How much it counts; 1 is plain.
    """

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class LoraTag:
    """A LoRA named in a prompt.

    Attributes:
        name: Of its file, without suffix.
        weight: For the UNet.
        text_weight: For the text encoders.
    """

    name: str
    weight: float
    text_weight: float


def without_loras(prompt: str) -> tuple[str, tuple[LoraTag, ...]]:
    """The prompt without its ``<lora:…>`` marks, and what they name."""
    tags = []
    for name, first, second in _LORA.findall(prompt):
        text = float(first) if first else 1.0
        tags.append(LoraTag(name.strip(), float(second) if second else text, text))
    return (_LORA.sub("", prompt).strip() if tags else prompt), tuple(tags)


def sections(prompt: str) -> list[list[Fragment]]:
    """The prompt in pieces of one weight each, split at ``BREAK``; never fails: what is no mark is text."""
    if not re.search(r"[\\()\[\]]|\bBREAK\b", prompt):
        return [[Fragment(prompt)]]
    texts: list[str] = []
    weights: list[float] = []
    opened: list[tuple[str, int]] = []  # kind of bracket, first piece inside

    def weigh(start: int, factor: float) -> None:
        for index in range(start, len(weights)):
            weights[index] = min(max(weights[index] * factor, -MOST), MOST)

    def close(kind: str, factor: float) -> bool:
        if opened and opened[-1][0] == kind:
            weigh(opened.pop()[1], factor)
            return True
        return False

    for match in _PIECE.finditer(prompt):
        piece = match[0]
        if piece in {"(", "["}:
            opened.append((piece, len(texts)))
            continue
        if match[1] is not None and close("(", float(match[1])):
            continue
        if (piece == ")" and close("(", ROUND)) or (piece == "]" and close("[", SQUARE)):
            continue
        texts.append(piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece)
        weights.append(1.0)
    while opened:  # never closed: to the end
        kind, start = opened.pop()
        weigh(start, ROUND if kind == "(" else SQUARE)
    return _split(texts, weights)


def _split(texts: list[str], weights: list[float]) -> list[list[Fragment]]:
    found: list[list[Fragment]] = [[]]
    for text, weight in zip(texts, weights, strict=True):
        for number, part in enumerate(_BREAK.split(text)):
            if number:
                found.append([])
            last = found[-1]
            if last and last[-1].weight == weight:
                last[-1] = Fragment(last[-1].text + part, weight)
            elif part:
                last.append(Fragment(part, weight))
    return [section or [Fragment("")] for section in found]
