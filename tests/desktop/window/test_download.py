"""Downloading a model in the window: offered, started, paused, gone on with, used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.models.recognition import describe
from desktop.panels.download_dialog import DownloadDialog
from desktop.state.download_store import Stage
from tests.core.paper_model import paper_model
from tests.desktop.access import nameless, tab_round, unreached
from tests.desktop.window.conftest import Hands
from tests.hub_server import Hub


@pytest.fixture
def hands(hub: Hub, open_window: Callable[[], Hands], tmp_path: Path) -> Hands:
    """A window, and a hub with one model."""
    folder = paper_model(tmp_path / "theirs")
    hub.files["someone/boats"] = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    hub.licences["someone/boats"] = "mit"
    return open_window()


def asked(hands: Hands, name: str) -> DownloadDialog:
    """The dialog, once the hub was asked for ``name``."""
    hands.window.shelf.ask_to_download()
    dialog = hands.window.shelf.download_dialog
    assert dialog is not None
    dialog.name.edit.clear()
    QTest.keyClicks(dialog.name.edit, name)
    hands.press("Return", dialog.name.edit)
    hands.wait(lambda: hands.window.shelf.downloads.stage is not Stage.LOOKING)
    return dialog


def click(dialog: DownloadDialog) -> None:
    QTest.mouseClick(dialog.button, Qt.MouseButton.LeftButton)


def test_a_model_is_offered_downloaded_and_used(hands: Hands, hub: Hub, home: Path) -> None:
    dialog = asked(hands, "someone/boats")
    assert dialog.said.text().startswith("someone/boats · ")
    assert dialog.said.text().endswith("\nLicence: mit")
    assert [name for name, _ in hub.asked] == ["model_index.json"], "nothing has come yet"
    click(dialog)
    hands.wait(lambda: hands.window.shelf.download_dialog is None)
    folder = home / "models" / "someone--boats"
    info = describe(folder)
    hands.wait(lambda: hands.studio.generation.model_info == info)
    assert hands.studio.settings.text("model") == info.name
    hands.wait_idle()


def test_it_is_paused_and_goes_on(hands: Hands, hub: Hub, home: Path) -> None:
    store = hands.window.shelf.downloads
    dialog = asked(hands, "someone/boats")
    hub.hold("unet/diffusion_pytorch_model.safetensors")
    click(dialog)
    hands.wait(hub.reached.is_set)
    assert dialog.button.text() == "Pause"
    click(dialog)
    hub.release()
    hands.wait(lambda: store.stage is Stage.PAUSED)
    assert (dialog.button.text(), dialog.bar.isVisible()) == ("Go on", True)
    hands.press("Escape", dialog)
    hands.window.shelf.ask_to_download()
    again = hands.window.shelf.download_dialog
    assert again is not None
    assert again.name.edit.text() == "someone/boats"
    click(again)
    hands.wait(
        lambda: (home / "models" / "someone--boats" / "model_index.json").exists() and store.offer is None
    )
    hands.wait(lambda: hands.studio.settings.text("model") == "someone--boats")
    hands.wait_idle()


def test_what_is_wrong_is_said_in_the_dialog(hands: Hands, hub: Hub) -> None:
    dialog = asked(hands, "no/body")
    assert dialog.said.text() == "There is no repository “no/body”, or it is private: check its name."
    dialog = asked(hands, "boats")
    assert "looks like “owner/name”" in dialog.said.text()
    hub.damaged = {"unet/diffusion_pytorch_model.safetensors"}
    click(asked(hands, "someone/boats"))
    hands.wait(lambda: "arrived damaged" in dialog.said.text())
    assert dialog.button.text() == "Go on"
    assert not nameless(dialog)
    dialog.name.edit.setFocus()
    assert not unreached(dialog, tab_round(dialog))


def test_what_goes_wrong_unseen_is_said_in_the_window(hands: Hands, hub: Hub) -> None:
    dialog = asked(hands, "someone/boats")
    hub.damaged = {"unet/diffusion_pytorch_model.safetensors"}
    hub.hold("unet/diffusion_pytorch_model.safetensors")
    click(dialog)
    hands.wait(hub.reached.is_set)
    hands.press("Escape", dialog)
    hub.release()
    hands.wait(lambda: "arrived damaged" in hands.window.message_bar.label.text())
