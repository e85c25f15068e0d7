"""The layers panel: how the active layer is seen, all layers, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.document.layer import Blend
from desktop.language import tr
from desktop.panels.layers_list import LayersList
from desktop.panels.layers_model import BLENDS, LayersModel
from desktop.state import layer_edits
from desktop.state.document_store import DocumentStore
from desktop.theme import GRID
from desktop.widgets.action_button import ActionButton
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider


class LayersPanel(QWidget):
    """Shows the document's layers and changes them.

    Args:
        document: Whose layers.
        actions: Commands with their icons, for the foot of the panel.
    """

    def __init__(
        self,
        document: DocumentStore,
        actions: Sequence[tuple[QAction, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.blend = Choice(
            tr("Blend"),
            [(blend.value, tr(text)) for blend, text in BLENDS.items()],
            tip=tr("How it meets what is below"),
        )
        self.opacity = NumberSlider(
            tr("Opacity"), 0, 100, tip=tr("How much of the layer is seen, in per cent.")
        )
        self.model = LayersModel(document, self)
        self.list = LayersList(self.model)
        self.empty = QLabel(tr("The layers of the picture will be here: draw one, or open one (Ctrl+O)."))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = [ActionButton(action, icon) for action, icon in actions]
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(GRID // 2)
        for button in self.buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.blend)
        column.addWidget(self.opacity)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)
        self._connect()
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(320, 400)

    def _connect(self) -> None:
        document, rows = self._document, self.list
        self.blend.chosen.connect(lambda value: layer_edits.set_blend(document, Blend(value)))
        self.opacity.edited.connect(lambda number: layer_edits.set_opacity(document, number / 100))
        self.opacity.reset_asked.connect(lambda: layer_edits.set_opacity(document, 1.0))
        self.model.renamed.connect(lambda layer, name: layer_edits.rename(document, layer, name))
        rows.carried.connect(lambda layer, index: layer_edits.move(document, layer, index))
        rows.chosen.connect(document.activate)
        rows.eye_clicked.connect(self._flip_eye)
        rows.lock_clicked.connect(self._flip_lock)
        rows.delete_asked.connect(lambda: layer_edits.delete(document))
        rows.raise_asked.connect(lambda steps: layer_edits.raise_by(document, steps))
        document.layers_changed.connect(self._show)

    def _flip_eye(self, layer_id: str) -> None:
        document = self._document.document
        if document is not None:
            layer_edits.set_visible(self._document, layer_id, not document.layer(layer_id).visible)

    def _flip_lock(self, layer_id: str) -> None:
        document = self._document.document
        if document is not None:
            layer_edits.set_locked(self._document, layer_id, not document.layer(layer_id).locked)

    def _show(self) -> None:
        document = self._document.document
        for widget in (self.blend, self.opacity, self.list):
            widget.setVisible(document is not None)
        self.empty.setVisible(document is None)
        if document is None:
            return
        layer = document.active_layer
        self.blend.set_current(layer.blend.value)
        self.opacity.set_number(round(layer.opacity * 100))
        index = self.model.index(self.model.row_of(layer.id))
        if index != self.list.currentIndex() or not self.list.selectionModel().isSelected(index):
            blocked = self.list.blockSignals(True)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flag)
            self.list.blockSignals(blocked)
            self.list.viewport().update()
