"""Pictures that wait to be chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from core.arrays import LatentArray, Picture
from core.events import Result, Sampled, Trajectory
from core.files.staged import Staged
from core.jobs import Decode, Generate, Inpaint
from desktop.state.document_store import DocumentStore
from desktop.state.repainting import Repainting


@dataclass(slots=True, kw_only=True, eq=False)
class Followed:
    """A job of ours that has not ended."""

    job: Generate | Decode
    label: str
    several: bool
    source: Picture | None = None
    repainting: Repainting | None = None
    sampled: dict[int, Sampled] = field(default_factory=dict)
    latents: dict[int, LatentArray] = field(default_factory=dict)
    walked: dict[int, Trajectory] = field(default_factory=dict)

    @classmethod
    def of(
        cls, job: Generate, label: str, source: Picture | None, made: Repainting | None = None
    ) -> Followed:
        """A generation that has just been asked for."""
        return cls(job=job, label=label, several=len(job.seeds) > 1, source=source, repainting=made)


class CandidateStore(QObject):
    """Of a generation of several pictures, what there is to choose from.

    Signals:
        candidates_changed: ``candidates`` are others now.
        restored (object): The job whose candidates were put back.
    """

    candidates_changed = Signal()
    restored = Signal(object)

    def __init__(self, document: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._candidates: list[Result] = []
        self._origin: Followed | None = None

    @property
    def candidates(self) -> tuple[Result, ...]:
        """Pictures of a generation of several, until one is accepted or all are discarded."""
        return tuple(self._candidates)

    @property
    def repainting(self) -> Repainting | None:
        """What the candidates are parts of; None if they are whole pictures."""
        return None if self._origin is None else self._origin.repainting

    def whole(self, result: Result) -> Picture:
        """The whole picture of a candidate, where it is a part that was made anew."""
        made = self.repainting
        return result.picture if made is None else made.onto(made.base, result.picture)

    @property
    def staged(self) -> Staged | None:
        """The candidates with all it takes to choose one of them after a restart; None without any."""
        origin = self._origin
        if origin is None or not self._candidates or not isinstance(origin.job, Generate):
            return None
        return Staged(job=origin.job, results=tuple(self._candidates), label=origin.label)

    def restore(self, staged: Staged) -> None:
        """Put candidates back that belong to the document as it is."""
        picture, job = self._document.picture, staged.job
        made = None
        if isinstance(job, Inpaint):
            if picture is None:
                return
            made = Repainting(job=job, base=picture, identity=self._document.identity)
        self._origin = Followed(job=job, label=staged.label, several=True, source=job.source, repainting=made)
        self._candidates = list(staged.results)
        self.restored.emit(job)
        self.candidates_changed.emit()

    def discard(self) -> None:
        """Let the candidates go; all stay in the history."""
        if self._candidates:
            self._candidates.clear()
            self._origin = None
            self.candidates_changed.emit()
