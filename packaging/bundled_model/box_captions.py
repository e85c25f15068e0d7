"""Captions as people might type them, and the tokenizer learned from them."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

from box_data import Drawing, learned, load
from box_profile import TEXT_LENGTH, WORK, Profile
from box_shipped import starting_folder
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer

EMPTY_SHARE = 0.10  # taught without words, for guidance
STYLE_SHARE = 0.04  # taught with the style's name alone, so that style and subject are learned apart
START, END = "<|startoftext|>", "<|endoftext|>"
WORDS = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def article(name: str, source: random.Random) -> str:
    """Puts an article before the name."""
    indefinite = "an" if name[:1] in "aeiou" else "a"
    return f"{source.choice((indefinite, indefinite, 'the'))} {name}"


def caption(drawing: Drawing, source: random.Random) -> str:
    """Draws one of the many ways to ask for a drawing; one in ten is empty, a few name the style alone."""
    fate = source.random()
    if fate < EMPTY_SHARE:
        return ""
    if fate < EMPTY_SHARE + STYLE_SHARE:
        return f"{drawing.style} style"
    keywords = list(drawing.keywords)
    source.shuffle(keywords)
    subject = article(drawing.name, source) if source.random() < 0.25 else drawing.name
    parts = [subject, *keywords[: source.choice((0, 0, 0, 0, 1, 2, 3, 4))]]
    if len(keywords) >= 2 and source.random() < 0.05:
        parts = keywords[: source.choice((2, 3))]
    fate = source.random()
    if fate < 0.10:
        return ", ".join(parts)
    if fate < 0.25:
        return f"{', '.join(parts)} in {drawing.style} style"
    return ", ".join([*parts, f"{drawing.style} style"])


def plain_caption(drawing: Drawing) -> str:
    """The shortest full caption: name and style."""
    return f"{drawing.name}, {drawing.style} style"


def make_tokenizer(profile: Profile) -> CLIPTokenizer:
    """Learns a byte-pair encoding on the captions and dresses it as CLIP's tokenizer."""
    drawings, _ = load()
    texts = []
    for place in learned(drawings, profile):
        drawing = drawings[place]
        texts += [
            f"a {drawing.name} in {drawing.style} style",
            f"the {drawing.name}",
            ", ".join(drawing.keywords),
        ]
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix="</w>", continuing_subword_prefix=""))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(
        vocab_size=profile.vocabulary,
        initial_alphabet=letters,
        end_of_word_suffix="</w>",
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    known: dict[str, int] = model["vocab"]
    ordered = sorted(known, key=lambda token: known[token])
    ordered += [f"{letter}</w>" for letter in letters if f"{letter}</w>" not in known]
    vocabulary = {token: number for number, token in enumerate([*ordered, START, END])}
    merges: Any = [
        tuple(pair) if isinstance(pair, list) else tuple(pair.split(" ")) for pair in model["merges"]
    ]
    return CLIPTokenizer(vocab=vocabulary, merges=merges, model_max_length=TEXT_LENGTH)


def save_tokenizer(tokenizer: CLIPTokenizer, folder: Path) -> None:
    """Writes the tokenizer with the two files older programs read beside the one newer ones do."""
    tokenizer.save_pretrained(folder)
    model = json.loads(tokenizer.backend_tokenizer.to_str())["model"]
    (folder / "vocab.json").write_text(json.dumps(model["vocab"], ensure_ascii=False), "utf-8")
    pairs = [" ".join(pair) if isinstance(pair, list) else pair for pair in model["merges"]]
    (folder / "merges.txt").write_text("\n".join(["#version: 0.2", *pairs, ""]), "utf-8")


def tokenizer_for(profile: Profile) -> CLIPTokenizer:
    """Opens the profile's tokenizer; the first time it is the committed one, or made from the captions."""
    folder = WORK / profile.name / "tokenizer"
    start = starting_folder(profile, "tokenizer")
    if not (folder / "vocab.json").exists() and start is not None:
        shutil.copytree(start, folder)
    elif not (folder / "vocab.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        save_tokenizer(make_tokenizer(profile), folder)
    tokenizer: CLIPTokenizer = CLIPTokenizer.from_pretrained(str(folder))
    return tokenizer
