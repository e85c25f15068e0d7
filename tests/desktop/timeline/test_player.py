"""True speed, whatever happens."""

import time

from pytestqt.qtbot import QtBot

from desktop.timeline.player import Player


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def made(qtbot: QtBot) -> tuple[Player, Clock, list[int], list[bool]]:
    clock = Clock()
    player = Player(clock=clock)
    seen: list[int] = []
    plays: list[bool] = []
    player.reached.connect(seen.append)
    player.playing_changed.connect(plays.append)
    return player, clock, seen, plays


def test_frames_too_late_are_left_out(qtbot: QtBot) -> None:
    player, clock, seen, plays = made(qtbot)
    player.play(range(10), 10)
    clock.now += 0.1
    player._tick()
    clock.now += 0.55  # somebody was busy
    player._tick()
    player.stop()
    assert seen == [0, 1, 6]
    assert plays == [True, False]


def test_it_stops_at_the_last_frame(qtbot: QtBot) -> None:
    player, clock, seen, plays = made(qtbot)
    player.play([4, 5, 6], 10, start=1)
    clock.now += 5
    player._tick()
    assert seen == [5, 6]
    assert plays == [True, False]
    assert not player.playing


def test_again_and_again(qtbot: QtBot) -> None:
    player, clock, seen, _ = made(qtbot)
    player.play([0, 1, 2, 1], 10, again=True)
    for _turn in range(8):
        clock.now += 0.1
        player._tick()
    player.stop()
    assert seen == [0, 1, 2, 1, 0, 1, 2, 1, 0]


def test_by_the_real_clock(qtbot: QtBot) -> None:
    player = Player()
    seen: list[int] = []
    player.reached.connect(seen.append)
    begun = time.monotonic()
    player.play(range(1000), 50)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] >= 10)
    player.stop()
    assert seen[-1] <= 50 * (time.monotonic() - begun) + 1
    assert seen == sorted(seen)
