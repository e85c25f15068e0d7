"""What the empty canvas's “Draw something” and “Make a walk” do: at one click something is to be seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.document.timeline import retimed
from desktop.language import tr
from desktop.messages import Messages
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.state.timeline_store import TimelineStore

FPS, SECONDS = 12, 2.0
"""Of the first walk: drawn in some seconds on any machine."""


class FirstSteps(QObject):
    """The first things a person sees drawn.

    Args:
        add_words: Makes a keyframe of the draft.
        play: Draws the frames and plays them.
        ask_for_words: Puts the caret where a picture is described.
    """

    def __init__(
        self,
        parent: QObject,
        *,
        draft: DraftStore,
        generation: GenerationStore,
        timeline: TimelineStore,
        messages: Messages,
        add_words: Callable[[], object],
        play: Callable[[], object],
        ask_for_words: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._draft, self._generation, self._timeline = draft, generation, timeline
        self._messages = messages
        self._add_words, self._play, self._ask_for_words = add_words, play, ask_for_words

    def draw(self) -> None:
        """What was typed, or else a picture that the model draws well; of an unknown model, ask for words."""
        prompts = self._prompts
        if not self._draft.draft.prompt and prompts:
            self._draft.update(prompt=prompts[0])
        if self._draft.draft.prompt:
            self._generation.generate()
        else:
            self._ask_for_words()

    def walk(self) -> None:
        """Two keyframes, their frames drawn and played; a walk that is there already is played."""
        prompts = self._prompts
        if len(prompts) < 2 and not self._timeline.timeline.keyframes:
            self._messages.note(
                tr("Type a prompt, then Timeline ▸ Add prompt and seed as a keyframe; twice.")
            )
            return
        if not self._timeline.timeline.keyframes:
            short = retimed(self._timeline.timeline, fps=FPS, duration=SECONDS)
            self._timeline.edit(tr("Make a walk"), short)
            for prompt in prompts:
                self._draft.update(prompt=prompt)
                self._add_words()
        self._play()

    @property
    def _prompts(self) -> tuple[str, ...]:
        info = self._generation.model_info
        return () if info is None else info.prompts[:2]
