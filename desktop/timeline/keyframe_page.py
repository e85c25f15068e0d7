"""What the selected keyframes are made of, and how true the walk stays to a picture."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.document import timeline as edits
from core.document.keyframe import Easing, Keyframe, PictureMode, PromptSource, Source
from core.errors import InputError
from desktop.images import to_qimage
from desktop.language import mark, tr
from desktop.state.timeline_store import TimelineStore
from desktop.state.walk_store import WalkStore
from desktop.theme import GRID, small_font, theme_of
from desktop.timeline.drawing import draw_image
from desktop.timeline.words import EASINGS, MODE_TIPS, MODES
from desktop.widgets.choice import Choice
from desktop.widgets.paint import ring, rounded
from desktop.widgets.prompt_edit import PromptEdit
from desktop.widgets.seed_row import SeedRow

GAP = GRID // 2
REWRITES = {"prompt": mark("Change the prompt"), "seed": mark("Change the seed")}


class Check(QWidget):
    """Where the walk differs from a picture that is a keyframe, and by how much."""

    def __init__(self, walk: WalkStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self._source: Source | None = None
        self._image: QPixmap | None = None
        self._words = ""
        walk.checked.connect(lambda _source: self.show_source(self._source))

    def sizeHint(self) -> QSize:
        return QSize(160, 44)

    def show_source(self, source: Source | None) -> None:
        """Show what is known of this one."""
        self._source = source
        check = None if source is None else self._walk.check(source)
        if check is None:
            self._image, self._words = (
                None,
                tr("How true the walk stays to this picture is seen once it is drawn."),
            )
        else:
            self._image = QPixmap.fromImage(to_qimage(check.difference))
            self._words = tr(
                "Difference ×4 · {psnr:.1f} dB\nModel's own limit: {round_trip:.1f} dB",
                psnr=check.psnr,
                round_trip=check.round_trip,
            )
        self.setAccessibleName(self._words)
        self.setToolTip(
            tr(
                "How far the frame at this keyframe is from the picture (PSNR: more is "
                "closer), beside what is "
                "lost by encoding and decoding alone. Grey is no difference."
            )
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        left = 0.0
        if self._image is not None:
            square = QRectF(0, 0, self.height(), self.height())
            rounded(painter, square, theme.colour("field"), 4)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            draw_image(painter, square, self._image, 4)
            ring(painter, square, theme.colour("line"), 4, 1)
            left = square.right() + GRID
        painter.setFont(small_font())
        painter.setPen(theme.colour("soft"))
        place = QRectF(left, 0, self.width() - left, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self._words)


class KeyframePage(QWidget):
    """What the selected keyframes are made of.

    Signals:
        refused (str): It could not be done: one sentence.
    """

    refused = Signal(str)

    def __init__(self, store: TimelineStore, walk: WalkStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.prompt = PromptEdit(tr("Prompt of the keyframe"), 2, 2, tr("What is seen at this keyframe"))
        self.seed = SeedRow()
        self.seed.lock.hide()
        self.check = Check(walk)
        self.mode = Choice(tr("Mode"), [(mode.value, tr(text)) for mode, text in MODES.items()])
        self.easing = Choice(
            tr("Easing"),
            [(easing.value, tr(text)) for easing, text in EASINGS.items()],
            tip=tr("How the way to the next keyframe is timed"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.prompt)
        column.addWidget(self.check)
        for widget in (self.seed, self.mode, self.easing):
            column.addWidget(widget)
        column.addStretch(1)
        self.prompt.edited.connect(lambda text: self._rewrite("prompt", prompt=text))
        self.seed.edited.connect(lambda seed: self._rewrite("seed", seed=seed))
        self.seed.rolled.connect(self._roll)
        self.mode.chosen.connect(lambda key: store.set_mode(PictureMode(key)))
        self.easing.chosen.connect(
            lambda key: store.edit(
                tr("Change the easing"), edits.change(store.timeline, store.selected, easing=Easing(key))
            )
        )

    def show_selection(self, chosen: tuple[Keyframe, ...]) -> None:
        """Show these keyframes."""
        source = chosen[0].source if len(chosen) == 1 else None
        words = isinstance(source, PromptSource)
        self.prompt.setVisible(words)
        self.seed.setVisible(words)
        self.check.setVisible(source is not None and not words)
        self.mode.setVisible(source is not None and not words)
        if source is not None and isinstance(source, PromptSource):
            self.prompt.set_text(source.recipe.prompt)
            self.seed.set_seed(source.recipe.seed, True)
        elif source is not None:
            self.check.show_source(source)
            self.mode.set_current(source.mode.value)
            self.mode.setToolTip(tr(MODE_TIPS[source.mode]))
        easings = {keyframe.easing for keyframe in chosen}
        self.easing.set_current(easings.pop().value if len(easings) == 1 else tr("Several"))

    def _rewrite(self, knob: str, **values: object) -> None:
        for keyframe in self._store.selection[:1]:
            try:
                recipe = replace(keyframe.source.recipe, **values)  # type: ignore[arg-type]
            except InputError as problem:
                self.refused.emit(problem.message)
                return
            source = replace(keyframe.source, recipe=recipe)
            changed = edits.change(self._store.timeline, [keyframe.id], source=source)
            self._store.edit(tr(REWRITES[knob]), changed, knob=f"{knob} {keyframe.id}")

    def _roll(self) -> None:
        import secrets

        self._rewrite("seed", seed=secrets.randbelow(1 << 32))
