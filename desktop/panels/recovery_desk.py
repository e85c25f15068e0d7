"""Offers back what a crash left behind."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QObject

from desktop.language import tr
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
        name, time = name or tr("Untitled"), f"{when:%H:%M}"
        if when.date() == datetime.now().astimezone().date():
            said = tr("“{name}” was not saved when Latentscape ended at {time}.", name=name, time=time)
        else:
            said = tr(
                "“{name}” was not saved when Latentscape ended on {date} at {time}.",
                name=name,
                date=QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM"),
                time=time,
            )
        self._messages.offer(
            said,
            Action(label=tr("Bring it back"), run=self._autosave.bring_back),
        )
