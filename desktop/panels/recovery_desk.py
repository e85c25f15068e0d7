"""Offers back what a crash left behind."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from desktop.messages import Action, Messages
from desktop.state.autosave import Autosave


class RecoveryDesk(QObject):
    """Between autosave and the message bar: the question is never a dialog in the way."""

    def __init__(self, autosave: Autosave, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._autosave, self._messages = autosave, messages
        autosave.found.connect(self._offer)
        autosave.failed.connect(messages.problem)
        messages.declined.connect(autosave.leave)

    def _offer(self, name: str, when: datetime) -> None:
        now = datetime.now().astimezone()
        day = "" if when.date() == now.date() else f" on {when:%d %B}"
        self._messages.offer(
            f"“{name or 'Untitled'}” was not saved when Latentscape ended{day} at {when:%H:%M}.",
            Action(label="Bring it back", run=self._autosave.bring_back),
        )
