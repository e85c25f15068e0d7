"""What the demo does, scene by scene."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Unpack

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from core.document.output import Format
from core.errors import LatentscapeError
from core.files.pictures import save_picture
from core.resources import data_folder
from desktop.demo.film import Film
from desktop.demo.scenes import EYES, Scenes, Stage
from desktop.images import from_qimage
from desktop.theme import Mode

CANDIDATES = 4
WALK_FPS, WALK_SECONDS = 12, 2.0
PAINT = (226, 92, 60)
SEED = 7
"""Locked, so that the demo draws the same pictures each time."""


class Tour(Scenes):
    """Walks through the window and takes pictures of it.

    Args:
        scratch: A folder for what is thrown away.
        stage: What all scenes need.

    Attributes:
        pictures: What was drawn, in order.
        screenshots: What the window looked like, in order.
        film: A GIF of the window drawing.
        walks: Walks that were exported, in order.
        project: The project that was saved.
    """

    def __init__(self, *, scratch: Path, **stage: Unpack[Stage]) -> None:
        super().__init__(**stage)
        self.scratch = scratch
        self.pictures: list[Path] = []
        self.screenshots: list[Path] = []
        self.film: Path | None = None
        self.walks: list[Path] = []
        self.project: Path | None = None

    def scenes(self) -> Iterator[Callable[[], None]]:
        yield self._first_start
        yield self._draw
        yield self._zoom
        yield self._inspect
        yield self._repaint
        yield self._candidates
        yield self._variation
        yield self._map
        yield self._timeline
        yield self._export
        yield self._models
        yield self._light
        yield self._mishap
        yield self._save
        yield self._project

    def _first_start(self) -> None:
        self.studio.draft.update(seed=SEED, seed_locked=True)
        self.open()
        self.hand.settle()
        self._shoot("first-start")
        self.hand.type(self.studio.window.panel.prompt, self.prompt(0), pause=0.01)
        self._shoot("prompt-typed")

    def _draw(self) -> None:
        self.say(f"Drawing “{self.prompt(0)}”.")
        self.preview = None
        film = Film(self.studio.window)
        self.studio.generation.previewed.connect(film.take)
        self.hand.press(self.studio.window, "Ctrl+Return")
        self.wait(lambda: self.far_enough() or not self.studio.generation.busy, "the first preview")
        self._shoot("drawing")
        self.finish()
        self.studio.generation.previewed.disconnect(film.take)
        self._shoot("drawn")
        film.take()
        self.film = self.folder / "drawing.gif"
        film.save(self.film)
        self._keep("drawn")

    def _zoom(self) -> None:
        self.say("A closer look.")
        self.hand.turn_wheel(self.studio.window.canvas, 6)
        self._shoot("zoomed")
        self.hand.press(self.studio.window, "Ctrl+0")

    def _inspect(self) -> None:
        self.say("Its latent, and a cell of it changed.")
        window, panel = self.studio.window, self.studio.window.inspector.panel
        window.inspector_dock.raise_()
        self.wait(lambda: panel.channels.plane.grid is not None, "the latent")
        self.hand.click(panel.channels.plane)
        self.hand.type_number(panel.vector.bars.bars[0], 3)
        self.wait(lambda: window.canvas.scene.picture is not None, "the changed cell")
        self._shoot("inspector")
        self.hand.click(panel.reset)
        window.panel_dock.raise_()
        self.hand.settle()

    def _repaint(self) -> None:
        self.say(f"A part of it made anew: “{self.prompt(1)}”.")
        panel, canvas = self.studio.window.panel, self.studio.window.canvas
        self.hand.press(canvas, "Q")
        self.hand.type_number(canvas.brush_bar.size_, 0.24 * self.studio.draft.draft.size.width)
        self.hand.drag(canvas, [self.at(x, y) for x, y in EYES])
        self._shoot("mask")
        self.hand.pull(canvas, self.at(1, 1), self.at(0.8, 0.7))
        self._shoot("region")
        self.hand.let_go(canvas, self.at(0.8, 0.7))
        self.hand.double_click(canvas, self.at(0.8, 0.7))
        self.hand.type(panel.prompt, self.prompt(1))
        self.hand.type_number(panel.count, 3)
        self.preview = None
        self.hand.click(panel.button)
        self.wait(lambda: self.far_enough() or not self.studio.generation.busy, "the first preview")
        self._shoot("repainting")
        self.finish()
        self._shoot("repaint-candidates")
        canvas.setFocus()
        self.hand.press(canvas, "Right")
        self.hand.press(canvas, "Return")
        self._shoot("repainted")
        self._keep("repainted")
        for keys in ("Ctrl+D", "H"):
            self.hand.press(canvas, keys)
        self.hand.type_number(panel.count, 1)

    def _candidates(self) -> None:
        self.say(f"Four candidates for “{self.prompt(1)}”.")
        panel, canvas = self.studio.window.panel, self.studio.window.canvas
        self.hand.type(panel.prompt, self.prompt(1))
        self.hand.type_number(panel.count, CANDIDATES)
        self.hand.click(panel.button)
        self.finish()
        self._shoot("candidates")
        for number, result in enumerate(self.studio.generation.candidates, 1):
            path = self.folder / f"picture-candidate-{number}.png"
            save_picture(path, result.picture, result.recipe)
            self.pictures.append(path)
        self.hand.click(canvas)
        self.hand.press(canvas, "Right")
        self.hand.press(canvas, "Return")
        self._shoot("candidate-kept")
        self.hand.type_number(panel.count, 1)

    def _variation(self) -> None:
        self.say(f"A variation of it: “{self.prompt(2)}”.")
        panel = self.studio.window.panel
        self.hand.type(panel.prompt, self.prompt(2))
        self.hand.click(panel.use_picture)
        self.hand.type_number(panel.strength, 0.7)
        self.hand.click(panel.button)
        self.finish()
        self._shoot("variation")
        self._keep("variation")

    def _map(self) -> None:
        self.say("All of them on the latent map, and what lies between.")
        window, store = self.studio.window, self.studio.map_
        window.map_dock.show()
        window.map_dock.raise_()
        self.hand.settle()
        self.wait(lambda: bool(store.points) and store.standing == (len(store.points),) * 2, "the map")
        view = window.map.panel.view
        middle = QPointF(view.rect().center())
        steps = sorted(
            (QPointF(x, y) - middle for x in range(0, view.width(), 8) for y in range(0, view.height(), 8)),
            key=lambda step: step.manhattanLength(),
        )
        free = next((middle + step for step in steps if view.at(middle + step) is None), middle).toPoint()
        self.hand.drag(view, [free, free + QPoint(6, 3), free])
        self.wait(lambda: store.between_latent is not None, "what lies between")
        self._shoot("map")
        self.hand.press(view, "Esc")
        window.map_dock.close()
        window.panel_dock.raise_()
        self.hand.settle()

    def _timeline(self) -> None:
        self.say(f"A walk from “{self.prompt(0)}” to “{self.prompt(1)}”.")
        studio, window = self.studio, self.studio.window
        window.timeline.panel.inspector.walk.fps.edited.emit(float(WALK_FPS))
        window.timeline.panel.inspector.walk.duration.edited.emit(WALK_SECONDS)
        self.hand.click(window.panel.use_picture)
        for number in (0, 1):
            self.hand.type(window.panel.prompt, self.prompt(number))
            self.hand.click(window.panel.button)
            self.finish()
            self.hand.press(window.canvas, "K")
            self.hand.settle()
        panel = window.timeline.panel
        self._shoot("keyframes")
        self.hand.click(panel.controls.loop)
        self.hand.click(panel.controls.render_)
        half = studio.document.timeline.timeline.count // 2
        self.wait(lambda: len(studio.walk.frames) >= half or not studio.walk.wanted, "half of the walk")
        layout = panel.strip.layout_
        line = layout.ruler.center().y()
        self.hand.drag(
            panel.strip, [QPointF(layout.x(frame), line).toPoint() for frame in range(0, half + 1, 2)]
        )
        self._shoot("walk-half-drawn")
        self.wait(lambda: not studio.walk.wanted, "the walk")
        self._shoot("walk-drawn")
        panel.strip.setFocus()
        self.hand.press(panel.strip, "Space")
        self.hand.settle(0.5)
        self._shoot("walk-played")
        self.hand.press(panel.strip, "Space")

    def _export(self) -> None:
        studio, timeline = self.studio, self.studio.window.timeline
        for suffix in (".gif", ".mp4"):
            path = self.folder / f"walk{suffix}"
            self.say(f"Exporting {path.name}.")
            path.unlink(missing_ok=True)
            self.hand.click(timeline.panel.controls.export)
            dialog = timeline.dialog
            if dialog is None:
                raise LatentscapeError("The export dialog did not open.")
            dialog.form.choose(Format(suffix))
            dialog.form.file.edit.setText(str(path))
            self.hand.settle()
            if not self.walks:
                self._shoot("export", dialog)
            self.hand.click(dialog.start)
            self.hand.wait_until(lambda: not studio.exports.busy, "the file")
            if studio.exports.sentence:
                raise LatentscapeError(studio.exports.sentence)
            self._shoot(f"exported-{suffix.removeprefix('.')}", dialog)
            dialog.close()
            self.hand.settle()
            self.walks.append(path)
        studio.window.activateWindow()
        self.hand.click(studio.window.canvas)
        studio.window.timeline_dock.close()
        self.hand.settle()

    def _models(self) -> None:
        self.say("The shelf of models: that in the box, one that cannot run yet, one that is refused.")
        folder = data_folder() / "models"
        folder.mkdir(parents=True, exist_ok=True)
        header = json.dumps(
            {"double_blocks.0": {"dtype": "F16", "shape": [1], "data_offsets": [0, 2]}}
        ).encode()
        (folder / "flux.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bytes(2))
        (folder / "old.ckpt").write_bytes(b"\x80\x04")
        window, shelf = self.studio.window, self.studio.shelf
        window.shelf.open()
        self.hand.wait_until(lambda: not shelf.scanning and bool(shelf.found), "the models")
        dialog = window.shelf.dialog
        if dialog is None:
            raise LatentscapeError("The shelf of models did not open.")
        self.hand.settle()
        self._shoot("models", dialog)
        self.hand.press(dialog, "Escape")
        window.activateWindow()
        self.hand.settle()

    def _light(self) -> None:
        self.say("The light look.")
        looks = self.studio.window.actions_.looks
        looks[Mode.LIGHT].trigger()
        self._shoot("light")
        looks[Mode.DARK].trigger()

    def _mishap(self) -> None:
        self.say("A damaged file is dropped on the window.")
        broken = self.scratch / "holiday.png"
        broken.write_bytes(b"\x89PNG\r\n\x1a\n and then nothing more")
        messages = self.studio.window.messages
        self.hand.drop(self.studio.window.canvas, broken)
        self.hand.wait_until(lambda: messages.current is not None, "the message")
        self._shoot("mishap")
        messages.dismiss()

    def _save(self) -> None:
        self.say("Saving.")
        path = self.folder / "picture-saved.png"
        self._save_as(path)
        self._shoot("saved")
        self.pictures.append(path)

    def _project(self) -> None:
        self.say("A layer is painted on; the project is saved and opened again.")
        window, document = self.studio.window, self.studio.document
        canvas = window.canvas
        window.activateWindow()
        self.hand.settle()
        self.hand.press(window, "Ctrl+Shift+N")
        self.hand.press(canvas, "B")
        canvas.tools.colours.set_foreground(PAINT)
        self.hand.drag(canvas, [self.at(x, 0.86 - (x - 0.5) ** 2) for x in (0.2, 0.35, 0.5, 0.65, 0.8)])
        self.hand.press(canvas, "H")
        window.layers_dock.raise_()
        self.project = self.folder / "project.ora"
        self._save_as(self.project)
        self.hand.wait_until(lambda: not document.modified, "the project")
        self._shoot("project-saved")
        window.messages.dismiss()
        for path in (self.folder / "picture-drawn.png", self.project):
            self.hand.drop(canvas, path)
            self.hand.wait_until(partial(self._is_open, path), "the file")
        self._shoot("project-opened")

    def _is_open(self, path: Path) -> bool:
        return self.studio.document.path == path

    def _save_as(self, path: Path) -> None:
        window = self.studio.window
        path.unlink(missing_ok=True)
        self.hand.press(window, "Ctrl+Shift+S")
        dialog = window.findChild(QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
        if not isinstance(dialog, QDialog) or not isinstance(field, QLineEdit):
            raise LatentscapeError("The save dialog did not open.")
        field.setText(str(path))
        self.hand.press(field, "Return")
        self.hand.wait_until(path.exists, "the file")

    def _keep(self, name: str) -> None:
        document = self.studio.document
        if document.picture is None:
            raise LatentscapeError("The engine finished without a picture.")
        path = self.folder / f"picture-{name}.png"
        save_picture(path, document.picture, document.recipe)
        self.pictures.append(path)

    def _shoot(self, name: str, widget: QWidget | None = None) -> None:
        if name not in {"drawing", "repainting", "walk-half-drawn"}:
            self.hand.settle()
        path = self.folder / f"window-{len(self.screenshots) + 1:02}-{name}.png"
        save_picture(path, from_qimage((widget or self.studio.window).grab().toImage()))
        self.screenshots.append(path)
