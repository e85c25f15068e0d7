"""What a person can prefer: each preference is a value that acts at once and is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.settings import Settings

ON, OFF = "on", "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Numbers a preference can be.

    Attributes:
        low: The least.
        high: The greatest.
        step: All are multiples of it.
    """

    low: float
    high: float
    step: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preference:
    """One thing to prefer; its values are text, as they are kept.

    Attributes:
        key: What it is kept under.
        section: The heading it stands below.
        title: What it is called.
        hint: What it does, in one sentence; found by the search, too.
        usual: The value as long as nobody chose another.
        apply: Makes a value count, now.
        options: Value and text of each choice; empty for a switch (``ON`` and ``OFF``) or a number.
        span: The numbers, if it is one.
        barred: Why it cannot be changed now, in one sentence; "" if it can.
    """

    key: str
    section: str
    title: str
    hint: str
    usual: str
    apply: Callable[[str], object]
    options: tuple[tuple[str, str], ...] = ()
    span: Span | None = None
    barred: Callable[[], str] = str

    def allows(self, value: str) -> bool:
        """Whether ``value`` is one of its values; what is kept may be damaged, or of another version."""
        if self.span is not None:
            try:
                return self.span.low <= float(value) <= self.span.high
            except ValueError:
                return False
        return value in (dict(self.options) if self.options else {ON, OFF})


class Preferences(QObject):
    """All preferences.

    Signals:
        changed (str): The key of one that has another value.
    """

    changed = Signal(str)

    def __init__(
        self, settings: Settings, preferences: Iterable[Preference], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._all = {preference.key: preference for preference in preferences}

    @property
    def all(self) -> tuple[Preference, ...]:
        """In the order they are shown."""
        return tuple(self._all.values())

    def value(self, key: str) -> str:
        """What is preferred."""
        preference = self._all[key]
        kept = self._settings.text(key, preference.usual)
        return kept if preference.allows(kept) else preference.usual

    def choose(self, key: str, value: str) -> None:
        """Prefer ``value``: it acts, and is kept.

        Raises:
            ValueError: If the preference has no such value.
        """
        preference = self._all[key]
        if not preference.allows(value):
            raise ValueError(f"{key} cannot be {value!r}")
        if value != self.value(key):
            self._settings.put(key, value)
            preference.apply(value)
            self.changed.emit(key)

    def reset(self, key: str) -> None:
        """As it was at first."""
        self.choose(key, self._all[key].usual)

    def apply(self) -> None:
        """Make everything that was preferred before count; once, at the start."""
        for preference in self._all.values():
            value = self.value(preference.key)
            if value != preference.usual:
                preference.apply(value)
