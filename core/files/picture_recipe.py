"""How a recipe lies in a picture file.

PNG: our JSON in an iTXt chunk ``latentscape``, A1111's text in ``parameters``.
JPEG and WebP: our JSON in XMP, A1111's text in the EXIF user comment (as A1111 does it).
"""

from __future__ import annotations

import base64
import html
import json
import re
import zlib
from enum import StrEnum
from typing import Any

from PIL import Image, PngImagePlugin

from core.errors import InputError
from core.files.a1111 import from_parameters, to_parameters
from core.recipe import Recipe

_PNG_KEY = "latentscape"
_EXIF_FOLDER, _USER_COMMENT = 0x8769, 0x9286
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:latentscape="urn:latentscape:1" latentscape:recipe="{}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_XMP_RECIPE = re.compile(r'latentscape:recipe\s*(?:=\s*(?:"([^"]*)"|\'([^\']*)\')|>([^<]*)<)')
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEGMENT = 60_000
"""Bytes that fit a JPEG segment (64 KiB) with its headers."""
_LONGEST = 4_000_000


class Origin(StrEnum):
    """Which program's form of recipe a picture carried."""

    LATENTSCAPE = "latentscape"
    A1111 = "a1111"


def png_chunks(recipe: Recipe) -> PngImagePlugin.PngInfo:
    """The text chunks that carry ``recipe``."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt(_PNG_KEY, _json(recipe))
    chunks.add_text("parameters", _a1111(recipe))
    return chunks


def exif_and_xmp(recipe: Recipe) -> dict[str, Any]:
    """The arguments of Pillow's JPEG and WebP writers that carry ``recipe``."""
    data = _json(recipe)
    xmp = _XMP.format(html.escape(data)).encode()
    if len(xmp) > _SEGMENT:
        packed = "zlib:" + base64.b64encode(zlib.compress(data.encode(), 9)).decode()
        xmp = _XMP.format(packed).encode()
    arguments: dict[str, Any] = {"xmp": xmp}
    comment = b"UNICODE\0" + _a1111(recipe).encode("utf-16-be")
    if len(comment) <= _SEGMENT:
        exif = Image.Exif()
        exif[_EXIF_FOLDER] = {_USER_COMMENT: comment}
        arguments["exif"] = exif.tobytes()
    return arguments


def find_recipe(image: Image.Image) -> tuple[Recipe | None, Origin | None, str]:
    """The recipe a loaded image carries, ours before A1111's.

    Returns:
        The recipe, whose form it had, and a note if there is one that cannot be read.
    """
    note = ""
    for origin, text in ((Origin.LATENTSCAPE, _own_text(image)), (Origin.A1111, _a1111_text(image))):
        if not text:
            continue
        try:
            reader = Recipe.from_json if origin is Origin.LATENTSCAPE else from_parameters
            return reader(text), origin, ""
        except (InputError, ValueError, RecursionError, OverflowError) as error:
            # other tools write all kinds of text; only a damaged recipe of our own is worth a word
            if origin is Origin.LATENTSCAPE:
                note = error.message if isinstance(error, InputError) else "Its recipe is damaged."
    return None, None, note


def _json(recipe: Recipe) -> str:
    """The recipe's JSON; escaped throughout if a character in it is not fit for XML or UTF-8."""
    text = recipe.to_json()
    return json.dumps(json.loads(text)) if _NOT_XML.search(text) else text


def _a1111(recipe: Recipe) -> str:
    return to_parameters(recipe).encode("utf-8", "replace").decode()


def _own_text(image: Image.Image) -> str:
    text = image.info.get(_PNG_KEY)
    if isinstance(text, str):
        return text
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(xmp, bytes):
        xmp = xmp.decode("utf-8", "replace")
    match = _XMP_RECIPE.search(xmp)
    if match is None:
        return ""
    found = html.unescape(match[1] or match[2] or match[3] or "")
    if found.startswith("zlib:"):
        return _unpacked(found.removeprefix("zlib:"))
    return found


def _unpacked(text: str) -> str:
    try:
        return zlib.decompressobj().decompress(base64.b64decode(text), _LONGEST).decode()
    except (ValueError, zlib.error):
        return "damaged"


def _a1111_text(image: Image.Image) -> str:
    text = image.info.get("parameters")
    if isinstance(text, str):
        return text
    try:
        comment = image.getexif().get_ifd(_EXIF_FOLDER).get(_USER_COMMENT, b"")
    except Exception:  # EXIF comes from anywhere, and its parser raises anything
        return ""
    if isinstance(comment, str):
        return comment
    if not isinstance(comment, bytes):
        return ""
    kind, body = comment[:8], comment[8:]
    if (
        kind == b"UNICODE\0"
    ):  # the standard leaves the byte order open: A1111 writes big-endian, others little
        texts = [body.decode(order, "replace") for order in ("utf-16-be", "utf-16-le")]
        return next((text for text in texts if "Steps:" in text), "")
    return body.decode("utf-8", "replace").rstrip("\0")
