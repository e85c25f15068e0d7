"""A card that PyTorch cannot use is said, with the command; nothing else is."""

import shlex
import subprocess
import sys

import pytest

from desktop.guide import torch_advice


@pytest.mark.parametrize(
    ("version", "driver", "said"),
    [("2.9.0+cpu", True, True), ("2.9.0+cpu", False, False), ("2.9.0", True, False), ("", True, False)],
)
def test_only_when_it_helps(monkeypatch: pytest.MonkeyPatch, version: str, driver: bool, said: bool) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(torch_advice, "torch_version", lambda: version)
    monkeypatch.setattr(torch_advice, "nvidia_driver", lambda: driver)
    told = torch_advice.advice()
    assert (told is not None) is said
    if told is not None:
        assert told.sentence.endswith(": pip install --force-reinstall torch")
        assert shlex.split(told.command)[0] == sys.executable, "in this environment, and in no other"


def test_windows_is_sent_to_where_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(torch_advice, "torch_version", lambda: "2.9.0")
    monkeypatch.setattr(torch_advice, "nvidia_driver", lambda: True)
    told = torch_advice.advice()
    assert told is not None
    assert not told.command
    assert "pytorch.org" in told.sentence


@pytest.mark.parametrize(
    ("version", "platform", "cpu"),
    [
        ("2.9.0", "linux", False),
        ("2.9.0", "win32", True),
        ("2.9.0+cu128", "win32", False),
        ("2.9.0+cpu", "linux", True),
    ],
)
def test_which_build_it_is(version: str, platform: str, cpu: bool) -> None:
    assert torch_advice.cpu_build(version, platform) is cpu


def test_it_imports_no_torch() -> None:
    look = "from desktop.guide.torch_advice import advice; advice()"
    script = f"import sys; {look}; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=300)
