"""Where a model runs and in what precision: what this machine is good at."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

import torch

from core.errors import InputError

DEVICES = ("auto", "cpu", "cuda", "mps")
PRECISIONS = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


@dataclass(frozen=True, slots=True)
class Placement:
    """A device and the precision of the weights on it.

    Latents and the sampler's arithmetic are float32 whatever the weights are.
    """

    device: torch.device
    precision: str

    @property
    def dtype(self) -> torch.dtype:
        """The dtype of the weights."""
        return PRECISIONS[self.precision]

    @property
    def device_name(self) -> str:
        """The device as the system names it."""
        if self.device.type == "cuda":
            return torch.cuda.get_device_name(self.device)
        if self.device.type == "mps":
            return "Apple GPU"
        return _processor_name()

    def available_memory(self) -> int:
        """Bytes that a job may still take on the device (0 if it cannot be told)."""
        if self.device.type == "cuda":
            free, _ = torch.cuda.mem_get_info(self.device)
            return free + torch.cuda.memory_reserved(self.device) - torch.cuda.memory_allocated(self.device)
        return available_ram()

    def total_memory(self) -> int:
        """Bytes the device has (0 if it cannot be told)."""
        if self.device.type == "cuda":
            return torch.cuda.mem_get_info(self.device)[1]
        return _memory("MemTotal")

    def release(self) -> None:
        """Give memory that is no longer used back to the system."""
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        elif self.device.type == "mps":
            torch.mps.empty_cache()


def place(device: str = "auto", precision: str = "auto") -> Placement:
    """Choose device and precision.

    Args:
        device: "auto", "cpu", "cuda" or "mps".
        precision: "auto", "fp32", "bf16" or "fp16". Auto is fp16 on CUDA and MPS, bf16 on CPUs that
            multiply it in hardware (AVX512-BF16, AMX), fp32 elsewhere.

    Raises:
        InputError: If the machine has no such device or it cannot do the precision.
    """
    if device not in DEVICES:
        raise InputError(f"There is no device called “{device}”: choose one of {', '.join(DEVICES)}.")
    if precision != "auto" and precision not in PRECISIONS:
        raise InputError(
            f"There is no precision called “{precision}”: choose one of auto, {', '.join(PRECISIONS)}."
        )
    chosen = _best_device() if device == "auto" else device
    if chosen == "cuda" and not torch.cuda.is_available():
        raise InputError("This PyTorch sees no CUDA device: choose cpu, or install PyTorch's CUDA build.")
    if chosen == "mps" and not torch.backends.mps.is_available():
        raise InputError("This PyTorch sees no Apple GPU: choose cpu.")
    if precision == "auto":
        precision = ("bf16" if cpu_has_bf16() else "fp32") if chosen == "cpu" else "fp16"
    if chosen == "cpu" and precision == "fp16":
        raise InputError("A CPU is slow and inexact in fp16: choose bf16 or fp32.")
    return Placement(torch.device(chosen), precision)


def cpu_has_bf16() -> bool:
    """Whether this CPU multiplies bf16 in hardware (AVX512-BF16 or AMX)."""
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))


def _best_device() -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _processor_name() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def available_ram() -> int:
    """Bytes of the machine's own memory that are free (0 if it cannot be told)."""
    return _memory("MemAvailable")


def _memory(name: str) -> int:
    """Bytes of the machine's memory, as Linux counts them by name; all there is where it does not say."""
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0
