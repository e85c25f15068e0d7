"""The icon in every size and form that a system asks for, from the one SVG: ``python make.py FOLDER``."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[2]
SVG = ROOT / "resources" / "icons" / "latentscape.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 24, 32, 48, 64, 128, 256)


def draw(side: int) -> Image.Image:
    """The icon, ``side`` pixels a side."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(buffer.data().data()))


def make(folder: Path) -> None:
    """Write ``hicolor/`` (Linux), ``latentscape.ico`` (Windows) and ``latentscape.icns`` (macOS)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    for side in SIZES:
        path = folder / "hicolor" / f"{side}x{side}" / "apps" / "latentscape.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        draw(side).save(path, optimize=True)
    scalable = folder / "hicolor" / "scalable" / "apps" / "latentscape.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SVG, scalable)
    pictures = {side: draw(side) for side in (*ICO, 512)}
    pictures[256].save(
        folder / "latentscape.ico",
        sizes=[(side, side) for side in ICO],
        append_images=[pictures[side] for side in ICO],
    )
    pictures[512].save(
        folder / "latentscape.icns", append_images=[pictures[side] for side in (32, 64, 128, 256)]
    )
    del app


if __name__ == "__main__":
    make(Path(sys.argv[1]))
