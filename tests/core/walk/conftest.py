"""What tests of walks share."""

import pytest

from core.engine import Engine
from core.walk.cache import FrameCache


@pytest.fixture(scope="module")
def loaded() -> Engine:
    """One that keeps its models for all tests of a file."""
    return Engine(device="cpu", precision="fp32")


@pytest.fixture
def engine(home: object, loaded: Engine) -> Engine:
    """The same, without frames and without anything it remembers of the test before."""
    loaded._frames, loaded._memory = FrameCache(), {}
    return loaded
