"""The drawings: fetched, rasterised, given their margins, split, and listed with their captions."""

from __future__ import annotations

import csv
import json
import random
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from box_profile import MODEL, PICTURE_SIZE, WORK, Profile
from box_shortlist import is_candidate, is_listed
from numpy.typing import NDArray
from PIL import Image

HELD_OUT = 40
HELD_OUT_MORE = 20
HELD_OUT_SPLITS = ("held_out", "held_out_too")
STYLES = ("soft", "glossy", "flat", "simple")
INNER = {"soft": 240, "simple": 232}  # these sets draw up to the edge; the others bring their own margin

Pictures = NDArray[np.uint8]


@dataclass(frozen=True)
class Drawing:
    """One concept drawn in one style.

    `split` is train, held_out (no stage sees it), held_out_too (only the autoencoder sees it) or extra
    (only the autoencoder sees it in the cpu profile).
    """

    code: str
    name: str
    keywords: tuple[str, ...]
    style: str
    group: int
    subgroup: int
    split: str


def fetch_packages() -> Path:
    """Installs the pinned drawing sets into the work folder and returns where they are."""
    folder = WORK / "node"
    folder.mkdir(parents=True, exist_ok=True)
    here = Path(__file__).parent
    for name in ("package.json", "package-lock.json"):
        if (here / name).exists():
            shutil.copy2(here / name, folder / name)
    if not (folder / "node_modules" / "@resvg").exists():
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=folder, check=True)
    return folder


def rasterise(node: Path, folder: Path, shards: int = 2) -> None:
    """Draws every picture with resvg, in as many processes as there are shards."""
    script = Path(__file__).with_name("rasterise.mjs")
    started = [
        subprocess.Popen(
            ["node", str(script), str(node), str(folder), str(PICTURE_SIZE), str(shard), str(shards)]
        )
        for shard in range(shards)
    ]
    if any(process.wait() for process in started):
        raise RuntimeError("rasterise.mjs failed: see its message above")


def with_margin(picture: Pictures, style: str) -> Pictures:
    """Gives a drawing of a set without margins the white border that the other sets have."""
    inner = INNER.get(style)
    if inner is None:
        return picture
    small = Image.fromarray(picture).resize((inner, inner), Image.Resampling.LANCZOS)
    page = Image.new("RGB", (PICTURE_SIZE, PICTURE_SIZE), "white")
    page.paste(small, ((PICTURE_SIZE - inner) // 2, (PICTURE_SIZE - inner) // 2))
    return np.asarray(page, dtype=np.uint8)


def merge(folder: Path, shards: int = 2) -> None:
    """Joins the shards into pictures.npy and drawings.json, in the order of the emoji keyboard."""
    rows: list[tuple[int, str, int, int]] = []
    entries: list[list[dict[str, object]]] = []
    blocks: list[Pictures] = []
    shape = (-1, PICTURE_SIZE, PICTURE_SIZE, 3)
    for shard in range(shards):
        listed = json.loads((folder / f"drawings-{shard}.json").read_text("utf-8"))
        blocks.append(np.memmap(folder / f"pictures-{shard}.rgb", np.uint8, "r").reshape(shape))
        rows += [(entry["order"], entry["style"], shard, place) for place, entry in enumerate(listed)]
        entries.append(listed)
    rows.sort()
    splits = choose_held_out([entries[shard][place] for _, _, shard, place in rows])
    size = (len(rows), PICTURE_SIZE, PICTURE_SIZE, 3)
    target = np.lib.format.open_memmap(str(folder / "pictures.part"), "w+", np.uint8, size)
    drawings: list[Drawing] = []
    for number, (_, style, shard, place) in enumerate(rows):
        entry = entries[shard][place]
        target[number] = with_margin(np.asarray(blocks[shard][place]), style)
        group, subgroup = int(str(entry["group"])), int(str(entry["subgroup"]))
        code, name = str(entry["code"]), str(entry["name"])
        split = splits.get((code, style), "train" if is_listed(group, subgroup, name) else "extra")
        keywords = entry["keywords"]
        assert isinstance(keywords, list)
        drawings.append(Drawing(code, name, tuple(keywords), style, group, subgroup, split))
    target.flush()
    (folder / "drawings.json").write_text(json.dumps([asdict(drawing) for drawing in drawings]), "utf-8")
    (folder / "pictures.part").replace(folder / "pictures.npy")
    for shard in range(shards):
        (folder / f"pictures-{shard}.rgb").unlink()


def choose_held_out(entries: list[dict[str, object]]) -> dict[tuple[str, str], str]:
    """Chooses the (code point, style) pairs the denoiser never sees, and their split.

    `held_out`: 40 concepts drawn by a seeded choice, soft and glossy in turn. `held_out_too`: 20 further
    listed concepts that are drawn in all styles, flat and simple in turn. Each is seen in its other styles.
    """
    styles: dict[str, set[str]] = {}
    names: dict[str, tuple[int, int, str]] = {}
    for entry in entries:
        code, about = str(entry["code"]), (int(str(entry["group"])), int(str(entry["subgroup"])))
        names[code] = (*about, str(entry["name"]))
        if is_candidate(*names[code]):
            styles.setdefault(code, set()).add(str(entry["style"]))
    both = sorted(code for code, drawn in styles.items() if {"soft", "glossy"} <= drawn)
    source = random.Random(20)
    chosen = source.sample(both, HELD_OUT)
    others = [
        code
        for code in both
        if code not in chosen and is_listed(*names[code]) and len(styles[code]) == len(STYLES)
    ]
    more = source.sample(others, HELD_OUT_MORE)
    splits = {(code, ("soft", "glossy")[place % 2]): "held_out" for place, code in enumerate(chosen)}
    return splits | {(code, ("flat", "simple")[place % 2]): "held_out_too" for place, code in enumerate(more)}


def prepare() -> None:
    """Makes pictures.npy and drawings.json where they are missing."""
    folder = WORK / "data"
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "pictures.npy").exists():
        return
    node = fetch_packages()
    if not all((folder / f"drawings-{shard}.json").exists() for shard in range(2)):
        rasterise(node, folder)
    merge(folder)
    write_caption_list()


def load() -> tuple[list[Drawing], Pictures]:
    """Opens the prepared drawings (the pictures are mapped, not read)."""
    folder = WORK / "data"
    listed = json.loads((folder / "drawings.json").read_text("utf-8"))
    drawings = [Drawing(**{**entry, "keywords": tuple(entry["keywords"])}) for entry in listed]
    pictures: Pictures = np.load(folder / "pictures.npy", mmap_mode="r")
    return drawings, pictures


def learned(drawings: list[Drawing], profile: Profile) -> list[int]:
    """The places of the drawings this profile's denoiser is trained on."""
    return [
        place
        for place, drawing in enumerate(drawings)
        if drawing.split == "train"
        or (profile.all_concepts and drawing.split == "extra" and drawing.style in profile.styles)
    ]


def write_caption_list() -> None:
    """Writes the list of every drawing that goes with the model."""
    drawings, _ = load()
    MODEL.mkdir(parents=True, exist_ok=True)
    with (MODEL / "captions.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["code_point", "name", "keywords", "style", "split"])
        for drawing in drawings:
            words = ", ".join(drawing.keywords)
            writer.writerow([drawing.code, drawing.name, words, drawing.style, drawing.split])
