"""What the inspector looks into: a picture's latent, the cells that are chosen and changed in it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.arrays import Floats, LatentArray, Picture, frozen
from core.cells import Cells
from core.direction_jobs import Inspect
from core.errors import LatentscapeError
from core.events import Event, Failed, Inspected
from core.geometry import Rect, Size
from core.inspection import Inspection
from core.jobs import Job
from core.recipe import Recipe
from desktop.engine.queue import JobQueue
from desktop.language import tr
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.live_edit import Led, LiveEdit, Wish
from desktop.state.newest import Newest
from desktop.state.wishes import AT_ONCE, build_wish

LEAST = 7
"""Pixels a side that can be looked into."""
MOST_TOUCHED = 64
"""Rectangles of changed cells; of more, one that holds them all is kept."""


class InspectorStore(QObject):
    """Looks into the canvas's picture, or one of the history, while somebody watches.

    Cells of the canvas's picture can be changed: seen live, accepted as one step.

    Signals:
        watched_changed: Somebody looks, or nobody any more.
        subject_changed: Another picture is looked into, or none.
        inspected: ``inspection`` is another.
        selection_changed: Other cells are pointed at or chosen.
        values_changed: The values of some cells are others, or what they make of the picture.
        failed (str): One sentence for the person.
        noted (str): One sentence worth telling.
    """

    watched_changed = Signal()
    subject_changed = Signal()
    inspected = Signal()
    selection_changed = Signal()
    values_changed = Signal()
    failed = Signal(str)
    noted = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        document: DocumentStore,
        history: HistoryStore,
        generation: GenerationStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._history, self._generation = document, history, generation
        self._entry = ""
        self._entry_picture: Picture | None = None
        self._watched = self._asked_for = False
        self._looking: Picture | None = None
        self._seen: Picture | None = None
        self._inspection: Inspection | None = None
        self._latent: LatentArray | None = None
        self._touched: list[Rect] = []
        self._selection: Rect | None = None
        self._pointed: Rect | None = None
        self._copied: LatentArray | None = None
        self._look = Newest(queue, self)
        self._look.received.connect(self._came)
        document.picture_changed.connect(self._picture_changed)  # before the edit hears of it
        generation.model_changed.connect(self._subject_is_another)
        history.entry_removed.connect(self._removed)
        self._edit = LiveEdit(
            queue,
            document,
            history,
            label=tr("Change latent cells"),
            wanted=lambda: bool(self._touched) and self.editable,
            make=self._wish,
            parent=self,
        )
        self._edit.changed.connect(self.values_changed)
        self._edit.failed.connect(self.failed)
        self._edit.noted.connect(self.noted)

    @property
    def entry(self) -> str:
        """The id of the picture of the history that is looked into; "" for the canvas's."""
        return self._entry

    @property
    def picture(self) -> Picture | None:
        """What is looked into; put together when it is asked for."""
        return self._entry_picture if self._entry else self._document.picture

    @property
    def recipe(self) -> Recipe | None:
        """What made it, if known."""
        return self._history.entry(self._entry).recipe if self._entry else self._document.recipe

    @property
    def size(self) -> Size | None:
        """Of what is looked into; None while there is nothing."""
        if not self._entry:
            return self._document.size
        picture = self._entry_picture
        return None if picture is None else Size(picture.shape[1], picture.shape[0])

    @property
    def watched(self) -> bool:
        """Whether somebody looks."""
        return self._watched

    @property
    def inspection(self) -> Inspection | None:
        """What was found in it; None until it is."""
        return self._inspection if self._seen is not None else None

    @property
    def waits(self) -> bool:
        """Whether it is so large that it is looked into only when it is asked for."""
        return self.size is not None and self.size.area > AT_ONCE and self.inspection is None

    @property
    def editable(self) -> bool:
        """Whether its cells can be changed."""
        return not self._entry and self.inspection is not None

    @property
    def latent(self) -> LatentArray | None:
        """Its latent (C, h, w), with what was changed in it."""
        return None if self.inspection is None else self._latent

    @property
    def grid(self) -> Size | None:
        """Columns and rows of the latent."""
        latent = self.latent
        return None if latent is None else Size(latent.shape[2], latent.shape[1])

    @property
    def led(self) -> Led | None:
        """What the changed cells make of the picture; None without any."""
        return self._edit.led

    @property
    def decoded(self) -> Picture | None:
        """What its latent decodes to, as it is now: uint8 (H, W, 3|4)."""
        if self.inspection is None:
            return None
        return self.inspection.decoded if self.led is None else self.led.picture

    @property
    def changed(self) -> bool:
        """Whether any cell is."""
        return bool(self._touched)

    @property
    def selection(self) -> Rect | None:
        """The chosen cells."""
        return self._selection

    @property
    def shown(self) -> Rect | None:
        """The cells whose values are told: those under the pointer, else the chosen ones."""
        return self._pointed or self._selection

    @property
    def copied(self) -> LatentArray | None:
        """What can be pasted."""
        return self._copied

    def watch(self, *, on: bool) -> None:
        """Whether somebody looks."""
        if on != self._watched:
            self._watched = on
            self._again()
            self.watched_changed.emit()

    def look(self) -> None:
        """Look into a picture that is so large that it takes a while."""
        self._asked_for = True
        self._again()

    def show(self, entry: str = "") -> None:
        """Look into a picture of the history, or ("") into the canvas's."""
        try:
            self._entry_picture = self._history.picture(entry) if entry else None
        except LatentscapeError as error:
            self.failed.emit(error.message)
            return
        self._entry = entry
        self._subject_is_another()

    def point(self, cell: tuple[int, int] | None) -> None:
        """The pointer is over this cell (column, row); None: elsewhere."""
        pointed = None if cell is None else self._inside(Rect(*cell, 1, 1))
        if pointed != self._pointed:
            self._pointed = pointed
            self.selection_changed.emit()

    def select(self, cells: Rect | None) -> None:
        """Choose cells; None for none."""
        chosen = None if cells is None else self._inside(cells)
        if chosen != self._selection:
            self._selection = chosen
            self.selection_changed.emit()

    def values(self, cells: Rect) -> Floats:
        """The mean of each channel over some cells, (C,)."""
        assert self._latent is not None
        mean: Floats = self._latent[:, *cells.slices].mean((1, 2))
        return mean

    def nudge(self, channel: int, value: float) -> None:
        """Give a channel this value (mean) in the chosen cells: all of them go as far."""
        if self._selection is not None and self._latent is not None:
            part = np.array(self._latent[:, *self._selection.slices])
            part[channel] += value - part[channel].mean()
            self._write(self._selection, part)

    def put_back(self, channel: int) -> None:
        """Give a channel its old values in the chosen cells."""
        if self._selection is not None and self._latent is not None and self._inspection is not None:
            part = np.array(self._latent[:, *self._selection.slices])
            part[channel] = self._inspection.latent[channel, *self._selection.slices]
            self._write(self._selection, part)

    def erase(self) -> None:
        """The chosen cells to 0, the middle of latent space."""
        if self._selection is not None and self._latent is not None:
            channels = len(self._latent)
            empty = np.zeros((channels, self._selection.height, self._selection.width), np.float32)
            self._write(self._selection, empty)

    def copy(self) -> None:
        """Remember the chosen cells."""
        if self._selection is not None and self._latent is not None:
            self._copied = frozen(self._latent[:, *self._selection.slices])
            self.selection_changed.emit()

    def paste(self) -> None:
        """Put what was copied where the chosen cells begin; what does not fit is left out."""
        copied, latent, grid = self._copied, self._latent, self.grid
        if copied is None or latent is None or grid is None or self._selection is None:
            return
        if len(copied) != len(latent):
            self.failed.emit(tr("These cells were copied from another kind of model: copy some of this one."))
            return
        place = Rect(self._selection.x, self._selection.y, copied.shape[2], copied.shape[1]).cut(grid)
        assert place is not None
        self._write(place, copied[:, : place.height, : place.width])
        self.select(place)

    def reset(self) -> None:
        """All cells as they were."""
        if self._inspection is not None:
            self._latent = self._inspection.latent
        self._touched.clear()
        self.values_changed.emit()
        self._edit.again()

    def accept(self) -> None:
        """Put what is seen into the document: one undo step."""
        self._edit.accept()

    def _write(self, place: Rect, values: LatentArray) -> None:
        if not self.editable:
            self.noted.emit(
                tr("Only cells of the canvas’s picture can be changed: show this one there first.")
            )
            return
        assert self._latent is not None
        after = np.array(self._latent)
        after[:, *place.slices] = values
        self._latent = frozen(after)
        self._touched = [box for box in self._touched if box.common(place) != box] + [place]
        if len(self._touched) > MOST_TOUCHED:
            whole = place
            for box in self._touched:
                whole = whole.united(box)
            self._touched = [whole]
        self.values_changed.emit()
        self._edit.again()

    def _wish(self) -> Wish | None:
        info, latent = self._generation.model_info, self._latent
        if info is None or latent is None:
            return None
        cells = [Cells.of(box, latent[:, *box.slices]) for box in self._touched]
        return build_wish(self._document, info, cells=cells)

    def _inside(self, cells: Rect) -> Rect | None:
        return None if self.grid is None else cells.cut(self.grid)

    def _picture_changed(self) -> None:
        if not self._entry:
            self._subject_is_another()

    def _removed(self, entry: str) -> None:
        if entry == self._entry:
            self.show()

    def _subject_is_another(self) -> None:
        self._seen = None
        self._asked_for = False
        self._pointed = None
        if self._touched:
            self._touched.clear()
            self._edit.again()
            if not self._edit.settling:
                self.noted.emit(tr("Another picture is looked into: the cells that were changed are let go."))
        self.subject_changed.emit()
        self._again()

    def _again(self) -> None:
        if self._watched and self._seen is None and (self._asked_for or not self.waits):
            self._look.wish(self._next)

    def _next(self) -> Job | None:
        picture, info = self.picture, self._generation.model_info
        if picture is None or info is None or not self._watched or min(picture.shape[:2]) < LEAST:
            return None
        self._looking = picture
        return Inspect(model=str(info.path), picture=picture)

    def _came(self, event: Event) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message)
        if not isinstance(event, Inspected) or self._looking is not self.picture:
            return
        self._seen, self._inspection = self._looking, event.inspection
        self._latent = event.inspection.latent
        if self._selection is not None:
            self._selection = self._inside(self._selection)
        self.inspected.emit()
        self.selection_changed.emit()
