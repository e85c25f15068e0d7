"""What is on the canvas now: the document, what is being drawn, a candidate, or a frame of the walk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.arrays import Picture
from core.events import Preview, Progress, Result, Stage
from core.geometry import Size
from core.jobs import Generate, Inpaint
from core.recipe import Recipe
from desktop.canvas.compositor import enlarged
from desktop.canvas.patch import Patch, Patches
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.words import time_left


class Scene(QObject):
    """Follows the stores and says what to paint.

    The picture that is being drawn is shown at full opacity from its first preview on; the document is
    untouched until a picture is finished, so a cancelled job leaves what was there.

    Attributes:
        size: Of what is shown, in pixels; None while there is nothing.
        picture: What is shown instead of the document; None while the document is, or only a frame.
        of_document: Whether the document is shown, with or without a patch.
        patch: The part of it that is being made anew, laid over it; None while there is none.
        before: Whether the document is shown as it is, without what was made.
        share: 0..1 of the running generation; 0 while none runs.
        caption: Words about the running generation.
        drawing: Whether a generation runs.

    Signals:
        changed: Something is to be painted anew.
        touched (object): These pixels of the document, which is shown, are others now.
        resized: ``size`` is another.
        begun (int): A generation of so many pictures runs.
        thumbnail_changed (int, object): There is more of a candidate.
        candidates_changed (int): So many candidates can be kept.
    """

    changed = Signal()
    touched = Signal(object)
    resized = Signal()
    begun = Signal(int)
    thumbnail_changed = Signal(int, object)
    candidates_changed = Signal(int)

    def __init__(
        self, document: DocumentStore, generation: GenerationStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._generation = document, generation
        self._job: Generate | None = None
        self._previews: dict[int, Picture] = {}
        self._index = 0
        self._left: float | None = None
        self._patches: tuple[Inpaint, Patches] | None = None
        self._done: set[int] = set()
        self._patch: tuple[object, Patch] | None = None
        self._led: dict[str, Picture] = {}
        self.patch: Patch | None = None
        self.before = False
        self.size: Size | None = None
        self.picture: Picture | None = None
        self.of_document = False
        self.share = 0.0
        self.caption = ""
        document.touched.connect(self.touched)
        document.picture_changed.connect(self._refresh)
        document.timeline.shown_changed.connect(self._refresh)
        generation.started.connect(self._started)
        generation.progressed.connect(self._progressed)
        generation.previewed.connect(self._previewed)
        generation.result_added.connect(self._result_added)
        generation.finished.connect(self._ended)
        generation.cancelled.connect(self._ended)
        generation.failed.connect(self._ended)
        generation.candidates_changed.connect(self._candidates_changed)
        generation.restored.connect(self._restored)
        self._refresh()

    @property
    def drawing(self) -> bool:
        """Whether a generation runs."""
        return self._job is not None

    @property
    def taken_out(self) -> tuple[Picture, Recipe | None] | None:
        """What copying or dragging takes: a finished picture with its recipe, or a frame of the walk."""
        if self._document.timeline.shown is not None and self._job is None:
            return self._document.timeline.shown.picture, None
        candidates = {result.index: result for result in self._generation.candidates}
        if self._index in candidates:
            shown = candidates[self._index]
            return self._generation.whole(shown), shown.recipe
        picture = self._document.picture
        return None if picture is None else (picture, self._document.recipe)

    @property
    def document_size(self) -> Size | None:
        """Of the document, while it is shown: as it is, led, or with a part made anew."""
        size = self._document.size
        led = any(self.picture is picture for picture in self._led.values())
        return size if size == self.size and (self.of_document or led) else None

    def show_candidate(self, index: int) -> None:
        """Show another one of several."""
        self._index = index
        self._refresh()

    def show_before(self, on: bool) -> None:
        """Show the document as it is, for as long as a key is held."""
        if on != self.before:
            self.before = on
            self._refresh()

    def show_led(self, picture: Picture | None, by: str) -> None:
        """Show the document as it would become, or no longer; of several, what was changed last."""
        self._led.pop(by, None)
        if picture is not None:
            self._led[by] = picture
        self._refresh()

    def _started(self, job: object) -> None:
        if not isinstance(job, Generate):
            return
        self._job = job
        self._previews = {}
        self._done = set()
        self._index = 0
        self._left = None
        self.share, self.caption = 0.0, ""
        self.begun.emit(len(job.seeds))
        self._refresh()

    def _progressed(self, progress: Progress) -> None:
        if self._job is None or progress.job != self._job.id:
            return
        if progress.stage is Stage.SAMPLING and progress.total:
            self.share = progress.step / progress.total
        self._left = progress.remaining
        self.changed.emit()

    def _previewed(self, preview: Preview) -> None:
        if self._job is None or preview.job != self._job.id:
            return
        for offset, small in enumerate(preview.pictures):
            index = preview.first + offset
            self._previews[index] = small if preview.fine else enlarged(small)
            self.thumbnail_changed.emit(index, self._previews[index])
        self.caption = f"{preview.step} / {preview.total}"
        if self._left is not None:
            self.caption += f" · {time_left(self._left)}"
        self._refresh()

    def _result_added(self, result: Result) -> None:
        if self._job is not None and result.job == self._job.id:
            self._previews[result.index] = result.picture
            self._done.add(result.index)
            self.thumbnail_changed.emit(result.index, result.picture)
            self._refresh()

    def _ended(self) -> None:
        self._job, self._patch = None, None
        self._previews = {}
        self.share, self.caption = 0.0, ""
        if not self._generation.candidates:
            self.begun.emit(0)
        self._refresh()

    def _restored(self) -> None:
        """Candidates are back that were there before a restart."""
        candidates = self._generation.candidates
        self._previews, self._patch, self._index = {}, None, 0
        self.begun.emit(len(candidates))
        for index, result in enumerate(candidates):
            self.thumbnail_changed.emit(index, result.picture)

    def _candidates_changed(self) -> None:
        candidates = self._generation.candidates
        if not candidates and self._job is None:
            self._index = 0
            self.begun.emit(0)
        self.candidates_changed.emit(len(candidates))
        self._refresh()

    def _refresh(self) -> None:
        size, self.picture, self.patch = self._now()
        self.of_document = self.picture is None and size is not None and size == self._document.size
        resized = size != self.size
        self.size = size
        if resized:
            self.resized.emit()
        self.changed.emit()

    def _now(self) -> tuple[Size | None, Picture | None, Patch | None]:
        candidates = {result.index: result for result in self._generation.candidates}
        document, frame = self._document.size, self._document.timeline.shown
        shown: Picture | None = None
        if self._job is None and frame is not None and not self.before:
            return frame.size, frame.picture, None
        if self._job is not None:
            shown = self._previews.get(self._index)
            if not isinstance(self._job, Inpaint):
                size = self._job.recipe.size
                if shown is not None and not self.before:
                    return size, shown, None
                return size, None, None
        elif self._index in candidates:
            shown = candidates[self._index].picture
            if candidates[self._index].place is None and not self.before:
                return _size(shown), shown, None
        if document is None:
            return None, None, None
        led = next(reversed(self._led.values()), None)
        if led is not None and self._job is None and not self.before and _size(led) == document:
            return document, led, None
        done = self._job is None or self._index in self._done
        return document, None, None if self.before else self._laid(shown, document, done)

    def _laid(self, shown: Picture | None, document: Size, done: bool) -> Patch | None:
        """``shown`` as a patch on the document; None if there is none or it has no place on it."""
        made = self._generation.repainting
        job = made.job if self._job is None and made is not None else self._job
        if shown is None or not isinstance(job, Inpaint) or job.place.cut(document) is None:
            return None
        if self._patches is None or self._patches[0] is not job:
            self._patches = job, Patches(job, document)
        if self._patch is None or self._patch[0] is not shown:
            patches = self._patches[1]
            self._patch = shown, patches.result(shown) if done else patches.preview(shown)
        return self._patch[1]


def _size(picture: Picture) -> Size:
    return Size(picture.shape[1], picture.shape[0])
