"""``stack.xml`` of an OpenRaster file: its layers, without their pixels."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from core.errors import FileError
from core.files.archive import DamagedError

NORMAL = "svg:src-over"
MAX_DEPTH = 64
MAX_LAYERS = 512
MAX_NAME = 256
MAX_OFFSET = 1 << 20

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A layer as ``stack.xml`` describes it.

    Attributes:
        name: For the person.
        src: Where its pixels are in the file; "" for a layer that has none (text, filters).
        x: Of its left column, in the picture; may be negative.
        y: Of its top row.
        opacity: 0..1.
        visible: Whether it is seen.
        operator: How it is laid over those below, as ``svg:multiply``.
        locked: Whether it is not to be edited.
        selected: Whether it is the one that is worked on.
    """

    name: str = ""
    src: str = ""
    x: int = 0
    y: int = 0
    opacity: float = 1.0
    visible: bool = True
    operator: str = NORMAL
    locked: bool = False
    selected: bool = False


@dataclass(slots=True, kw_only=True)
class Stack:
    """All layers of a picture, the lowest first, groups taken apart.

    Attributes:
        width: Of the picture.
        height: Of the picture.
        entries: The layers.
        groups: How many groups there were.
        mixed: How many of them were laid over what is below in a way that layers one by one cannot be.
    """

    width: int
    height: int
    entries: list[Entry] = field(default_factory=list)
    groups: int = 0
    mixed: int = 0


def format_stack(width: int, height: int, entries: Sequence[Entry]) -> bytes:
    """Write layers, the lowest first, as ``stack.xml``."""
    lines = ["<?xml version='1.0' encoding='UTF-8'?>"]
    lines.append(f'<image version="0.0.5" w="{width}" h="{height}" xres="72" yres="72">')
    lines.append(" <stack>")
    for entry in reversed(entries):
        values = {
            "name": _NOT_XML.sub("\ufffd", entry.name),
            "src": entry.src,
            "x": str(entry.x),
            "y": str(entry.y),
            "opacity": f"{entry.opacity:.6g}",
            "visibility": "visible" if entry.visible else "hidden",
            "composite-op": entry.operator,
        }
        values |= {"edit-locked": "true"} if entry.locked else {}
        values |= {"selected": "true"} if entry.selected else {}
        lines.append(
            "  <layer " + " ".join(f"{key}={quoteattr(text)}" for key, text in values.items()) + "/>"
        )
    lines += [" </stack>", "</image>", ""]
    return "\n".join(lines).encode("utf-8")


def parse_stack(data: bytes, name: str) -> Stack:
    """Read ``stack.xml``. Entities and document types are refused: no layer needs one.

    Args:
        data: What the file holds.
        name: Of the file, for sentences.

    Raises:
        FileError: If it is damaged or was made to do harm.
    """
    reading = _Reading(name)
    try:
        reading.run(data)
    except (expat.ExpatError, LookupError, ValueError):  # also encodings that nobody writes
        raise DamagedError(f"“{name}” is damaged: its list of layers cannot be read.") from None
    if reading.stack is None:
        raise DamagedError(f"“{name}” is damaged: its list of layers is empty.")
    reading.stack.entries.reverse()
    return reading.stack


@dataclass(frozen=True, slots=True)
class _Group:
    """What a group does to the layers in it."""

    x: int = 0
    y: int = 0
    opacity: float = 1.0
    visible: bool = True


class _Reading:
    """One run over the elements, without recursion."""

    def __init__(self, name: str) -> None:
        self.stack: Stack | None = None
        self._name = name
        self._groups: list[_Group] = []
        self._depth = 0
        self._skipped = 0  # the depth of an element whose children say nothing to us

    def run(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(data, True)

    def _refuse(self, *_: object) -> None:
        raise FileError(f"“{self._name}” is not opened: its list of layers tries to pull in other text.")

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FileError(f"“{self._name}” is not opened: its groups lie {MAX_DEPTH} deep in each other.")
        if self._depth == 1:
            self._begin_image(tag, attributes)
        elif self._skipped:
            return
        elif tag == "stack":
            self._begin_group(attributes)
        else:  # <layer>; also kinds that hold no pixels, such as <text> and <filter>
            if self._groups:
                self._add(tag, attributes)
            self._skipped = self._depth

    def _end(self, _tag: str) -> None:
        if self._skipped == self._depth:
            self._skipped = 0
        elif self._groups and not self._skipped:
            self._groups.pop()
        self._depth -= 1

    def _begin_image(self, tag: str, attributes: dict[str, str]) -> None:
        width, height = _whole(attributes.get("w", "")), _whole(attributes.get("h", ""))
        if tag != "image" or width < 1 or height < 1:
            raise DamagedError(f"“{self._name}” is damaged: it does not say how large its picture is.")
        self.stack = Stack(width=width, height=height)

    def _begin_group(self, attributes: dict[str, str]) -> None:
        assert self.stack is not None
        if not self._groups:  # the root: its place and opacity are the picture's own
            self._groups.append(_Group())
            return
        outer, its = self._groups[-1], _entry(attributes, "")
        self.stack.groups += 1
        self.stack.mixed += its.operator != NORMAL or its.opacity < 1
        self._groups.append(
            _Group(
                outer.x + its.x,
                outer.y + its.y,
                outer.opacity * its.opacity,
                outer.visible and its.visible,
            )
        )

    def _add(self, tag: str, attributes: dict[str, str]) -> None:
        assert self.stack is not None
        group = self._groups[-1]
        its = _entry(attributes, attributes.get("src", "") if tag == "layer" else "")
        if len(self.stack.entries) >= MAX_LAYERS:
            raise FileError(f"“{self._name}” is not opened: it has more than {MAX_LAYERS} layers.")
        self.stack.entries.append(
            replace(
                its,
                x=its.x + group.x,
                y=its.y + group.y,
                opacity=its.opacity * group.opacity,
                visible=its.visible and group.visible,
            )
        )


def _entry(attributes: dict[str, str], src: str) -> Entry:
    return Entry(
        name=attributes.get("name", "")[:MAX_NAME],
        src=src,
        x=_whole(attributes.get("x", "0")),
        y=_whole(attributes.get("y", "0")),
        opacity=_share(attributes.get("opacity", "1")),
        visible=attributes.get("visibility", "visible") != "hidden",
        operator=attributes.get("composite-op", NORMAL),
        locked=attributes.get("edit-locked", "") == "true",
        selected=attributes.get("selected", "") == "true",
    )


def _whole(text: str) -> int:
    """An integer within bounds; 0 for what is none."""
    try:
        number = float(text)
    except ValueError:
        return 0
    return round(max(-MAX_OFFSET, min(MAX_OFFSET, number))) if math.isfinite(number) else 0


def _share(text: str) -> float:
    """0..1; 1 for what is no number."""
    try:
        number = float(text)
    except ValueError:
        return 1.0
    return max(0.0, min(1.0, number)) if math.isfinite(number) else 1.0
