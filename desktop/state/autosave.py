"""Autosave: what is not saved is kept elsewhere, so that a crash costs half a minute at most."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from core.files.recovery import FOLDER, Recovered, Slot, Whereabouts, abandoned
from core.resources import data_folder
from desktop.language import tr
from desktop.retold import retold
from desktop.state.background import Background
from desktop.state.document_state import Identity, Moment
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.projects import Projects

EVERY = 30_000
"""Milliseconds."""
SOON = 500
"""Milliseconds to wait for the end of a stroke."""


class Autosave(QObject):
    """Keeps what is not saved in a slot of its own, and offers what a crash left behind.

    Only what cannot change is handed to the thread that writes: the window never waits for it.

    Args:
        projects: Know all that has to be kept.
        document: Whether it is saved.
        generation: Each of its results is kept at once.
        home: The recovery folder; by default in the data folder.

    Signals:
        found (object, object): What is left of a window that ended before it saved: its name and when it was
            kept last (``datetime``). :meth:`bring_back` or :meth:`leave` answers.
        failed (str): One sentence, once.
        brought_back (object): The ``Whereabouts`` of a document that was brought back.
    """

    found = Signal(object, object)
    failed = Signal(str)
    brought_back = Signal(object)

    def __init__(
        self,
        projects: Projects,
        document: DocumentStore,
        generation: GenerationStore,
        *,
        home: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._projects, self._document, self._generation = projects, document, generation
        self._home = home or data_folder() / FOLDER
        self._slot: Slot | None = None
        self._left: list[Slot] = []
        self._returned: list[tuple[Identity, Slot]] = []
        self._kept: tuple[Moment, object] | None = None
        self._writing = False
        self._told = False
        self._ours = False
        self._files = Background(self)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.save)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.save)
        generation.result_added.connect(lambda: self._soon.start(0))
        document.saved.connect(self._saved)
        document.opened.connect(self._saved)

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._writing

    def start(self) -> None:
        """Look for what was left behind, and keep what is not saved from now on."""
        self._timer.start()
        self._files.run(lambda: abandoned(self._home), self._found)

    def save(self) -> None:
        """Keep what is not saved, if it is another than last time."""
        document = self._document
        if self._writing or document.painting or document.mask.painting:
            self._soon.start()
            return
        staged = self._generation.candidates
        if not (document.modified or staged or document.timeline.unsaved):
            self._clear()
            return
        moment = document.moment
        if self._kept is not None and _same(self._kept, (moment, staged)):
            return
        project = self._projects.snapshot()
        if project is None:
            return
        path = document.path
        where = Whereabouts(
            name=document.name, path="" if path is None else str(path.absolute()), ours=self._ours
        )
        self._writing, self._kept = True, (moment, staged)

        def write() -> None:
            if self._slot is None:
                self._slot = Slot.new(self._home)
            self._slot.write(project, where)

        self._files.run(write, lambda _none: self._written(moment), self._not_written)

    def set_ours(self, *, on: bool) -> None:
        """Whether the document's file may be written over without a question."""
        self._ours = on

    def bring_back(self) -> None:
        """Go on with the document that was offered; it is let go once it is kept again."""
        if not self._left:
            return
        slot = self._left.pop(0)

        def back(recovered: Recovered) -> None:
            where = recovered.whereabouts
            identity = Identity(where.name, Path(where.path) if where.path else None)
            self._projects.enter(recovered.project, identity, label=tr("Bring back {name}", name=where.name))
            self._ours = where.ours
            self._returned.append((identity, slot))
            self.save()
            self.brought_back.emit(where)
            self._offer()

        def lost(sentence: str) -> None:
            slot.close(keep=True)
            self.failed.emit(sentence)
            self._offer()

        self._files.run(slot.read, back, lost)

    def leave(self) -> None:
        """Leave the document that was offered for the next start."""
        if self._left:
            self._left.pop(0).close(keep=True)
            self._offer()

    def close(self) -> None:
        """A clean end: nothing is left behind but what was not wanted yet."""
        self._timer.stop()
        self._soon.stop()
        self._files.close()
        for slot in self._left:
            slot.close(keep=True)
        for slot in [slot for _identity, slot in self._returned] + ([self._slot] if self._slot else []):
            slot.close()
        self._slot, self._left, self._returned = None, [], []

    def _found(self, slots: list[Slot]) -> None:
        self._left = slots
        self._offer()

    def _offer(self) -> None:
        if not self._left:
            return
        slot = self._left[0]
        written = slot.written
        if written is None:
            self._left.pop(0).close()
            self._offer()
            return
        self._files.run(slot.name, partial(self._offered, datetime.fromtimestamp(written).astimezone()))

    def _offered(self, when: datetime, name: str) -> None:
        self.found.emit(name, when)

    def _saved(self) -> None:
        self._soon.start(0)

    def _clear(self) -> None:
        self._kept = None
        self._let_go(self._document.identity)
        if self._slot is not None:
            self._files.run(self._slot.clear)

    def _written(self, moment: Moment) -> None:
        self._writing = False
        self._let_go(moment.identity)

    def _let_go(self, identity: object) -> None:
        """What was brought back is kept (or saved) elsewhere by now."""
        for its, slot in [pair for pair in self._returned if pair[0] is identity]:
            self._returned.remove((its, slot))
            self._files.run(slot.close)

    def _not_written(self, sentence: str) -> None:
        """Tried again next time; told only once."""
        self._writing, self._kept = False, None
        if not self._told:
            self._told = True
            self.failed.emit(tr("Autosave does not work: {sentence}", sentence=retold(sentence)))


def _same(one: tuple[Moment, object], other: tuple[Moment, object]) -> bool:
    (before, staged), (now, others) = one, other
    same = before.identity is now.identity and before.revision == now.revision
    return same and before.mark is now.mark and before.edits == now.edits and staged == others
