"""What was found out about a model is remembered by its fingerprint, and no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.models import learnt


def test_what_was_kept_is_recalled() -> None:
    assert learnt.recall("a", "prediction") is None
    learnt.keep("a", "prediction", "epsilon")
    learnt.keep("a", "preview", [1.5])
    learnt.keep("b", "prediction", "v_prediction")
    assert learnt.recall("a", "prediction") == "epsilon"
    assert learnt.recall("a", "preview") == [1.5]
    assert learnt.recall("b", "preview") is None


def test_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt, "_KEPT", 2)
    for name in "abc":
        learnt.keep(name, "prediction", "epsilon")
    assert [learnt.recall(name, "prediction") for name in "abc"] == [None, "epsilon", "epsilon"]


@pytest.mark.parametrize("damage", [b"", b"[1]", b"\xff\x00", b'{"a": 3}'])
def test_a_damaged_memory_is_as_good_as_none(home: Path, damage: bytes) -> None:
    learnt.keep("a", "prediction", "epsilon")
    (file,) = home.rglob("learnt.json")
    file.write_bytes(damage)
    assert learnt.recall("a", "prediction") is None
    learnt.keep("a", "prediction", "epsilon")
    assert learnt.recall("a", "prediction") == "epsilon"
