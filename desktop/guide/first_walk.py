"""A walk from one thing the model knows to another, ready to be played."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.language import tr
from desktop.messages import Action, Messages
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore


class FirstWalk(QObject):
    """What “Make a walk” on the empty canvas does.

    Args:
        add_words: Makes a keyframe of the draft.
        play: Draws the frames and plays them.
    """

    def __init__(
        self,
        parent: QObject,
        *,
        draft: DraftStore,
        generation: GenerationStore,
        messages: Messages,
        add_words: Callable[[], object],
        play: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._draft, self._generation, self._messages = draft, generation, messages
        self._add_words, self._play = add_words, play

    def start(self) -> None:
        """Two keyframes, and what to do with them."""
        info = self._generation.model_info
        prompts = () if info is None else info.prompts[:2]
        if len(prompts) < 2:
            self._messages.note(
                tr("Type a prompt, then Timeline ▸ Add prompt and seed as a keyframe; twice.")
            )
            return
        for prompt in prompts:
            self._draft.update(prompt=prompt)
            self._add_words()
        text = tr("A walk from “{first}” to “{second}”.", first=prompts[0], second=prompts[1])
        self._messages.note(text, Action(label=tr("Play it"), run=self._play))
