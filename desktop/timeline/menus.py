"""What is done with keyframes from the menus of the strip and by its keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint

from core.document import timeline as edits
from core.document.keyframe import Easing
from core.errors import LatentscapeError
from desktop.language import tr
from desktop.messages import Messages
from desktop.state.document_store import DocumentStore
from desktop.timeline.adding import Adding
from desktop.timeline.commands import TimelineActions, easing_menu, keyframe_menu
from desktop.timeline.panel import TimelinePanel


class Menus(QObject):
    """Opens them where they are asked for."""

    def __init__(
        self,
        panel: TimelinePanel,
        *,
        actions: TimelineActions,
        adding: Adding,
        document: DocumentStore,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._panel, self._actions, self._adding = panel, actions, adding
        self._document, self._messages, self._store = document, messages, document.timeline
        strip = panel.strip
        panel.controls.add_asked.connect(self._open_adding)
        strip.remove_asked.connect(self._remove)
        strip.menu_asked.connect(self._open_menu)
        strip.easing_asked.connect(self._open_easings)

    def _open_adding(self, corner: QPoint) -> None:
        menu = self._actions.adding(self._panel)
        menu.popup(corner - QPoint(0, menu.sizeHint().height() + 4))

    def _open_easings(self, name: str, place: QPoint) -> None:
        now = self._store.timeline.keyframe(name).easing
        easing_menu(self._panel, now, lambda easing: self._ease(frozenset([name]), easing)).popup(place)

    def _open_menu(self, name: str, place: QPoint) -> None:
        if not name:
            self._actions.adding(self._panel).popup(place)
            return
        keyframe_menu(
            self._panel,
            self._store.timeline.keyframe(name),
            show=lambda: self._panel.strip.go_to(name),
            ease=lambda easing: self._ease(self._store.selected, easing),
            set_mode=self._store.set_mode,
            replace=self._adding.replace_by_canvas,
            duplicate=self._duplicate,
            remove=self._remove,
            replaceable=self._document.size is not None,
        ).popup(place)

    def _remove(self) -> None:
        if self._store.selected:
            self._store.remove(self._store.selected)

    def _duplicate(self) -> None:
        store = self._store
        chosen = store.selection
        gap = max(1, store.timeline.count // 12) / store.timeline.fps
        try:
            after, made = edits.copy(store.timeline, [keyframe.id for keyframe in chosen], gap)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
        else:
            store.edit(tr("Duplicate a keyframe"), after, select=made)

    def _ease(self, ids: frozenset[str], easing: Easing) -> None:
        self._store.edit(tr("Change the easing"), edits.change(self._store.timeline, ids, easing=easing))
