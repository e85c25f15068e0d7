"""The benchmarks can be started; what they print is for people."""

import importlib

import pytest

from tests.benchmarks.__main__ import NAMES, main
from tests.benchmarks.report import median, percentile, table


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name in {"cold_start", "gui_latency", "walk_latency"}]
)
def test_there_is_one_of_each_name(name: str) -> None:
    assert callable(importlib.import_module(f"tests.benchmarks.{name}").main)


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["warp"]) == 2
    assert "cold_start" in capsys.readouterr().err


def test_tables(capsys: pytest.CaptureFixture[str]) -> None:
    table("Title", ["", "ms"], [["a", "1"], ["long", "20"]])
    assert capsys.readouterr().out == "Title\n-----\n      ms\na      1\nlong  20\n\n"
    assert (median([3, 1, 2]), percentile([0, 10], 50)) == (2, 5)
    assert str(median([])) == str(percentile([], 99)) == "nan"
