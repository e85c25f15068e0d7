"""The frames that are there."""

from core.geometry import Size
from desktop.state.frames import Frames, nearest
from tests.desktop.fakes import picture


def test_the_nearest_of_those_there_are() -> None:
    assert nearest([], 3) is None
    assert nearest([0, 8, 16], 3) == 0
    assert nearest([0, 8, 16], 4) == 0
    assert nearest([0, 8, 16], 5) == 8
    assert nearest([0, 8, 16], 99) == 16


def test_the_nearest_frame_stands_in() -> None:
    frames = Frames(20)
    assert frames.at(3) is None
    first, last = picture(1), picture(2)
    frames.put(0, first)
    frames.put(19, last)
    assert frames.there == (0, 19)
    assert frames.at(8) is first
    assert frames.at(12) is last
    again = frames.put(0, picture(3))
    assert frames.there == (0, 19)
    assert frames.at(0) is again


def test_all_frames_fit_into_memory() -> None:
    frames = Frames(100, max_bytes=100 * 3 * 32 * 32)
    for number in range(100):
        kept = frames.put(number, picture(number, Size(128, 64)))
    assert kept.shape == (22, 45, 3)
    assert frames.bytes <= 100 * 3 * 32 * 32
    assert Frames(4).put(0, picture(0, Size(128, 64))).shape == (64, 128, 3)
