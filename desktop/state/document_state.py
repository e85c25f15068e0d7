"""The states of the document that undo goes through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.document.document import Document
from core.recipe import Recipe


@dataclass(slots=True, eq=False)
class Identity:
    """What a document is called; shared by all its states, so that saving names them all."""

    name: str = ""
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class State:
    """The document at one moment.

    Attributes:
        identity: Which document it is.
        revision: Differs between any two states.
        document: Its layers; None for no document.
        recipe: What made the picture, if that is known.
    """

    identity: Identity
    revision: int
    document: Document | None = None
    recipe: Recipe | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Replace:
    """The step from one state to the next; states share what they have in common.

    Attributes:
        label: What the undo menu calls it.
        before: The state before.
        after: The state after.
        apply: Shows a state.
        kind: Steps of one kind that follow each other at once are one; "" for none.
        bytes: Of what only the states before hold: the one after is the next step's, or on screen.
    """

    label: str
    before: State
    after: State
    apply: Callable[[State], None]
    kind: str = ""
    bytes: int = field(init=False)

    def __post_init__(self) -> None:
        document = self.before.document
        self.bytes = 0 if document is None else document.bytes_besides(self.after.document)

    def undo(self) -> None:
        """Show the state before."""
        self.apply(self.before)

    def redo(self) -> None:
        """Show the state after."""
        self.apply(self.after)

    def extend(self, after: State) -> None:
        """Lead to another state; it is shown."""
        self.after = after
        self.__post_init__()
        self.apply(after)
