"""What every series of scenes needs: prompts the model knows, and waiting for the engine."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypedDict

from PySide6.QtCore import QPoint, QPointF

from core.errors import LatentscapeError
from core.events import Preview
from desktop.app import FirstPaint, Studio
from desktop.demo.hand import Hand

PROMPTS = ("a cat", "a red apple", "a dog")
"""For a model that has none of its own."""
EYES = ((0.27, 0.42), (0.36, 0.41), (0.45, 0.42), (0.55, 0.42), (0.64, 0.41), (0.73, 0.42))
"""Where faces have them, as shares of the picture's sides."""


class Stage(TypedDict):
    """What scenes are played on.

    Attributes:
        studio: The window with everything behind it.
        hand: What moves the mouse.
        folder: Where the pictures go.
        say: Told what is being done.
    """

    studio: Studio
    hand: Hand
    folder: Path
    say: Callable[[str], None]


class Scenes(ABC):
    """Scenes in the real window, one after the other."""

    def __init__(self, *, studio: Studio, hand: Hand, folder: Path, say: Callable[[str], None]) -> None:
        self.studio, self.hand, self.folder, self.say = studio, hand, folder, say
        self.preview: Preview | None = None
        self._failures: list[str] = []
        studio.queue.event_received.connect(lambda _event: hand.heard())
        studio.generation.previewed.connect(self._on_preview)
        studio.generation.failed.connect(self._failures.append)
        studio.walk.failed.connect(self._failures.append)

    @abstractmethod
    def scenes(self) -> Iterator[Callable[[], None]]:
        """All of them, in order."""

    def play(self) -> None:
        """Play all scenes.

        Raises:
            LatentscapeError: If the engine could not draw.
        """
        for scene in self.scenes():
            scene()

    def open(self) -> None:
        """Show the window, say so once it is painted, and wait until the catalogue has been read."""
        FirstPaint(self.studio.window, self._opened)
        self.studio.start()
        self.hand.wait_until(lambda: self.studio.generation.model_info is not None, "the catalogue")

    def prompt(self, number: int) -> str:
        """One of the prompts that the model knows best."""
        info = self.studio.generation.model_info
        prompts = info.prompts if info is not None and info.prompts else PROMPTS
        return prompts[number % len(prompts)]

    def at(self, x: float, y: float) -> QPoint:
        """A place on the canvas.

        Args:
            x: Share of the picture's width, from the left.
            y: Share of its height, from the top.
        """
        target = self.studio.window.canvas.viewport.target
        return QPointF(target.left() + x * target.width(), target.top() + y * target.height()).toPoint()

    def far_enough(self) -> bool:
        """Whether a preview of the second half has come."""
        return self.preview is not None and 2 * self.preview.step >= self.preview.total

    def finish(self) -> None:
        """Wait until the picture is there."""
        self.wait(lambda: not self.studio.generation.busy, "the picture")

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for the engine; what it could not do ends the scenes.

        Raises:
            LatentscapeError: If the engine could not do it, or ``condition`` never holds.
        """
        self.hand.wait_until(lambda: bool(self._failures) or condition(), what)
        if self._failures:
            raise LatentscapeError(self._failures[0])

    def _opened(self) -> None:
        loaded = "torch is" if "torch" in sys.modules else "torch is not"
        self.say(f"The window is open; {loaded} imported yet. The model loads meanwhile.")

    def _on_preview(self, preview: Preview) -> None:
        self.preview = preview
