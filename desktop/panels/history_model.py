"""The history as Qt's views want it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)
from PySide6.QtGui import QPixmap

from desktop.file_names import ENTRY_TYPE
from desktop.images import to_qimage
from desktop.language import number, tr
from desktop.state.history_store import HistoryEntry, HistoryStore

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
THUMBNAIL = Qt.ItemDataRole.UserRole + 1


class HistoryModel(QAbstractListModel):
    """``HistoryStore.entries``, newest first; thumbnails become pixmaps when they are first seen."""

    def __init__(self, history: HistoryStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[HistoryEntry] = list(history.entries)
        self._pixmaps: dict[str, QPixmap] = {}
        self._history = history
        history.entry_added.connect(self._added)
        history.entry_removed.connect(self._removed)
        history.loaded.connect(self._loaded)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == THUMBNAIL:
            return self._pixmap(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _words(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.recipe.prompt if entry.recipe else tr("Picture")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else plain

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list", ENTRY_TYPE]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        paths: list[Path] = [self._entries[index.row()].path for index in indexes]
        for index in indexes:
            data.setData(ENTRY_TYPE, QByteArray(self._entries[index.row()].id.encode()))
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return data

    def _pixmap(self, entry: HistoryEntry) -> QPixmap:
        if entry.id not in self._pixmaps:
            self._pixmaps[entry.id] = QPixmap.fromImage(to_qimage(entry.thumbnail))
        return self._pixmaps[entry.id]

    def _added(self, entry: HistoryEntry) -> None:
        row = next((i for i, kept in enumerate(self._entries) if kept.id < entry.id), len(self._entries))
        self.beginInsertRows(QModelIndex(), row, row)
        self._entries.insert(row, entry)
        self.endInsertRows()

    def _removed(self, entry_id: str) -> None:
        for row, entry in enumerate(self._entries):
            if entry.id == entry_id:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._entries[row]
                self._pixmaps.pop(entry_id, None)
                self.endRemoveRows()
                return

    def _loaded(self) -> None:
        self.beginResetModel()
        self._entries = list(self._history.entries)
        self.endResetModel()


def _words(entry: HistoryEntry) -> str:
    when = entry.created.astimezone().strftime("%d.%m.%Y %H:%M")
    recipe = entry.recipe
    if recipe is None:
        return when
    lines = [recipe.prompt[:200]] if recipe.prompt else []
    lines.append(
        tr(
            "Seed {seed} · {steps} steps · {width} × {height}",
            seed=recipe.seed,
            steps=recipe.steps,
            width=recipe.size.width,
            height=recipe.size.height,
        )
    )
    for branch in recipe.branches:
        what = recipe.prompt if branch.prompt is None else branch.prompt
        lines.append(tr("From step {step} on: {prompt}", step=branch.step, prompt=what[:200]))
    if recipe.directions:
        led = ", ".join(f"{one.name} {number(one.amount, '+.2f')}" for one in recipe.directions)
        lines.append(tr("Led along {directions}", directions=led))
    if recipe.cells:
        lines.append(tr("Latent cells were changed"))
    return "\n".join([*lines, when])
