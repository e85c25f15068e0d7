"""The album with a fake engine: each thing that can be seen, in both looks."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.geometry import Size
from desktop.demo import album
from tests.desktop.fakes import FakeEngine, model_info

ASKED_FOR = (
    "first-start", "painting", "inpainting-with-candidates", "timeline-with-a-walk", "directions", "models",
    "preferences-look", "palette", "dialog-help-user-guide", "dialog-timeline-export-the-walk", "menu-file",
)  # fmt: skip


@pytest.mark.slow
def test_it_shows_everything_dark_and_light(qtbot: QtBot, tmp_path: Path) -> None:
    album.make(tmp_path, Size(1280, 720), lambda: FakeEngine(model_info(size=64, steps=6), delay=0.02))
    for name in ASKED_FOR:
        dark, light = (QImage(str(tmp_path / f"{name}-1280x720-{look}.png")) for look in ("dark", "light"))
        for image in (dark, light):
            assert (image.width(), image.height()) == (1280, 720), name
        corner = [image.pixelColor(1, 719).lightness() for image in (dark, light)]
        assert corner[0] < 64, name
        assert corner[1] > 192, name
    assert not list(tmp_path.glob("*.json"))
