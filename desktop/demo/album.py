"""``python -m desktop.demo.album DIR``: all that can be seen, dark and light, small and large, to look at.

The real window with the real engine and the model in the box; the person's own history is not touched.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from core.errors import LatentscapeError
from core.geometry import Size
from desktop.demo import interrupts, open_studio, own_home, to_stderr
from desktop.demo.hand import Hand
from desktop.demo.scenes import EYES, Scenes
from desktop.engine.worker import EngineFactory
from desktop.theme import Mode, theme_of

SCREENS = ((Size(1280, 720), 1), (Size(2560, 1440), 2))
"""Sizes in points, and pixels to a point: the smallest window that must do, and a large sharp screen."""
PAUSE = 0.2
"""Seconds for a new look to be everywhere."""
SEED = 7
HAIR = ((0.30, 0.16), (0.40, 0.10), (0.50, 0.14), (0.60, 0.09), (0.70, 0.16))
CHEEKS = ((0.24, 0.62), (0.28, 0.62))
"""Strokes, as shares of the picture's sides."""
TALKS = {"about-latentscape", "user-guide", "keys"}
"""Commands that open a window though they do not end in “…”."""


def screenshot(window: QWidget) -> QImage:
    """The window with the dialogs and menus over it, in the order in which they were opened."""
    image = window.grab().toImage()
    painter = QPainter(image)
    for over in QApplication.topLevelWidgets():
        if over is window or not over.isVisible() or over.windowOpacity() == 0:
            continue
        at = over.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
        painter.drawPixmap(at, over.grab())
        if over.isWindow() and not isinstance(over, QMenu):  # there is no window manager to draw its edge
            painter.setPen(theme_of(window).colour("faint"))
            painter.drawRect(over.rect().translated(at).adjusted(-1, -1, 0, 0))
    painter.end()
    return image


