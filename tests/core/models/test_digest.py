"""The SHA-256 of a file: right, read once, given up when it is not wanted."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from core.errors import ModelError
from core.models import digest
from core.models.digest import known_digest, take_digest


def test_it_is_the_files_and_is_taken_once(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "_CHUNK", 10)
    file = tmp_path / "model.safetensors"
    file.write_bytes(bytes(range(100)))
    right = hashlib.sha256(bytes(range(100))).hexdigest()
    assert known_digest(file) == ""
    assert take_digest(file, lambda: True) == right
    assert known_digest(file) == right
    assert take_digest(file, lambda: False) == right, "it is not read again"
    file.write_bytes(bytes(100))
    os.utime(file, ns=(0, 10**18))
    assert known_digest(file) == ""


def test_one_that_is_not_wanted_any_more_is_given_up(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "_CHUNK", 10)
    file = tmp_path / "model.safetensors"
    file.write_bytes(bytes(100))
    answers = iter([True, True, False])
    assert take_digest(file, lambda: next(answers)) == ""
    assert known_digest(file) == ""


def test_a_file_that_is_gone_is_said(tmp_path: Path, home: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        take_digest(tmp_path / "gone.safetensors", lambda: True)
