"""The way to the inspected picture, step by step, and branches from it."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QObject, Signal

from core.arrays import Picture
from core.branch import Branch
from core.events import Event, Failed, Final, Result, Trajectory
from core.jobs import Decode, Generate, Job, PreviewMode
from core.recipe import Recipe
from desktop.engine.queue import JobQueue
from desktop.state.generation_store import GenerationStore
from desktop.state.inspector_store import InspectorStore
from desktop.state.newest import Newest
from desktop.state.trajectory_store import Walked


class StepsStore(QObject):
    """What was foreseen at each step of the picture that is inspected.

    Signals:
        changed: Another way, another step, or its picture is there.
        failed (str): One sentence for the person.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        generation: GenerationStore,
        inspector: InspectorStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._generation, self._inspector = queue, generation, inspector
        self._walked: Walked | None = None
        self._index = 0
        self._picture: Picture | None = None
        self._replayed: Generate | None = None
        self._decode = Newest(queue, self)
        self._decode.received.connect(self._came)
        queue.event_received.connect(self._on_event)
        inspector.subject_changed.connect(self._find)
        inspector.watched_changed.connect(self._look)
        generation.trajectories.changed.connect(self._find)

    @property
    def walked(self) -> Walked | None:
        """The way to the picture, if it is kept."""
        return self._walked

    @property
    def step(self) -> int:
        """The step that is looked at, 1..total; 0 while there is none."""
        return 0 if self._walked is None else self._walked.trajectory.steps[self._index]

    @property
    def index(self) -> int:
        """Which of the kept steps that is, from 0."""
        return self._index

    @property
    def picture(self) -> Picture | None:
        """What was foreseen there, decoded; the one before it until that is done."""
        return self._picture

    @property
    def said(self) -> Recipe | None:
        """What holds at the step: the recipe with the branches before it."""
        return None if self._walked is None else self._walked.recipe.held(self.step)

    @property
    def can_branch(self) -> bool:
        """Whether anything comes after the step."""
        return self._walked is not None and self.step < self._walked.trajectory.total

    @property
    def can_replay(self) -> bool:
        """Whether the picture can be drawn again to see its steps."""
        recipe, info = self._inspector.recipe, self._generation.model_info
        if recipe is None or info is None or self._walked is not None or self._replayed is not None:
            return False
        alone = recipe.source is None and recipe.repaint is None and not recipe.directions
        return alone and recipe.fingerprint == info.fingerprint and self._generation.trajectories.room(1) > 0

    @property
    def replaying(self) -> bool:
        """Whether the picture is being drawn again."""
        return self._replayed is not None

    def go_to(self, index: int) -> None:
        """Look at another of the kept steps."""
        if self._walked is not None and index != self._index:
            self._index = min(max(index, 0), len(self._walked.trajectory.steps) - 1)
            self.changed.emit()
            self._look()

    def replay(self) -> None:
        """Draw the picture again; only its steps are kept."""
        recipe = self._inspector.recipe
        if recipe is None or not self.can_replay:
            return
        self._replayed = Generate(
            model=self._generation.model_name,
            recipe=recipe,
            seeds=(recipe.seed,),
            preview=PreviewMode.OFF,
            kept_steps=self._generation.trajectories.room(1),
        )
        self.changed.emit()
        self._queue.submit(self._replayed)

    def branch(self, *, prompt: str, negative: str, guidance: float, new_noise: bool) -> None:
        """Draw the picture again, from this step on with other words, guidance or noise."""
        walked, said = self._walked, self.said
        if walked is None or said is None or not self.can_branch:
            return
        branch = Branch(
            step=self.step,
            prompt=None if prompt == said.prompt else prompt,
            negative=None if negative == said.negative else negative,
            guidance=None if guidance == said.guidance else guidance,
            seed=secrets.randbelow(1 << 32) if new_noise else None,
        )
        self._generation.branch(walked, branch)

    def _find(self) -> None:
        found = self._generation.trajectories.find(self._inspector.recipe)
        if found is not self._walked:
            self._walked, self._picture = found, None
            if found is not None:
                self._index = len(found.trajectory.steps) - 1
            self._look()
        self.changed.emit()

    def _look(self) -> None:
        if self._inspector.watched and self._walked is not None:
            self._decode.wish(self._next)

    def _next(self) -> Job | None:
        walked = self._walked
        if walked is None:
            return None
        return Decode(model=walked.job.model, latent=walked.trajectory.latents[self._index])

    def _came(self, event: Event) -> None:
        if isinstance(event, Result) and self._walked is not None:
            self._picture = event.picture
            self.changed.emit()
        elif isinstance(event, Failed):
            self.failed.emit(event.message)

    def _on_event(self, event: Event) -> None:
        job = self._replayed
        if job is None or event.job != job.id:
            return
        if isinstance(event, Trajectory):
            self._generation.trajectories.keep(Walked(recipe=job.recipe, job=job, trajectory=event))
        elif isinstance(event, Failed):
            self.failed.emit(event.message)
        if isinstance(event, Final):
            self._replayed = None
            self.changed.emit()