class Album(Scenes):
    """One picture of each thing, in both looks."""

    def scenes(self) -> Iterator[Callable[[], None]]:
        yield self._first_start
        yield self._painting
        yield self._inpainting
        yield self._timeline
        yield self._directions
        yield self._other_panels
        yield self._models
        yield self._preferences
        yield self._palette
        yield self._tour
        yield self._dialogs
        yield self._menus
        yield self._message

    def _first_start(self) -> None:
        self.studio.draft.update(seed=SEED, seed_locked=True)
        self.open()
        self.wait(lambda: self.studio.generation.model is not None, "the model")
        self._shoot("first start")

    def _painting(self) -> None:
        window, canvas = self.studio.window, self.studio.window.canvas
        self.hand.type(window.panel.prompt, self.prompt(0))
        self.hand.press(window, "Ctrl+Return")
        self.finish()
        window.layers_dock.raise_()
        self.hand.press(canvas, "Ctrl+Shift+N")
        self.hand.press(canvas, "B")
        self.hand.type_number(canvas.brush_bar.size_, 20)
        for colour, stroke in (((204, 68, 51), HAIR), ((240, 150, 150), CHEEKS)):
            canvas.tools.colours.set_foreground(colour)
            self.hand.drag(canvas, [self.at(x, y) for x, y in stroke])
        self._shoot("painting")
        self.hand.click(canvas.brush_bar.chip)
        self._shoot("colour picker")
        canvas.brush_bar.chip.popover.close()
        self.hand.click(canvas.brush_bar.more)
        self._shoot("more about the brush")
        canvas.brush_bar.popover.close()

    def _inpainting(self) -> None:
        panel, canvas = self.studio.window.panel, self.studio.window.canvas
        self.studio.window.panel_dock.raise_()
        self.hand.press(canvas, "Q")
        self.hand.type_number(canvas.brush_bar.size_, 0.24 * self.studio.draft.draft.size.width)
        self.hand.drag(canvas, [self.at(x, y) for x, y in EYES])
        self.hand.type(panel.prompt, self.prompt(1))
        self.hand.type_number(panel.count, 4)
        self._shoot("mask")
        self.preview = None
        self.hand.click(panel.button)
        self.wait(lambda: self.far_enough() or not self.studio.generation.busy, "the first preview")
        self._shoot("inpainting", (Mode.DARK,))  # it goes on meanwhile
        self.finish()
        self._shoot("inpainting with candidates")
        canvas.setFocus()
        self.hand.press(canvas, "Return")
        for keys in ("Ctrl+D", "H"):
            self.hand.press(canvas, keys)
        self.hand.type_number(panel.count, 1)
        self._shoot("history")

    def _timeline(self) -> None:
        window = self.studio.window
        timeline = window.timeline
        for number in (0, 1, 2):
            self.hand.type(window.panel.prompt, self.prompt(number))
            timeline.adding.words()
        timeline.panel.inspector.walk.fps.edited.emit(12.0)
        timeline.panel.inspector.walk.duration.edited.emit(2.0)
        self.hand.click(timeline.panel.controls.render_)
        self.wait(lambda: not self.studio.walk.wanted, "the walk")
        layout = timeline.panel.strip.layout_
        third = self.studio.document.timeline.timeline.count // 3
        self.hand.click(
            timeline.panel.strip, QPoint(round(layout.x(third)), round(layout.ruler.center().y()))
        )
        self._shoot("timeline with a walk")
        window.timeline_dock.close()

    def _directions(self) -> None:
        window = self.studio.window
        window.directions_dock.raise_()
        rows = window.directions.panel.rows
        self.wait(lambda: self.studio.generation.model is not None, "the model")
        if rows:
            self.hand.type_number(rows[0].slider, 2)
            self.wait(lambda: self.studio.queue.running is None, "the direction")
        self._shoot("directions")
        window.directions.panel.reset.click()

    def _other_panels(self) -> None:
        """What is in the View menu and was not shown yet: it need not be known here."""
        window = self.studio.window
        known = {window.panel_dock, window.layers_dock, window.directions_dock, window.history_dock,
                 window.timeline_dock}  # fmt: skip
        for dock in window.docks.all:
            if dock in known:
                continue
            before = dock.isVisible()
            dock.show()
            dock.raise_()
            self.hand.settle(0.5)
            self.wait(lambda: self.studio.queue.running is None, "the panel")
            self._shoot(dock.windowTitle())
            dock.setVisible(before)
        window.panel_dock.raise_()

    def _models(self) -> None:
        self.hand.click(self.studio.window.status.model)
        self.hand.settle(0.5)
        self._shoot("models")
        self._close()
        window = self.studio.window
        window.shelf.open()
        self.hand.wait_until(
            lambda: not self.studio.shelf.scanning and bool(self.studio.shelf.found), "models"
        )
        self._shoot("shelf")
        if window.shelf.dialog is not None:
            window.shelf.dialog.close()
        window.activateWindow()

    def _preferences(self) -> None:
        desk = self.studio.window.preferences
        for section in dict.fromkeys(row.section for row in desk.open().rows):
            desk.open(section)
            self._shoot(f"preferences {section}")
        desk.open().search.setText("mask")
        self._shoot("preferences searched")
        self._close()

    def _palette(self) -> None:
        self.hand.press(self.studio.window, "Ctrl+K")
        self.hand.type(QApplication.focusWidget() or self.studio.window, "mask")
        self._shoot("palette")
        self._close()

    def _tour(self) -> None:
        guide = self.studio.window.guide
        guide.start_tour()
        while guide.tour_ is not None:
            self._shoot(f"tour {guide.tour_.step.title}")
            guide.tour_.go_on()
        self.hand.settle()

    def _dialogs(self) -> None:
        """All commands that open a window: a new one is in the album as soon as it is in a menu."""
        window = self.studio.window
        self.hand.press(window, "Ctrl+A")
        for command in window.book.commands:
            text, name = command.action.text(), command.id.partition(".")[2]
            if (text.endswith("…") or name in TALKS) and command.action.isEnabled():
                command.action.trigger()
                self.hand.settle()
                if not window.findChildren(QFileDialog):
                    self._shoot(f"dialog {command.id}")
                self._close()

    def _menus(self) -> None:
        bar = self.studio.window.menuBar()
        for action in bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu) and action.isVisible():
                menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
                self._shoot(f"menu {action.text().replace('&', '')}")
                menu.close()

    def _message(self) -> None:
        broken = self.folder / "holiday.png"
        broken.write_bytes(b"\x89PNG\r\n\x1a\n and then nothing more")
        messages = self.studio.window.messages
        self.hand.drop(self.studio.window.canvas, broken)
        self.hand.wait_until(lambda: messages.current is not None, "the message")
        self._shoot("message")
        broken.unlink()

    def _close(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self.studio.window and widget.isVisible():
                widget.close()
        self.studio.window.activateWindow()
        self.hand.settle()

    def _shoot(self, name: str, modes: tuple[Mode, ...] = (Mode.DARK, Mode.LIGHT)) -> None:
        word = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        for mode in modes:
            self.studio.window.preferences.preferences.choose("look", mode.value)
            self.hand.settle(PAUSE if len(modes) > 1 else 0.02)
            window = self.studio.window
            image = screenshot(window)
            size = f"{window.width()}x{window.height()}"
            path = self.folder / f"{word}-{size}-{mode.value}.png"
            if not image.save(str(path)):
                raise LatentscapeError(f"“{path.name}” could not be written.")


def make(folder: Path, size: Size, engine_factory: EngineFactory | None = None) -> None:
    """All pictures of a window of this size, at the scale that Qt was started with."""
    with own_home(), interrupts() as check, open_studio(engine_factory) as (app, studio):
        studio.window.setFixedSize(size.width, size.height)
        Album(studio=studio, hand=Hand(app, check), folder=folder, say=to_stderr).play()


def main(words: list[str]) -> int:
    """``DIR``: all of it; ``DIR WIDTH HEIGHT``: one size, in a process of its own, since Qt has one scale."""
    folder = Path(words[0]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if len(words) == 3:
        make(folder, Size(int(words[1]), int(words[2])))
        return 0
    for size, scale in SCREENS:
        command = [sys.executable, "-m", "desktop.demo.album", str(folder), str(size.width), str(size.height)]
        screen = {"name": "album", "x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        screen |= {"width": size.width * scale, "height": size.height * scale}
        with tempfile.TemporaryDirectory() as place:
            described = Path(place) / "screens.json"
            described.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
            own = {"QT_QPA_PLATFORM": f"offscreen:configfile={described}", "QT_SCALE_FACTOR": str(scale)}
            done = subprocess.run(command, env=os.environ | own, check=False)  # noqa: S603
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4):
        sys.exit("usage: python -m desktop.demo.album DIR")
    sys.exit(main(sys.argv[1:]))
