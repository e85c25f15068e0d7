"""The states of the document that undo goes through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.document.document import Document
from core.files.latents import KeptLatent
from core.files.pictures import SUFFIXES
from core.recipe import Recipe


@dataclass(slots=True, eq=False)
class Identity:
    """What a document is called, and what goes with it; shared by all its states.

    Attributes:
        name: For the title.
        path: Where it was opened from or saved to last.
        parts: What others keep with it, by name.
        results: Latents of what was made in it, the oldest first.
        edits: How often those were changed.
    """

    name: str = ""
    path: Path | None = None
    parts: dict[str, bytes] = field(default_factory=dict)
    results: list[KeptLatent] = field(default_factory=list)
    edits: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A state of a document with its mask, to be told from any other.

    Attributes:
        identity: Which document it is.
        revision: Of its layers.
        mark: Of all that undo knows.
        edits: Of what goes with it.
    """

    identity: Identity
    revision: int
    mark: object
    edits: int

    def stamp(self, path: Path) -> object:
        """What must be the same for the file at ``path`` to hold this moment: a picture holds no mask."""
        picture = path.suffix.lower() in SUFFIXES
        return self.revision if picture else (self.revision, self.mark, self.edits)


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
