"""Where the person's own files go, whatever the home is like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.models.catalog import Catalog
from core.models.scanning import known_places
from core.resources import data_folder


def test_a_home_that_may_not_be_looked_into_keeps_nothing_and_stops_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert data_folder() == home
    looked = Path.stat

    def stat(self: Path, **how: Any) -> Any:
        if self.is_relative_to(home):
            raise PermissionError(13, "Permission denied", str(self))
        return looked(self, **how)

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr("core.models.scanning.PLACES", ("models",))
    assert not data_folder().is_relative_to(home)
    assert known_places(home) == []
    assert Catalog().find().bundled
    assert Catalog().folders() == [data_folder() / "models"]
