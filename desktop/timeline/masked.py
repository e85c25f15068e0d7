"""The switch that lets only the masked part of a picture move."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.document.timeline import MaskedBase
from desktop.language import mark, tr
from desktop.state.document_store import DocumentStore
from desktop.widgets.buttons import describe
from desktop.widgets.switch import Switch

PLAIN = mark("Only what is under the mask moves; the rest of the picture on the canvas stays to the bit")
NO_MASK = mark("Paint a mask over what should move first")


class MaskedSwitch(Switch):
    """Takes the picture and its mask as they are now into the timeline, or lets them go."""

    def __init__(self, document: DocumentStore, parent: QWidget | None = None) -> None:
        super().__init__(tr("Masked"), parent=parent)
        self._document, self._store = document, document.timeline
        self.clicked.connect(self._turned)
        for signal in (document.picture_changed, document.mask.changed, self._store.changed):
            signal.connect(self._show)
        self._show()

    def _turned(self, on: bool) -> None:
        document, base = self._document, None
        if on and document.picture is not None and document.mask.mask is not None:
            base = MaskedBase(picture=document.picture, mask=document.mask.mask, name=document.name)
        label = tr("Move only the masked part") if base is not None else tr("Move all of the picture")
        self._store.edit(label, replace(self._store.timeline, base=base))
        self._show()

    def _show(self) -> None:
        base = self._store.timeline.base
        self.setChecked(base is not None)
        there = self._document.mask.mask is not None and self._document.mask.share > 0
        self.setEnabled(base is not None or there)
        tip = (
            tr(PLAIN)
            if base is None
            else tr(
                "Only what is under the mask moves: “{name}” as it was when this was turned on",
                name=base.name,
            )
        )
        describe(self, tr("Masked"), tip if self.isEnabled() else tr(NO_MASK))
