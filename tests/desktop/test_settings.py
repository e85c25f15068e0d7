"""What the window remembers."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop.settings import Settings


def test_values_are_kept(home: Path) -> None:
    one = Settings()
    one.put("look", "light")
    one.put("window/geometry", QByteArray(b"\0\1\2"))
    one.folder = home
    one.sync()
    other = Settings()
    assert other.text("look") == "light"
    assert other.data("window/geometry").data() == b"\0\1\2"
    assert other.folder == home
    assert (home / "settings.ini").is_file()


def test_what_cannot_be_used_is_as_good_as_none(home: Path) -> None:
    (home / "settings.ini").write_bytes(b"\xff\xfe\0garbage[[[\n=\n")
    settings = Settings()
    assert settings.text("look", "dark") == "dark"
    assert settings.data("window/geometry").isEmpty()
    settings.put("files/folder", "/nowhere/at/all")
    assert settings.folder == Path.home()
