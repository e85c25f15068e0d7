"""Progress on the program's icon, where the desktop shows it (the protocol of Unity, GNOME docks and KDE)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

LAUNCHER = "application://latentscape.desktop"
INTERFACE = "com.canonical.Unity.LauncherEntry"


class TaskbarProgress(QObject):
    """Sends the share of the running work to the session bus; does nothing where there is none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = -1
        on_a_desktop = QApplication.platformName() in {"xcb", "wayland"}
        self.works = sys.platform == "linux" and on_a_desktop

    def show(self, share: float) -> None:
        """Show ``share`` (0..1); a whole per cent at a time, so that the bus stays quiet."""
        percent = round(100 * share)
        if percent != self._last:
            self._last = percent
            self._send({"progress": percent / 100, "progress-visible": True})

    def clear(self) -> None:
        """Show nothing."""
        if self._last >= 0:
            self._last = -1
            self._send({"progress-visible": False})

    def _send(self, properties: dict[str, object]) -> None:
        if not self.works:
            return
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            self.works = False
            return
        message = QDBusMessage.createSignal("/latentscape", INTERFACE, "Update")
        message.setArguments([LAUNCHER, properties])
        bus.send(message)
