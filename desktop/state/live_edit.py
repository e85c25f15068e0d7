"""A change of the picture that follows the hand: seen live, accepted as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.arrays import LatentArray, Mask, Picture
from core.document.composite import flattened
from core.document.document import Document
from core.document.layer import Blend, Layer
from core.document.mask import inner_ramp
from core.document.patch import layered, patched
from core.events import Cancelled, Drifted, Event, Failed, Preview, Result, Sampled
from core.geometry import Rect
from core.jobs import Generate, Inpaint, Job
from desktop.engine.queue import JobQueue
from desktop.language import tr
from desktop.state.document_store import DocumentStore
from desktop.state.history_store import HistoryStore
from desktop.state.newest import Newest


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wish:
    """What is to be made of the document.

    Attributes:
        job: What the engine is asked; its result is as large as its source.
        base: The document its source was taken from.
        place: Of the source in the document.
        only_layer: Whether the source is the active layer, not what all layers make together.
    """

    job: Generate
    base: Document
    place: Rect
    only_layer: bool = False

    @property
    def covers(self) -> bool:
        """Whether what comes of it is the whole picture."""
        return not self.only_layer and self.place == Rect.whole(self.base.size)

    @property
    def mask(self) -> Mask | None:
        """Where it may change, in the source; None for everywhere."""
        return self.job.mask if isinstance(self.job, Inpaint) else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Led:
    """What came of a wish.

    Attributes:
        wish: What was asked.
        result: The engine's answer; None of a first look, which is not all yet.
        picture: What the canvas shows.
        drift: How far it drifted.
        latent: What was decoded, float32 (C, h, w).
    """

    wish: Wish
    result: Result | None
    picture: Picture
    drift: Drifted | None
    latent: LatentArray | None


class LiveEdit(QObject):
    """Keeps up with the newest wish.

    Args:
        label: What the undo menu calls the step.
        wanted: Whether there is a wish now.
        make: The wish as it is now; None if the document has nothing for it.

    Signals:
        changed: ``led`` is another.
        accepted: What was seen is in the document now.
        failed (str): One sentence for the person.
        noted (str): One sentence worth telling.
    """

    changed = Signal()
    accepted = Signal()
    failed = Signal(str)
    noted = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        document: DocumentStore,
        history: HistoryStore,
        *,
        label: str,
        wanted: Callable[[], bool],
        make: Callable[[], Wish | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._history = document, history
        self._label, self._has_wish, self._make = label, wanted, make
        self._led: Led | None = None
        self._wish: Wish | None = None
        self._drift: Drifted | None = None
        self._latent: LatentArray | None = None
        self._stale = False
        self._accepting = False
        self._settling = False
        self._newest = Newest(queue, self)
        self._newest.received.connect(self._came)
        self._newest.settled.connect(self._settled)
        document.picture_changed.connect(self._document_changed)
        document.layers_changed.connect(self._document_changed)
        document.mask.changed.connect(self.again)
        document.mask.visible_changed.connect(self.again)

    @property
    def led(self) -> Led | None:
        """What the canvas shows; None while there is nothing to show."""
        return self._led

    @property
    def waiting(self) -> bool:
        """Whether something newer than ``led`` is being made."""
        return self._newest.waiting

    @property
    def settling(self) -> bool:
        """Whether what was seen is just being put into the document."""
        return self._settling

    def again(self) -> None:
        """The wish is another: follow it as soon as the engine can, or show the document as it is."""
        if not self._has_wish():
            self._accepting, self._stale = False, True
            self._newest.forget()
            self._drop()
            return
        self._stale = False
        self._newest.wish(self._next)

    def accept(self) -> None:
        """Put what is seen into the document: one undo step. Waits until the newest picture is there."""
        if self.waiting:
            self._accepting = True
            return
        led, self._accepting = self._led, False
        if led is None or led.wish.base is not self._document.document:
            return
        if led.result is None:  # broken off after the first look
            self._accepting = True
            self.again()
            return
        self._led = None
        job, recipe = led.wish.job, led.result.recipe
        after = _placed(led.wish, led.result.picture)
        if after.active != led.wish.base.active:
            self.noted.emit(tr("The change is on a layer of its own."))
        self._settling = True
        self._document.change(self._label, after, recipe=recipe)
        self._settling = False
        whole = self._document.picture
        if whole is not None:
            self._history.add(whole, recipe, led.latent if led.wish.covers else None, source=job.source)
        self.accepted.emit()
        self.changed.emit()

    def _drop(self) -> None:
        if self._led is not None:
            self._led = None
            self.changed.emit()

    def _document_changed(self) -> None:
        newest = self._wish if self._newest.asked is not None or self._led is not None else None
        if self._settling:
            return
        if newest is None or newest.base is not self._document.document:
            self.again()

    def _next(self) -> Job | None:
        self._wish, self._drift, self._latent = self._make(), None, None
        return None if self._wish is None else self._wish.job

    def _came(self, event: Event) -> None:
        match event:
            case Drifted():
                self._drift = event
            case Sampled():
                self._latent = event.latent
            case Preview():
                self._show(event.pictures[0])
            case Result():
                self._show(event.picture, event)
            case Failed():
                self._accepting = False
                self.failed.emit(event.message)

    def _settled(self, event: Event) -> None:
        if self._accepting and not isinstance(event, Cancelled):
            self.accept()

    def _show(self, picture: Picture, result: Result | None = None) -> None:
        wish = self._wish
        if wish is None or self._stale or wish.base is not self._document.document:
            return
        self._led = Led(
            wish=wish,
            result=result,
            picture=picture if wish.covers else flattened(_placed(wish, picture)),
            drift=self._drift,
            latent=self._latent,
        )
        self.changed.emit()


def _placed(wish: Wish, picture: Picture) -> Document:
    """The document with the result: in the layer it was made of, else on one of its own."""
    document, mask = wish.base, wish.mask
    layers = document.layers
    if wish.only_layer or (len(layers) == 1 and _is_picture(layers[0])):
        everywhere = np.full(picture.shape[:2], 255, np.uint8)
        return patched(document, picture, everywhere if mask is None else mask, wish.place)
    alpha = None if mask is None else inner_ramp(mask, 0.0)
    return layered(document, picture, alpha, wish.place, tr("Changed"))


def _is_picture(layer: Layer) -> bool:
    """Whether what is seen of a layer are its own pixels, and they may be changed."""
    return layer.shown and not layer.locked and layer.opacity == 1 and layer.blend is Blend.NORMAL
