"""CLIP's own vocabulary, which ships with the program: single-file checkpoints carry none."""

from __future__ import annotations

import gzip
from typing import Any

from transformers import CLIPTokenizer

from core.resources import resource

_BEGIN, _END = "<|startoftext|>", "<|endoftext|>"


def clip_tokenizer(pad: str = _END) -> CLIPTokenizer:
    """The tokenizer of CLIP (arXiv 2103.00020): 49,408 tokens, 77 at a time.

    Args:
        pad: What fills up short prompts: the end token for OpenAI's CLIP, "!" (token 0) for OpenCLIP.
    """
    lines = gzip.decompress(resource("clip", "merges.txt.gz").read_bytes()).decode().splitlines()
    merges = [(left, right) for left, _, right in (line.partition(" ") for line in lines)]
    letters = sorted(_alphabet())
    words = [*letters, *(letter + "</w>" for letter in letters), *(left + right for left, right in merges)]
    vocabulary = {word: number for number, word in enumerate([*words, _BEGIN, _END])}
    build: Any = CLIPTokenizer
    tokenizer: CLIPTokenizer = build(vocab=vocabulary, merges=merges, pad_token=pad, model_max_length=77)
    return tokenizer


def _alphabet() -> set[str]:
    """The 256 bytes as printable characters: themselves, or the next free ones from 256 up (GPT-2's way)."""
    plain = {*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = [byte for byte in range(256) if byte not in plain]
    return {chr(byte) for byte in plain} | {chr(256 + number) for number in range(len(others))}
