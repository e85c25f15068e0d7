"""Tiny models that tests of core share (made once, never changed by a test)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine import Engine


@pytest.fixture(scope="session")
def tiny_epsilon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a tiny model that predicts noise: 8x, 4 channels, 64 px."""
    from tests.tiny_models import tiny_model

    return tiny_model(tmp_path_factory.mktemp("models") / "tiny-epsilon")


@pytest.fixture(scope="session")
def tiny_v(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a tiny model that predicts velocity, zero terminal SNR: 16x, 8 channels, 128 px."""
    from tests.tiny_models import tiny_model

    folder = tmp_path_factory.mktemp("models") / "tiny-v"
    return tiny_model(folder, prediction="v_prediction", seed=1, channels=8, factor=16)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One for all tests of a file."""
    engine = Engine(device="cpu", precision="fp32")
    yield engine
    engine.close()
