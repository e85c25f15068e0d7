"""A prompt as chunks of tokens that a text encoder can take, with a weight for each (A1111's way)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from transformers import CLIPTokenizer

from core.prompt import Fragment, sections

BACK = 20
"""Tokens a chunk goes back to end at a comma rather than within a phrase."""


@dataclass(frozen=True, slots=True, eq=False)
class Chunks:
    """A prompt in tokens.

    Attributes:
        ids: int64 (n, L), each chunk begun, ended and filled up as the encoder was trained.
        mask: int64 (n, L), 1 up to the end token.
        weights: float32 (n, L), 1 where nothing is weighted.
        taught: Chunk, place and vector (D) of each token that is a vector of its own; its id does not count.
    """

    ids: Tensor
    mask: Tensor
    weights: Tensor
    taught: tuple[tuple[int, int, Tensor], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """Words that stand for vectors (textual inversion).

    Attributes:
        pattern: Finds them; its first group is the word.
        vectors: float (n, D) by case-folded word.
    """

    pattern: re.Pattern[str]
    vectors: Mapping[str, Tensor]


@dataclass(frozen=True, slots=True, eq=False)
class _Token:
    id: int
    weight: float
    vector: Tensor | None = None


def chunks(tokenizer: CLIPTokenizer, prompt: str, taught: Taught | None = None) -> Chunks:
    """Split ``prompt`` into chunks of 75 tokens (of the model's length less two); there is always one."""
    room = tokenizer.model_max_length - 2
    comma = tokenizer.convert_tokens_to_ids(",</w>")
    found = [
        chunk
        for section in sections(prompt)
        for chunk in _section(tokenizer, section, taught, room=room, comma=comma)
    ]
    ids, mask, weights = [], [], []
    for chunk in found:
        length = len(chunk) + 2
        fill = room - len(chunk)
        begin, end, pad = tokenizer.bos_token_id, tokenizer.eos_token_id, tokenizer.pad_token_id
        ids.append([begin, *(token.id for token in chunk), end, *[pad] * fill])
        mask.append([1] * length + [0] * fill)
        weights.append([1.0, *(token.weight for token in chunk), 1.0, *[1.0] * fill])
    vectors = tuple(
        (number, place, token.vector)
        for number, chunk in enumerate(found)
        for place, token in enumerate(chunk, 1)
        if token.vector is not None
    )
    return Chunks(torch.tensor(ids), torch.tensor(mask), torch.tensor(weights), vectors)


def _section(
    tokenizer: CLIPTokenizer, fragments: list[Fragment], taught: Taught | None, *, room: int, comma: object
) -> list[list[_Token]]:
    tokens = [token for fragment in fragments for token in _tokens(tokenizer, fragment, taught)]
    found = []
    while len(tokens) > room:
        end = room
        commas = [place for place in range(room - BACK, room) if tokens[place].id == comma]
        if commas and tokens[room].id != comma and room > BACK:
            end = commas[-1] + 1
        found.append(tokens[:end])
        tokens = tokens[end:]
    return [*found, tokens] if tokens or not found else found


def _tokens(tokenizer: CLIPTokenizer, fragment: Fragment, taught: Taught | None) -> Iterator[_Token]:
    parts = taught.pattern.split(fragment.text) if taught is not None else [fragment.text]
    for number, part in enumerate(parts):
        if number % 2 and taught is not None:
            for vector in taught.vectors[part.casefold()]:
                yield _Token(0, fragment.weight, vector)
        else:
            whole = part.encode("utf-8", "replace").decode()  # tokenizers choke on halves of characters
            for token in tokenizer(whole, add_special_tokens=False, verbose=False).input_ids:
                yield _Token(int(token), fragment.weight)


def weighted(states: Tensor, weights: Tensor) -> Tensor:
    """Hidden states (n, L, D), those of weighted tokens multiplied, each chunk's mean as it was."""
    if bool((weights == 1).all()):
        return states
    changed = states * weights.to(states)[..., None]
    before, after = states.mean((1, 2), keepdim=True), changed.mean((1, 2), keepdim=True)
    return torch.where(after.abs() > 1e-8, changed * (before / after), changed)
