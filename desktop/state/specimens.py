"""Pictures that can be pointed at wherever they lie: in the history, on the timeline, in a file.

What the map shows, what is reckoned with, and what directions are learned from.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from core.arrays import LatentArray, Picture
from core.document.keyframe import Keyframe, LatentSource, PictureSource, PromptSource
from core.errors import FileError, LatentscapeError
from core.files.pictures import fingerprint, flatten, read_picture, thumbnail
from core.mix import Part
from core.recipe import Recipe
from desktop.language import tr
from desktop.state.history_folder import THUMBNAIL
from desktop.state.history_store import HistoryEntry, HistoryStore
from desktop.state.offers import PICTURES
from desktop.state.timeline_store import TimelineStore


class Kind(Enum):
    """Where a specimen comes from."""

    HISTORY = "history"
    KEYFRAME = "keyframe"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whole:
    """All there is of a specimen.

    Attributes:
        picture: uint8 (H, W, 3|4).
        latent: What was kept when it was made; None if nothing was.
    """

    picture: Picture
    latent: LatentArray | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Specimen:
    """A picture, without its pixels.

    Attributes:
        key: Unique; another content is another key.
        kind: Where it comes from.
        name: Of its file, without folders; what a recipe finds it by.
        words: What it is called on screen.
        small: uint8 (h, w, 3), its longer side 192 pixels or fewer.
        recipe: What made it, if known.
        read: Gives all of it, on any thread; raises a ``LatentscapeError``, or a KeyError if it is gone.
        entry: Its id in the history; "" if it is not there.
        path: Its file; None if it has none of its own.
    """

    key: str
    kind: Kind
    name: str
    words: str
    small: Picture
    recipe: Recipe | None
    read: Callable[[], Whole]
    entry: str = ""
    path: Path | None = None

    @property
    def prompt(self) -> str:
        """What it was drawn from; "" if that is not known."""
        return "" if self.recipe is None else self.recipe.prompt

    def part(self, weight: float) -> Part:
        """It as a part of a mixture; reads the picture."""
        return Part(name=self.name, sha256=fingerprint(self.read().picture), weight=weight)


def of_entry(history: HistoryStore, entry: HistoryEntry) -> Specimen:
    """A picture of the history."""
    prompt = entry.recipe.prompt if entry.recipe is not None else ""
    return Specimen(
        key=f"entry:{entry.id}",
        kind=Kind.HISTORY,
        name=entry.path.name,
        words=prompt or tr("Picture"),
        small=entry.thumbnail,
        recipe=entry.recipe,
        read=lambda: Whole(picture=history.picture(entry.id), latent=history.latent(entry.id)),
        entry=entry.id,
        path=entry.path,
    )


def of_keyframe(store: TimelineStore, keyframe: Keyframe, history: HistoryStore) -> Specimen | None:
    """A keyframe, as far as it is known how it looks; of one of words the picture that was drawn of them."""
    source, small = keyframe.source, store.thumbnail(keyframe)
    if small is None:
        return None
    picture = source.picture if isinstance(source, PictureSource) and source.picture is not None else small
    latent = source.latent if isinstance(source, LatentSource) else None
    name = source.name if isinstance(source, PictureSource) else tr("Keyframe")
    words = _bare(source.recipe) if isinstance(source, PromptSource) else None
    drawn = next((one for one in history.entries if one.recipe and _bare(one.recipe) == words), None)

    def read() -> Whole:
        if drawn is not None:
            with contextlib.suppress(LatentscapeError, KeyError):  # it may have been deleted meanwhile
                return Whole(picture=history.picture(drawn.id), latent=history.latent(drawn.id))
        return Whole(picture=picture, latent=latent)

    return Specimen(
        key=f"keyframe:{keyframe.id}:{hash(source)}:{picture.shape}:{drawn and drawn.id}",
        kind=Kind.KEYFRAME,
        name=name,
        words=source.recipe.prompt or name,
        small=flatten(small),
        recipe=source.recipe if drawn is None else drawn.recipe,
        read=read,
    )


def _bare(recipe: Recipe) -> Recipe:
    """What a recipe draws, by whatever it is drawn."""
    return replace(recipe, model="", fingerprint="")


def of_file(path: Path) -> Specimen:
    """A picture file. Slow: reads it.

    Raises:
        FileError: If it cannot be read.
    """
    opened = read_picture(path)
    return Specimen(
        key=f"file:{path}",
        kind=Kind.EXAMPLE,
        name=path.name,
        words=opened.recipe.prompt if opened.recipe is not None and opened.recipe.prompt else path.name,
        small=flatten(thumbnail(opened.picture, THUMBNAIL)),
        recipe=opened.recipe,
        read=lambda: Whole(picture=read_picture(path).picture),
        path=path,
    )


def of_files(paths: Sequence[Path], limit: int) -> tuple[list[Specimen], int, int]:
    """The pictures in files and folders. Slow: reads them.

    Args:
        paths: Files, and folders whose own pictures count.
        limit: Of how many at most.

    Returns:
        Them, how many cannot be read, and how many are over the limit.

    Raises:
        FileError: If a folder cannot be read.
    """
    files: list[Path] = []
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError:
            raise FileError(tr("The folder “{name}” cannot be read.", name=path.name)) from None
        files += [one for one in inside if one.suffix.lower() in PICTURES]
    found, lost = [], 0
    for file in files[:limit]:
        try:
            found.append(of_file(file))
        except LatentscapeError:
            lost += 1
    return found, lost, max(0, len(files) - limit)
