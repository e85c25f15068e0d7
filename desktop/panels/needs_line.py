"""How much memory the next picture needs, before it is begun."""

from __future__ import annotations

from PySide6.QtCore import Qt

from core.errors import LatentscapeError
from core.geometry import Size
from desktop.language import tr
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.widgets.soft_label import SoftLabel
from desktop.words import size_of


class NeedsLine(SoftLabel):
    """One soft line; empty until the model is in memory."""

    def __init__(self, draft: DraftStore, document: DocumentStore, generation: GenerationStore) -> None:
        super().__init__()
        self._draft, self._document, self._generation = draft, document, generation
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(tr("Memory needed"))
        mask, region = document.mask, document.region
        for signal in (draft.changed, mask.changed, mask.visible_changed, region.changed):
            signal.connect(self._show)
        generation.model_ready.connect(self._show)
        self._show()

    def _show(self, *_: object) -> None:
        model, draft, size = self._generation.model, self._draft.draft, self._size()
        if model is None or model.needs is None or size is None:
            self.clear()
            return
        needs = model.needs
        total = needs.total(size, draft.count, guided=draft.guidance > 1)
        if not needs.room:
            said = tr("Needs about {need}", need=size_of(total))
        elif total <= needs.room:
            said = tr("Needs about {need} of {room}", need=size_of(total), room=size_of(needs.room))
        else:
            said = tr(
                "Needs about {need}, more than the {room}", need=size_of(total), room=size_of(needs.room)
            )
        self.setText(said)
        self.setToolTip(tr("Memory for the model and for drawing, against what the device has"))

    def _size(self) -> Size | None:
        """At which the model will draw."""
        region, info = self._document.region, self._generation.model_info
        if not region.applied or info is None:
            return self._draft.draft.size
        try:
            seen = region.of(info)
        except LatentscapeError:  # it is said where the region is
            return None
        return None if seen is None else seen.size
