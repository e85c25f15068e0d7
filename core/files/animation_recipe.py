"""How a walk's recipe lies in an animation, and how it is found again."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import Any

from PIL import Image

from core.document.timeline_json import KEY as TIMELINE
from core.document.timeline_json import is_timeline
from core.errors import FileError

KEY = "latentscape_walk"
"""Of the text in the container's metadata, in PNG's chunk, and in XMP."""
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:latentscape="urn:latentscape:1" latentscape:walk="{}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_VIDEOS = {".mp4", ".webm", ".mkv", ".mov", ".m4v"}
_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10


def find_walk(path: Path) -> str:
    """The timeline's JSON in an animation, a picture of one, or a folder of such; "" if there is none."""
    try:
        if path.is_dir():
            first = next(iter(sorted(path.glob("*.png"))), None)
            return "" if first is None else find_walk(first)
        text = _of_video(path) if path.suffix.lower() in _VIDEOS else _of_picture(path)
    except (
        Exception
    ):  # a reader fed with anything raises anything; the picture's own reader says what is wrong
        return ""
    return text if is_timeline(text) else ""


def with_comment(path: Path, text: str) -> None:
    """Put a comment into a GIF, in place.

    Raises:
        FileError: If it is no GIF.
    """
    data = path.read_bytes()
    if data[:6] != b"GIF89a":
        raise FileError("The encoder made no GIF.")
    table = 3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0
    at = 13 + table
    body = _ascii(text).encode()
    blocks = b"".join(
        bytes([len(part)]) + part for part in (body[n : n + 255] for n in range(0, len(body), 255))
    )
    _rewrite(path, data[:at], b"\x21\xfe" + blocks + b"\0", data[at:])


def with_xmp(path: Path, text: str) -> None:
    """Put a text into a WebP as XMP, in place.

    Raises:
        FileError: If it is no WebP.
    """
    data = path.read_bytes()
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise FileError("The encoder made no WebP.")
    if data[12:16] != b"VP8X":  # a single frame, in the simple layout, which has no room for a text
        with Image.open(path) as image:
            sides = b"".join((side - 1).to_bytes(3, "little") for side in image.size)
            head = bytes([_ALPHA_FLAG if image.mode == "RGBA" else 0, 0, 0, 0]) + sides
        data = data[:12] + b"VP8X" + len(head).to_bytes(4, "little") + head + data[12:]
    body = _XMP.format(html.escape(_ascii(text))).encode()
    chunk = b"XMP " + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
    head = data[:4] + (len(data) - 8 + len(chunk)).to_bytes(4, "little") + data[8:20]
    _rewrite(path, head + bytes([data[20] | _XMP_FLAG]), data[21:], chunk)


def _rewrite(path: Path, *parts: bytes) -> None:
    with path.open("r+b") as file:  # the same file: another one would lose its place
        for part in parts:
            file.write(part)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _ascii(text: str) -> str:
    """JSON with everything outside ASCII escaped: readable whatever a tool takes the bytes for."""
    return "".join(c if c < "\x7f" else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


def _of_video(path: Path) -> str:
    container: Any
    import av  # late: the window is on screen before

    with av.open(str(path)) as container:
        found = {key.lower(): text for key, text in container.metadata.items()}
    return str(found.get(KEY, ""))


def _of_picture(path: Path) -> str:
    with Image.open(path) as image:
        image.load()
        for text in (image.info.get(KEY), image.info.get("comment")):
            if isinstance(text, bytes) and TIMELINE.encode() in text:
                return text.decode("utf-8", "replace")
            if isinstance(text, str) and text:
                return str(text)
        xmp = image.info.get("xmp", b"")
    match = re.search(r'latentscape:walk="([^"]*)"', xmp.decode("utf-8", "replace"))
    return "" if match is None else html.unescape(match[1])
