"""What the window remembers: its place, its docks, its look, the folder last used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from core.resources import data_folder


class Settings:
    """Typed access to one INI file; a damaged or missing value is as good as none.

    Args:
        path: The file; by default ``settings.ini`` in the data folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or data_folder() / "settings.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """The text kept under ``key``."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def data(self, key: str) -> QByteArray:
        """The bytes kept under ``key`` (empty if none)."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put(self, key: str, value: str | QByteArray) -> None:
        """Keep ``value`` under ``key``."""
        self._store.setValue(key, value)

    def forget(self, key: str) -> None:
        """Keep nothing under ``key``."""
        self._store.remove(key)

    @property
    def folder(self) -> Path:
        """Where the person last opened or saved; their home at first."""
        kept = self.text("files/folder")
        return Path(kept) if kept and Path(kept).is_dir() else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self.put("files/folder", str(folder))

    def sync(self) -> None:
        """Write to disk now (two windows share the file; Qt merges them)."""
        self._store.sync()
