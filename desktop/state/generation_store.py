"""From the Generate button to the job that draws."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.branch import Branch
from core.direction import Direction
from core.errors import LatentscapeError
from core.jobs import Decode, Generate, Inpaint, Job, LoadModel, PreviewMode
from core.model_info import ModelInfo
from core.recipe import MAX_SEED
from desktop.engine.queue import JobQueue
from desktop.language import tr
from desktop.state.candidate_store import Followed
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore, Recall
from desktop.state.followed_generations import FollowedGenerations
from desktop.state.history_store import HistoryStore
from desktop.state.repainting import build_repainting
from desktop.state.requests import Drawing, build_generate, led_along
from desktop.state.trajectory_store import Walked


class GenerationStore(FollowedGenerations):
    """Generations, as they are asked for.

    Signals:
        model_changed (object): The ``ModelInfo`` of the chosen model, long before it is in memory.
        recalled (object): The ``Recipe`` whose settings were taken over.
        lead_changed: New pictures are led otherwise.
        lead_recalled (object): Along what (a tuple of ``Steering``) a picture was led whose settings were
            recalled.

    Attributes:
        preview: How the steps are shown.
    """

    model_changed = Signal(object)
    recalled = Signal(object)
    lead_changed = Signal()
    lead_recalled = Signal(object)

    def __init__(
        self,
        queue: JobQueue,
        draft: DraftStore,
        document: DocumentStore,
        history: HistoryStore,
        *,
        find_model: Callable[[str], ModelInfo],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(queue, draft, document, history, parent)
        self.preview = PreviewMode.AUTO
        self._find_model = find_model
        self._model_name = ""
        self._steering: tuple[tuple[Direction, float], ...] = ()

    @property
    def model_name(self) -> str:
        """The chosen model, as a job asks for it."""
        return self._model_name

    @property
    def steering(self) -> tuple[tuple[Direction, float], ...]:
        """Along which directions new pictures are led, and how far."""
        return self._steering

    def lead(self, steering: Sequence[tuple[Direction, float]]) -> None:
        """Lead new pictures along directions."""
        if tuple(steering) != self._steering:
            self._steering = tuple(steering)
            self.lead_changed.emit()

    def load_model(self, name: str = "", info: ModelInfo | None = None) -> None:
        """Choose a model ("" the bundled one) and bring it into memory; problems come as ``failed``.

        Args:
            name: As the catalogue finds it.
            info: What it is, if that is known already.
        """
        try:
            info = info or self._find_model(name)
        except LatentscapeError as error:
            self.failed.emit(error.message)
            return
        self._model_info, self._model_name = info, name
        self._draft.apply_defaults(info)
        self.model_changed.emit(info)
        loading, job = self._loading, LoadModel(model=name)
        self._loading = job.id
        if loading:
            self._queue.cancel(loading)
        self._queue.submit(job)

    def reload_model(self) -> None:
        """Bring the model into memory once more, if it is there: the engine is another."""
        if self._model is not None:
            self.load_model(self._model_name)

    def generate(self) -> None:
        """Draw what the draft says; a draft that cannot be drawn comes as ``failed``."""
        if not self._draft.draft.seed_locked:
            self._draft.roll_seed()
        info, document, draft = self._model_info, self._document, self._draft.draft
        try:
            if document.size is not None and document.region.applied:
                made = build_repainting(
                    draft, model=self._model_name, info=info, document=document, preview=self.preview
                )
                made = replace(made, job=self._whole(made.job))
                self._follow(Followed.of(made.job, tr("Repaint"), made.base, made))
                return
            job = build_generate(
                draft,
                model=self._model_name,
                name=info.name if info else "",
                picture=document.picture,
                picture_name=document.name,
                preview=self.preview,
            )
        except LatentscapeError as error:
            self.failed.emit(error.message)
            return
        job = self._whole(job)
        self._follow(Followed.of(job, tr("Generate") if job.source is None else tr("Variation"), job.source))

    def branch(self, walked: Walked, branch: Branch) -> None:
        """Draw a picture again, otherwise from a step on; a branch that cannot be comes as ``failed``."""
        recipe = walked.recipe
        before = tuple(one for one in recipe.branches if one.step < branch.step)
        try:
            job = replace(
                walked.job,
                id=uuid.uuid4().hex,
                recipe=replace(recipe, branches=(*before, branch)),
                seeds=(recipe.seed,),
                preview=self.preview,
                kept_steps=self.trajectories.room(1),
            )
        except LatentscapeError as error:
            self.failed.emit(error.message)
            return
        made = walked.repainting
        if made is not None and isinstance(job, Inpaint):
            made = replace(made, job=job)
        self._follow(Followed.of(job, tr("Branch"), job.source if made is None else made.base, made))

    def more(self) -> None:
        """As many again as there are candidates, with the seeds that follow; these stay in the history."""
        origin = self._origin
        if origin is None or not isinstance(origin.job, Generate):
            return
        job, count = origin.job, len(origin.job.seeds)
        seeds = tuple((job.seeds[-1] + n) % (MAX_SEED + 1) for n in range(1, count + 1))
        self._draft.update(seed=seeds[0])
        again = replace(job, id=uuid.uuid4().hex, seeds=seeds)
        made = origin.repainting
        if made is not None and isinstance(again, Inpaint):
            made = replace(made, job=again)
        self._follow(Followed.of(again, origin.label, origin.source, made))

    def cancel(self) -> None:
        """Stop the running generation; if none runs, the next one that waits."""
        running = self._queue.running
        jobs: list[Job] = [*self._queue.pending] if running is None else [running, *self._queue.pending]
        for job in jobs:
            if job.id in self._followed:
                self._queue.cancel(job.id)
                return

    def accept(self, index: int, *, new_layer: bool = False) -> None:
        """Put a candidate on the document (one undo step); the others stay in the history.

        One that does not fit the picture any more leaves everything as it is, and says so in ``noted``.

        Args:
            index: Of the candidate.
            new_layer: Whether it is to be a layer of its own, even if the draft does not say so.
        """
        result, origin = self._candidates[index], self._origin
        assert origin is not None
        if self._put(result, origin, tr("Choose a picture"), new_layer=new_layer):
            self.discard()

    def retry_decode(self) -> None:
        """Decode the kept latents again."""
        kept, self._undecoded = self._undecoded, []
        for sampled, origin in kept:
            job = Decode(model=origin.job.model, latent=sampled.latent, recipe=sampled.recipe)
            followed = Followed(
                job=job,
                label=tr("Decode"),
                several=len(kept) > 1,
                source=origin.source,
                repainting=origin.repainting,
            )
            followed.sampled[0] = sampled
            self._follow(followed)
        if kept:
            self.retry_changed.emit(False)

    def recall(self, entry_id: str, what: Recall = Recall.ALL) -> None:
        """Take over the recipe of a picture in the history, and the picture it started from if needed."""
        recipe = self._history.entry(entry_id).recipe
        if recipe is None:
            self.failed.emit(tr("This picture has no recipe: nothing is known of how it was made."))
            return
        if recipe.edits and what is not Recall.PROMPT:
            what = Recall.PROMPT
            self.noted.emit(tr("This picture was changed, not drawn: only its words are taken over."))
        try:
            if recipe.source is not None and what in {Recall.ALL, Recall.REMIX}:
                source = self._history.source(entry_id)
                if source is not None:
                    self._document.set_picture(source, label=tr("Recall the source picture"))
            self._draft.recall(recipe, what)
            if what in {Recall.ALL, Recall.REMIX}:
                self.lead_recalled.emit(recipe.directions)
            if recipe.branches:
                self.noted.emit(tr("These are the settings that hold before the picture branches."))
            if what in {Recall.ALL, Recall.REMIX}:
                self.recalled.emit(recipe)
        except LatentscapeError as error:
            self.failed.emit(error.message)

    def _whole(self, job: Drawing) -> Drawing:
        """The job with what holds for all new pictures."""
        job = led_along(job, self._steering)
        return replace(job, kept_steps=self.trajectories.room(len(job.seeds)))
