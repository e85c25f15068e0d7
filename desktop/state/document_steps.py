"""A document's layers, what goes with them, and how to get back."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.arrays import Mask, Picture, frozen
from core.document.composite import flattened, opaque, reflattened
from core.document.document import Document
from core.document.timeline import Timeline
from core.files.latents import KeptLatent
from core.geometry import Rect, Size
from core.recipe import Recipe
from desktop.language import mark, tr
from desktop.state.commands import Change, Together, UndoHistory
from desktop.state.document_state import Identity, Moment, Replace, State
from desktop.state.mask_store import MaskStore
from desktop.state.region_store import RegionStore
from desktop.state.timeline_store import TimelineStore
from desktop.state.trial import Trial

UNTITLED = mark("Untitled")
MAX_UNDO_BYTES = 512 << 20
MAX_RESULTS = 64
AT_ONCE = 1.0
"""Seconds between two changes of one kind that make one step."""


class DocumentSteps(QObject):
    """One document, as it is changed: step by step. Files are its store's.

    Attributes:
        mask: Its mask.
        region: What of it the model sees when the mask is made anew.
        timeline: Its timeline.

    Signals:
        touched (object): The ``Rect`` of the picture that looks different now, at every dab of a stroke too.
        picture_changed: ``document``, ``picture`` and ``recipe`` are others now, after each whole step.
        layers_changed: The layers, or what is known of them, or which is active, are others now.
        name_changed: ``name`` or ``path`` is another now.
        modified_changed (bool): Whether there is something to save.
    """

    touched = Signal(object)
    picture_changed = Signal()
    layers_changed = Signal()
    name_changed = Signal()
    modified_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, *, max_undo_bytes: int = MAX_UNDO_BYTES) -> None:
        super().__init__(parent)
        self._state = State(identity=Identity(), revision=0)
        self._revisions = 0
        self._on_disk: dict[Path, object] = {}
        self._was_modified = False
        self._seen: tuple[Document, Picture] | None = None
        self._trial: Trial | None = None
        self._last: tuple[Replace, float] | None = None
        self._history = UndoHistory(max_undo_bytes, self)
        self.mask = MaskStore(self._history.push, self)
        self.region = RegionStore(self.mask, self)
        self.timeline = TimelineStore(self._history, self)
        self._history.stack.indexChanged.connect(self._tell_modified)

    @property
    def document(self) -> Document | None:
        """The layers, as they were left by the last whole step: a value that may go to any thread."""
        return self._state.document

    @property
    def size(self) -> Size | None:
        """Of the picture; None while there is none."""
        return None if self._state.document is None else self._state.document.size

    @property
    def picture(self) -> Picture | None:
        """What all layers make together, read-only.

        It is put together when it is asked for: ask for ``size`` to know whether there is one.
        """
        document = self._state.document
        if document is None:
            self._seen = None
            return None
        if self._seen is None:
            self._seen = document, flattened(document)
        elif self._seen[0] is not document:
            before, picture = self._seen
            box = document.difference(before)
            self._seen = document, picture if box is None else reflattened(picture, document, box)
        return self._seen[1]

    @property
    def recipe(self) -> Recipe | None:
        """What made the picture, if known."""
        return self._state.recipe

    @property
    def painting(self) -> bool:
        """Whether a tool is changing it."""
        return self._trial is not None

    @property
    def shown(self) -> Document | None:
        """The layers as they are at this moment, a stroke that is being made included."""
        return self._state.document if self._trial is None else self._trial.now

    @property
    def name(self) -> str:
        """For the title; "Untitled" where there is none."""
        return self._state.identity.name or tr(UNTITLED)

    @property
    def path(self) -> Path | None:
        """Where it was opened from or saved to last."""
        return self._state.identity.path

    @property
    def identity(self) -> object:
        """The same for as long as it is the same document."""
        return self._state.identity

    @property
    def modified(self) -> bool:
        """Whether it differs from what is on disk: its layers, and in a project its mask too."""
        if self._state.document is None:
            return False
        path = self._state.identity.path
        return path is None or self._on_disk.get(path) != self.moment.stamp(path)

    @property
    def moment(self) -> Moment:
        """How it is now; for :meth:`mark_saved` once that is written."""
        state = self._state
        return Moment(state.identity, state.revision, self._history.mark, state.identity.edits)

    @property
    def parts(self) -> Mapping[str, bytes]:
        """What others keep with the document, by name: it is written into its project and read back."""
        return MappingProxyType(self._state.identity.parts)

    @property
    def results(self) -> tuple[KeptLatent, ...]:
        """Latents of what was made in the document, with their recipes; the oldest first."""
        return tuple(self._state.identity.results)

    @property
    def undo_stack(self) -> QUndoStack:
        """For the undo and redo actions."""
        return self._history.stack

    def set_undo_bytes(self, max_bytes: int) -> None:
        """Let the steps that can be undone take so much memory."""
        self._history.set_max_bytes(max_bytes)

    def set_picture(
        self,
        picture: Picture,
        *,
        recipe: Recipe | None = None,
        name: str = "",
        label: str = "",
    ) -> None:
        """Replace all layers by one: one undo step called ``label``.

        With a ``name`` it is a new document, without a path; an empty one keeps the document's.
        """
        identity = Identity(name) if name else self._state.identity
        self._push(label or tr("New picture"), identity, self._of(picture), recipe)

    def keep(self, result: KeptLatent) -> None:
        """Keep the latent of what was made with the document; of very many the oldest go."""
        identity = self._state.identity
        identity.results.append(result)
        del identity.results[:-MAX_RESULTS]
        identity.edits += 1

    def enter(
        self,
        document: Document,
        identity: Identity,
        *,
        label: str,
        recipe: Recipe | None = None,
        mask: Mask | None = None,
        timeline: Timeline | None = None,
        saved: bool = False,
    ) -> None:
        """Go on with another document: one undo step called ``label``.

        Args:
            document: Its layers.
            identity: What it is called, and what goes with it.
            label: What the undo menu calls the step.
            recipe: What made the picture, if known.
            mask: Its mask, uint8 (H, W), copied; None for none.
            timeline: Its timeline; None to go on with the one there is.
            saved: Whether that is what the file at its path holds.
        """
        mask = None if mask is None else mask.copy()
        walk = None if timeline is None else self.timeline.becoming(timeline)
        self._push(label, identity, document, recipe, mask=mask, walk=walk)
        if saved and identity.path is not None:
            self._on_disk[identity.path] = self.moment.stamp(identity.path)
        self._tell_modified()

    def change(
        self,
        label: str,
        document: Document,
        *,
        recipe: Recipe | None = None,
        mask: Mask | None = None,
        kind: str = "",
    ) -> None:
        """Go on with another state of the document: one undo step called ``label``.

        Args:
            label: What the undo menu calls it.
            document: It shares what did not change with the one there is.
            recipe: What made the picture; if not given, what is known stays where the picture is the same.
            mask: The mask in a document of another size; without one the mask goes.
            kind: Changes of one kind that follow each other at once (a slider that is dragged) are one step.
        """
        state, last = self._state, self._last
        before = state.document
        if recipe is None and before is not None and document.size == before.size:
            recipe = None if document.difference(before) else state.recipe
        if kind and last is not None and last[0].kind == kind and time.monotonic() - last[1] < AT_ONCE:
            step = last[0]
            if step.after is state and self._history.last is step:
                self._last = step, time.monotonic()
                step.extend(self._next(state.identity, document, recipe))
                return
        self._push(label, state.identity, document, recipe, mask=mask, kind=kind)

    def activate(self, layer_id: str) -> None:
        """Choose the layer that tools work on; that is no step."""
        state = self._state
        if state.document is None or state.document.active == layer_id:
            return
        self.abandon()
        before, document = state.document, state.document.activated(layer_id)
        if self._seen is not None and self._seen[0] is before:
            self._seen = document, self._seen[1]
        self._state = State(
            identity=state.identity, revision=state.revision, document=document, recipe=state.recipe
        )
        self._last = None
        self.layers_changed.emit()

    @contextmanager
    def trial(self, label: str) -> Iterator[Trial]:
        """A change that takes its time: one undo step if it ends well, none at all if it is broken off."""
        self.abandon()
        assert self._state.document is not None, "there is nothing to work on"
        trial = self._trial = Trial(self._state.document, self.touched.emit)
        try:
            yield trial
        except BaseException:
            if self._trial is trial:
                self.abandon()
            raise
        if self._trial is trial:
            document = trial.finished()
            self._trial, trial.over = None, True
            if document is not trial.before:
                self.change(label, document)

    def abandon(self) -> None:
        """Break off what a tool is doing, if it is doing something; nothing of it stays."""
        trial, self._trial = self._trial, None
        if trial is None:
            return
        trial.over = True
        box = trial.before.difference(trial.now)
        if box is not None:
            self.touched.emit(box)

    def clear(self) -> None:
        """An empty document with an empty timeline: one undo step."""
        walked = bool(self.timeline.timeline.keyframes)
        if self._state.document is not None or walked:
            walk = self.timeline.becoming(Timeline()) if walked else None
            self._push(tr("New"), Identity(), None, None, walk=walk)

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """Tell what else is another afterwards: its name, and whether there is something to save."""
        before = self.name, self.path
        yield
        if before != (self.name, self.path):
            self.name_changed.emit()
        self._tell_modified()

    def _tell_modified(self) -> None:
        modified = self.modified
        if modified != self._was_modified:
            self._was_modified = modified
            self.modified_changed.emit(modified)

    def _of(self, picture: Picture) -> Document:
        """A document of one layer; its picture is known already."""
        document = Document.of(picture, tr("Background"))
        self._seen = document, opaque(frozen(picture))
        return document

    def _next(self, identity: Identity, document: Document | None, recipe: Recipe | None) -> State:
        self._revisions += 1
        return State(identity=identity, revision=self._revisions, document=document, recipe=recipe)

    def _push(
        self,
        label: str,
        identity: Identity,
        document: Document | None,
        recipe: Recipe | None,
        *,
        mask: Mask | None = None,
        walk: Change | None = None,
        kind: str = "",
    ) -> None:
        self.abandon()
        after = self._next(identity, document, recipe)
        step = Replace(label=label, before=self._state, after=after, apply=self._apply, kind=kind)
        size = None if document is None else document.size
        masked: Change | None
        if mask is None:
            masked = self.mask.farewell(size, same_document=identity is self._state.identity)
        else:
            masked = self.mask.becoming(size, mask)
        self._last = (step, time.monotonic()) if kind else None
        whole = tuple(change for change in (walk, masked, step) if change is not None)
        self._history.push(step if len(whole) == 1 else Together(label, whole))

    def _apply(self, state: State) -> None:
        self.abandon()
        before, document = self._state.document, state.document
        with self._watching():
            self._state = state
        if document is not None:
            box = Rect.whole(document.size) if before is None else document.difference(before)
            if box is not None:
                self.touched.emit(box)
        self.layers_changed.emit()
        self.picture_changed.emit()
