"""The layers as a list for Qt, the top one first."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPixmap

from core.document.layer import Blend, Layer
from core.document.tiles import Tiles
from desktop.images import to_qimage
from desktop.language import mark, tr
from desktop.state.document_store import DocumentStore

Index = QModelIndex | QPersistentModelIndex
LAYER = Qt.ItemDataRole.UserRole
THUMBNAIL = Qt.ItemDataRole.UserRole + 1
SIDE = 80
BLENDS = {
    Blend.NORMAL: mark("Normal"),
    Blend.MULTIPLY: mark("Multiply"),
    Blend.SCREEN: mark("Screen"),
    Blend.OVERLAY: mark("Overlay"),
    Blend.DARKEN: mark("Darken"),
    Blend.LIGHTEN: mark("Lighten"),
    Blend.ADD: mark("Add"),
}
HELP = mark("Double-click to rename, drag to reorder, Space to show or hide")


class LayersModel(QAbstractListModel):
    """Follows the document.

    Signals:
        renamed (str, str): The person gave a layer another name.
    """

    renamed = Signal(str, str)

    def __init__(self, document: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._layers: tuple[Layer, ...] = ()
        self._small: dict[str, tuple[Tiles, QPixmap]] = {}
        document.layers_changed.connect(self._follow)
        self._follow()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._layers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._layers):
            return None
        layer = self._layers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return layer.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{layer.name}, {look_of(layer)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{layer.name}: {look_of(layer)}\n{tr(HELP)}"
            case _ if role == LAYER:
                return layer
            case _ if role == THUMBNAIL:
                return self._thumbnail(layer)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        self.renamed.emit(self._layers[index.row()].id, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def row_of(self, layer_id: str) -> int:
        """Its row; -1 if there is none."""
        return next((row for row, layer in enumerate(self._layers) if layer.id == layer_id), -1)

    def _follow(self) -> None:
        document = self._document.document
        layers = () if document is None else tuple(reversed(document.layers))
        same = [layer.id for layer in layers] == [layer.id for layer in self._layers]
        if same:
            self._layers = layers
            if layers:
                self.dataChanged.emit(self.index(0), self.index(len(layers) - 1))
            return
        self.beginResetModel()
        self._layers = layers
        ids = {layer.id for layer in layers}
        self._small = {key: kept for key, kept in self._small.items() if key in ids}
        self.endResetModel()

    def _thumbnail(self, layer: Layer) -> QPixmap:
        kept = self._small.get(layer.id)
        if kept is None or kept[0] is not layer.tiles:
            image = to_qimage(layer.tiles.small(2 * SIDE)).scaled(
                SIDE,
                SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            kept = self._small[layer.id] = layer.tiles, QPixmap.fromImage(image)
        return kept[1]


def look_of(layer: Layer) -> str:
    """How a layer is seen, in words."""
    words = [tr(BLENDS[layer.blend])]
    if layer.opacity < 1:
        words.append(f"{round(layer.opacity * 100)} %")
    if not layer.visible:
        words.append(tr("hidden"))
    if layer.locked:
        words.append(tr("locked"))
    return " · ".join(words)
