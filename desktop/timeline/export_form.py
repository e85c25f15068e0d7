"""What the export dialog asks, and the output it makes of the answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from core.document.output import USUAL_CRF, USUAL_QUALITY, Dither, Format, Output, Palette
from core.document.timeline import MAX_FPS, MIN_FPS, Ending, Timeline
from core.geometry import MAX_SIDE, Size
from core.jobs import Quality
from desktop.language import mark, tr
from desktop.settings import Settings
from desktop.theme import GRID
from desktop.timeline.export_path import free, path_of
from desktop.widgets.buttons import IconButton
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.rows import EditRow

FORMATS = {
    Format.MP4: mark("MP4 film (H.264)"),
    Format.WEBM: mark("WebM film (AV1, VP9)"),
    Format.GIF: "GIF",
    Format.WEBP: mark("Animated WebP"),
    Format.PNG: mark("PNG pictures in a folder"),
}
QUALITIES = {Quality.FINAL: mark("Final"), Quality.DRAFT: mark("Draft")}
PALETTES = {Palette.SHARED: mark("One for all frames"), Palette.EACH: mark("One for each")}
DITHERS = {Dither.ORDERED: mark("Ordered"), Dither.DIFFUSION: mark("Diffusion"), Dither.NONE: mark("None")}
LOSSLESS = 100
"""Quality of WebP from which on nothing is lost."""


class ExportForm(QWidget):
    """The questions, those that the chosen format has an answer to.

    Signals:
        changed: An answer is another.
    """

    changed = Signal()

    def __init__(self, timeline: Timeline, size: Size, settings: Settings, name: str) -> None:
        super().__init__()
        self._settings, self._timeline, self._size = settings, timeline, size
        kept = settings.text("export/format", Format.MP4.value)
        self.format = Choice(tr("Format"), [(each.name, tr(text)) for each, text in FORMATS.items()])
        self.file = EditRow(tr("File"))
        self.browse = IconButton("folder-open", tr("Choose where to"), side=24)
        self.file.line.addWidget(self.browse)
        last = timeline.count
        self.first = NumberSlider(tr("From frame"), 1, max(2, last), limit=last)
        self.last = NumberSlider(tr("To frame"), 1, max(2, last), limit=last)
        self.fps = NumberSlider(
            tr("Frames/s"),
            MIN_FPS,
            60,
            step=0.1,
            limit=MAX_FPS,
            decimals=1,
            tip=tr("The walk takes as long: frames are left out or shown twice."),
        )
        self.width_ = NumberSlider(
            tr("Width"),
            16,
            2048,
            limit=MAX_SIDE,
            tip=tr("In pixels; the height follows. Scaled with a Lanczos filter."),
        )
        self.repeat = NumberSlider(
            tr("Repeat"), 1, 10, limit=100, tip=tr("How often the walk is put into the file.")
        )
        self.quality = Choice(
            tr("Frames"),
            [(each.value, tr(text)) for each, text in QUALITIES.items()],
            tip=tr("Which pass is written"),
        )
        self.crf = NumberSlider(
            tr("Rate factor"), 0, 51, tip=tr("0 is finest and largest; 18 can hardly be told from it.")
        )
        self.webp = NumberSlider(tr("Quality"), 1, LOSSLESS, tip=tr("100 loses nothing and is much larger."))
        self.palette_ = Choice(
            tr("Palette"),
            [(each.value, tr(text)) for each, text in PALETTES.items()],
            tip=tr("One for all frames does not flicker"),
        )
        self.dither = Choice(
            tr("Dither"),
            [(each.value, tr(text)) for each, text in DITHERS.items()],
            tip=tr("Ordered is calm from frame to frame and compresses well"),
        )
        self.loops = NumberSlider(tr("Plays"), 0, 10, limit=65535, tip=tr("How often; 0 is for ever."))
        self._lay_out()
        self._connect()
        self._reset(name)
        self.format.set_current(next((each.name for each in Format if each.value == kept), Format.MP4.name))
        self._choose_format()

    @property
    def path(self) -> Path:
        """Where to, with the suffix of the format; what is no whole path lies in the usual folder."""
        return path_of(self.file.edit.text(), self.chosen_format, self._settings.folder)

    @property
    def chosen_format(self) -> Format:
        """Of which kind."""
        return Format[self.format.current]

    @property
    def chosen_quality(self) -> Quality:
        """Which pass."""
        return Quality(self.quality.current)

    def choose(self, form: Format) -> None:
        """Ask what another format needs."""
        self.format.set_current(form.name)
        self._format_chosen()

    def output(self) -> Output:
        """The answers.

        Raises:
            InputError: If they do not go together.
        """
        form, film = self.chosen_format, self.chosen_format in USUAL_CRF
        looped = form in {Format.GIF, Format.WEBP}
        fps, width = self.fps.number, round(self.width_.number)
        return Output(
            path=self.path,
            format=form,
            fps=None if abs(fps - self._timeline.fps) < 1e-6 else fps,
            size=None if width == self._size.width else self._scaled(width),
            first=round(self.first.number) - 1,
            last=round(self.last.number) - 1,
            repeat=round(self.repeat.number),
            loops=round(self.loops.number) if looped else None,
            crf=round(self.crf.number) if film else None,
            quality=None if self.webp.number >= LOSSLESS else round(self.webp.number),
            palette=Palette(self.palette_.current),
            dither=Dither(self.dither.current),
        )

    def set_walk(self, timeline: Timeline, size: Size) -> None:
        """The walk is another: the whole of it, unless a part was chosen that is still there."""
        whole = self.first.number == 1 and self.last.number == self._timeline.count
        same_fps, same_size = self.fps.number == self._timeline.fps, self.width_.number == self._size.width
        self._timeline, self._size = timeline, size
        for slider in (self.first, self.last):
            slider.set_limits(1, timeline.count)
        self.last.set_number(timeline.count if whole else min(self.last.number, timeline.count))
        self.first.set_number(min(self.first.number, self.last.number))
        if same_fps:
            self.fps.set_number(timeline.fps)
        if same_size:
            self.width_.set_number(size.width)
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        grid.addWidget(self.format, 0, 0, 1, 2)
        grid.addWidget(self.file, 1, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._grid = grid

    def _connect(self) -> None:
        self.browse.clicked.connect(self._browse)
        self.format.chosen.connect(self._format_chosen)
        self.file.edit.textChanged.connect(self.changed)
        self.first.edited.connect(lambda frame: self._keep_order(first=frame))
        self.last.edited.connect(lambda frame: self._keep_order(last=frame))
        for slider in (
            self.first,
            self.last,
            self.fps,
            self.width_,
            self.repeat,
            self.crf,
            self.webp,
            self.loops,
        ):
            slider.edited.connect(lambda _number: self.changed.emit())
        for choice in (self.quality, self.palette_, self.dither):
            choice.chosen.connect(lambda _key: self.changed.emit())
        for slider, usual in (
            (self.first, lambda: 1),
            (self.last, lambda: self._timeline.count),
            (self.fps, lambda: self._timeline.fps),
            (self.width_, lambda: self._size.width),
            (self.repeat, lambda: 1),
            (self.crf, lambda: USUAL_CRF.get(self.chosen_format, 0)),
            (self.webp, lambda: USUAL_QUALITY),
            (self.loops, self._usual_loops),
        ):
            slider.reset_asked.connect(lambda slider=slider, usual=usual: self._put_back(slider, usual()))

    def _put_back(self, slider: NumberSlider, number: float) -> None:
        slider.set_number(number)
        self.changed.emit()

    def _usual_loops(self) -> int:
        return 1 if self._timeline.ending is Ending.ONCE else 0

    def _reset(self, name: str) -> None:
        stem = Path(name).stem
        file = tr("{name}-walk", name=stem) if stem else tr("Walk")
        self.file.edit.setText(str(self._settings.folder / file))
        self.first.set_number(1)
        self.last.set_number(self._timeline.count)
        self.fps.set_number(self._timeline.fps)
        self.width_.set_number(self._size.width)
        self.repeat.set_number(1)
        self.webp.set_number(USUAL_QUALITY)
        self.loops.set_number(self._usual_loops())

    def _format_chosen(self) -> None:
        self._settings.put("export/format", self.chosen_format.value)
        self._choose_format()
        self.changed.emit()

    def _choose_format(self) -> None:
        form = self.chosen_format
        own: dict[Format, tuple[QWidget, ...]] = {
            Format.MP4: (self.crf,),
            Format.WEBM: (self.crf,),
            Format.GIF: (self.palette_, self.dither, self.loops),
            Format.WEBP: (self.webp, self.loops),
        }
        if form in USUAL_CRF:
            self.crf.set_number(USUAL_CRF[form])
        for widget in {one for several in own.values() for one in several}:
            widget.hide()
        common = (self.first, self.last, self.fps, self.width_, self.quality, self.repeat)
        for number, widget in enumerate((*common, *own.get(form, ()))):
            self._grid.addWidget(widget, 2 + number // 2, number % 2)  # no gaps for what is not asked
            widget.show()
        self.file.edit.setText(str(free(self.path)))

    def _keep_order(self, *, first: float | None = None, last: float | None = None) -> None:
        if first is not None and first > self.last.number:
            self.last.set_number(first)
        if last is not None and last < self.first.number:
            self.first.set_number(last)

    def _scaled(self, width: int) -> Size:
        return Size(width, max(1, min(MAX_SIDE, round(self._size.height * width / self._size.width))))

    def _browse(self) -> None:
        form = self.chosen_format
        words = tr("Where the folder goes") if form is Format.PNG else tr("Export the walk")
        kinds = f"{tr(FORMATS[form])} (*{form.value or ''})" if form.value else tr("Folders (*)")
        dialog = QFileDialog(self, words, str(self.path), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value.lstrip("."))
        dialog.fileSelected.connect(self.file.edit.setText)
        dialog.open()
