"""The latent map: the panel, and what it asks of canvas, timeline, history and dialogs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.geometry import Size
from desktop.language import mark, tr
from desktop.messages import Messages
from desktop.panels.map_panel import MapPanel
from desktop.settings import Settings
from desktop.state.arithmetic_store import LETTERS
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.map_store import MapStore, Side
from desktop.state.specimens import Kind, Specimen
from desktop.state.timeline_store import Shown
from desktop.widgets.menu import popup_menu

SIDES = (
    (mark("Lead to it\tT"), Side.MORE),
    (mark("Lead away from it\tA"), Side.LESS),
    (mark("In no group"), None),
)


class MapDesk(QObject):
    """The map's panel; shows, keeps, adds.

    Attributes:
        panel: The map.

    Signals:
        entry_asked (str): This picture of the history is to be shown.
        file_asked (object): This picture file is to be opened.
        entry_keyframe_asked (str): This picture of the history is to be a keyframe.
        file_keyframe_asked (object): This picture file is to be one.
        latent_keyframe_asked (object, object): A ``KeptLatent`` is to be one, which looks so (or None).
        learn_asked (object, object): A direction is to be learned from these ``Specimen`` to those.
        reckon_asked (object, int): This ``Specimen`` is to be A (0), B (1) or C (2) of the arithmetic.
    """

    entry_asked = Signal(str)
    file_asked = Signal(object)
    entry_keyframe_asked = Signal(str)
    file_keyframe_asked = Signal(object)
    latent_keyframe_asked = Signal(object, object)
    learn_asked = Signal(object, object)
    reckon_asked = Signal(object, int)

    def __init__(
        self,
        window: QWidget,
        *,
        store: MapStore,
        document: DocumentStore,
        generation: GenerationStore,
        settings: Settings,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._document = window, store, document
        self._settings, self._shows = settings, False
        self.panel = panel = MapPanel(store)
        panel.add_asked.connect(self.ask_folder)
        panel.learn_asked.connect(
            lambda: self.learn_asked.emit(store.marked(Side.MORE), store.marked(Side.LESS))
        )
        panel.view.opened.connect(self._open)
        panel.view.kept.connect(store.keep)
        panel.view.keyframe_asked.connect(self._add_keyframe)
        panel.view.menu_asked.connect(lambda place: self.menu().popup(place))
        panel.view.let_go.connect(store.let_go)
        store.between_changed.connect(self._show)
        store.kept.connect(lambda: messages.note(tr("Kept in the history.")))
        store.failed.connect(messages.problem)
        generation.started.connect(lambda _job: store.let_go())

    def watch(self, on: bool) -> None:
        """Whether the map can be seen."""
        self._store.watch(on=on)
        if not on:
            self._store.let_go()

    def ask_folder(self) -> None:
        """Ask for a folder of pictures."""
        dialog = QFileDialog(self._window, tr("Add a folder of pictures"), str(self._settings.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._store.add([Path(name)]))
        dialog.open()

    def menu(self) -> QMenu:
        """A fresh menu of what can be done with what is chosen."""
        menu, point = popup_menu(self.panel.view), self.panel.view.current
        between = self._store.between is not None
        act = partial(_act, menu)
        act(tr("Show on the canvas\tEnter"), lambda: self._open(point), on=point is not None)
        alone = between and point is None
        act(tr("Keep what lies between in the history\tEnter"), self._store.keep, on=alone)
        act(tr("Add to the timeline\tK"), self._add_keyframe, on=between or point is not None)
        menu.addSeparator()
        for text, side in SIDES:
            act(tr(text), partial(self._mark, side), on=point is not None)
        menu.addSeparator()
        for slot, letter in enumerate(LETTERS):
            text = tr("{letter} of the arithmetic", letter=letter)
            act(text, partial(self.reckon_asked.emit, point, slot), on=point is not None)
        menu.addSeparator()
        act(tr("Show all of the map\tHome"), self.panel.view.fit)
        act(tr("Add a folder of pictures…"), self.ask_folder)
        return menu

    def _mark(self, side: Side | None) -> None:
        point = self.panel.view.current
        if point is not None:
            self._store.mark([point.key], side)

    def _open(self, point: Specimen | None) -> None:
        if point is None:
            return
        self._store.let_go()
        if point.entry:
            self.entry_asked.emit(point.entry)
        elif point.path is not None:
            self.file_asked.emit(point.path)
        elif point.kind is Kind.KEYFRAME:
            self._document.timeline.select([point.key.split(":")[1]])

    def _add_keyframe(self) -> None:
        point = self.panel.view.current
        if point is None:
            kept, between = self._store.between_latent, self._store.between
            if kept is not None and between is not None:
                self.latent_keyframe_asked.emit(kept, between.picture)
        elif point.entry:
            self.entry_keyframe_asked.emit(point.entry)
        elif point.path is not None:
            self.file_keyframe_asked.emit(point.path)
        elif (kept := self._store.latent(point)) is not None:
            self.latent_keyframe_asked.emit(kept, point.small)

    def _show(self) -> None:
        """On the canvas, in the document's place, as long as the place is looked at."""
        between = self._store.between
        picture = None if between is None else between.picture
        if picture is not None:
            size = self._store.size or Size(picture.shape[1], picture.shape[0])
            self._document.timeline.show(Shown(picture=picture, size=size))
            self._shows = True
        elif self._shows and between is None:
            self._shows = False
            self._document.timeline.show(None)


def _act(menu: QMenu, text: str, run: Callable[[], object], *, on: bool = True) -> None:
    action = menu.addAction(text)
    action.setEnabled(on)
    action.triggered.connect(lambda _on=False: run())
