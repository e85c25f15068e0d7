"""What tests of walks share."""

from collections.abc import Iterator

import pytest

from core.engine import Engine


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine(device="cpu", precision="fp32")
    yield engine
    engine.close()
