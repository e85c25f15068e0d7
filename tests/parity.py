"""Our pictures beside those of diffusers' own pipelines: same weights, same noise, both in fp32."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import torch
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion_img2img import (
    StableDiffusionImg2ImgPipeline,
)
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion_inpaint import (
    StableDiffusionInpaintPipeline,
)
from diffusers.pipelines.stable_diffusion_xl.pipeline_stable_diffusion_xl import StableDiffusionXLPipeline
from diffusers.pipelines.stable_diffusion_xl.pipeline_stable_diffusion_xl_img2img import (
    StableDiffusionXLImg2ImgPipeline,
)
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from diffusers.schedulers.scheduling_dpmsolver_singlestep import DPMSolverSinglestepScheduler
from diffusers.schedulers.scheduling_euler_ancestral_discrete import EulerAncestralDiscreteScheduler
from diffusers.schedulers.scheduling_euler_discrete import EulerDiscreteScheduler
from diffusers.schedulers.scheduling_heun_discrete import HeunDiscreteScheduler
from diffusers.schedulers.scheduling_lcm import LCMScheduler
from diffusers.schedulers.scheduling_unipc_multistep import UniPCMultistepScheduler

from core.arrays import Mask, Picture
from core.engine import Engine
from core.events import Failed, Result
from core.geometry import Rect, Size
from core.jobs import Generate, Inpaint, PreviewMode
from core.recipe import Recipe

# What a user of diffusers writes for each of our samplers' names.
SCHEDULERS: dict[str, tuple[Any, dict[str, Any]]] = {
    "ddim": (DDIMScheduler, {}),
    "ddim_trailing": (DDIMScheduler, {"timestep_spacing": "trailing"}),
    "euler": (EulerDiscreteScheduler, {}),
    "euler_karras": (EulerDiscreteScheduler, {"use_karras_sigmas": True}),
    "euler_exponential": (EulerDiscreteScheduler, {"use_exponential_sigmas": True}),
    "euler_trailing": (EulerDiscreteScheduler, {"timestep_spacing": "trailing"}),
    "heun": (HeunDiscreteScheduler, {}),
    "heun_karras": (HeunDiscreteScheduler, {"use_karras_sigmas": True}),
    "euler_a": (EulerAncestralDiscreteScheduler, {}),
    "dpmpp_2m": (DPMSolverMultistepScheduler, {}),
    "dpmpp_2m_karras": (DPMSolverMultistepScheduler, {"use_karras_sigmas": True}),
    "dpmpp_2m_exponential": (DPMSolverMultistepScheduler, {"use_exponential_sigmas": True}),
    "dpmpp_2m_trailing": (DPMSolverMultistepScheduler, {"timestep_spacing": "trailing"}),
    "dpmpp_2m_sde": (DPMSolverMultistepScheduler, {"algorithm_type": "sde-dpmsolver++"}),
    "dpmpp_2m_sde_karras": (
        DPMSolverMultistepScheduler,
        {"algorithm_type": "sde-dpmsolver++", "use_karras_sigmas": True},
    ),
    "dpmpp_sde": (
        DPMSolverSinglestepScheduler,
        {"algorithm_type": "sde-dpmsolver++", "lower_order_final": True},
    ),
    "dpmpp_sde_karras": (
        DPMSolverSinglestepScheduler,
        {"algorithm_type": "sde-dpmsolver++", "lower_order_final": True, "use_karras_sigmas": True},
    ),
    "unipc": (UniPCMultistepScheduler, {}),
    "unipc_karras": (UniPCMultistepScheduler, {"use_karras_sigmas": True}),
    "lcm": (LCMScheduler, {}),
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One comparison; a masked one starts from the source picture and is compared inside the mask."""

    sampler: str
    guidance: float
    strength: float | None = None
    steps: int = 8
    prompt: str = "a cat"
    negative: str = "blurry"
    seed: int = 7
    clip_skip: int = 1
    masked: bool = False

    @property
    def name(self) -> str:
        kind = "text" if self.strength is None else f"img2img {self.strength:g}"
        if self.masked:
            kind = kind.replace("img2img", "inpaint")
        if self.clip_skip > 1:
            kind += f", clip skip {self.clip_skip}"
        if len(self.prompt) > 75:
            kind += ", long prompt"
        return f"{self.sampler}, guidance {self.guidance:g}, {kind}"


def source_picture(size: Size) -> Picture:
    """Smooth colours, the same each time."""
    y, x = np.mgrid[0 : size.height, 0 : size.width].astype(np.float32)
    waves = [np.sin(x / 9 + y / 17 + phase) * 90 + 128 for phase in (0.0, 2.0, 4.0)]
    return np.stack(waves, axis=-1).round().astype(np.uint8)


def inside(size: Size) -> Rect:
    """Where a masked case is drawn anew."""
    return Rect(size.width // 4, size.height // 4, size.width // 2, size.height // 2)


def square(size: Size) -> Mask:
    """The mask of a masked case."""
    mask = np.zeros((size.height, size.width), np.uint8)
    mask[inside(size).slices] = 255
    return mask


@cache
def _pipeline(folder: Path, *, variation: bool, masked: bool, xl: bool) -> tuple[Any, Any]:
    """The pipeline, and the scheduler's configuration it came with."""
    kind: Any = StableDiffusionXLPipeline if xl else StableDiffusionPipeline
    if variation:
        kind = StableDiffusionXLImg2ImgPipeline if xl else StableDiffusionImg2ImgPipeline
    if masked:
        kind = StableDiffusionInpaintPipeline
    pipeline = kind.from_pretrained(folder, local_files_only=True)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline, pipeline.scheduler.config


def theirs(folder: Path, case: Case, size: Size) -> Picture:
    """The pipeline's picture."""
    xl = (folder / "text_encoder_2").is_dir()
    pipeline, trained = _pipeline(folder, variation=case.strength is not None, masked=case.masked, xl=xl)
    scheduler, extra = SCHEDULERS[case.sampler]
    pipeline.scheduler = scheduler.from_config(trained, **extra)
    arguments: dict[str, Any] = {
        "prompt": case.prompt,
        "negative_prompt": case.negative or None,
        "num_inference_steps": case.steps,
        "guidance_scale": case.guidance,
        "generator": torch.Generator("cpu").manual_seed(case.seed),
        "output_type": "np",
    }
    if case.strength is None:
        arguments |= {"width": size.width, "height": size.height}
    else:
        pixels = torch.from_numpy(source_picture(size)).permute(2, 0, 1)[None].float() / 255
        arguments |= {"image": pixels, "strength": case.strength}
        if case.masked:
            arguments |= {"mask_image": torch.from_numpy(square(size))[None, None].float() / 255}
            arguments |= {"width": size.width, "height": size.height}
        if xl:
            arguments |= {
                "target_size": (size.height, size.width),
                "original_size": (size.height, size.width),
            }

    # The pipeline draws a sample of the encoder's distribution; the comparison wants its mean.
    def mean(self: DiagonalGaussianDistribution, generator: torch.Generator | None = None) -> torch.Tensor:
        return self.mode()

    if case.clip_skip > 1 or len(case.prompt) > 75:
        del arguments["prompt"], arguments["negative_prompt"]
        arguments |= embeddings(pipeline, case, xl=xl)
    with patch.object(DiagonalGaussianDistribution, "sample", mean):
        picture = pipeline(**arguments).images[0]
    rounded: Picture = (picture * 255).round().astype(np.uint8)
    return rounded[inside(size).slices] if case.masked else rounded


@torch.no_grad()
def embeddings(pipeline: Any, case: Case, *, xl: bool) -> dict[str, Any]:
    """What the pipeline is told where it has no way of its own: A1111's, written out once more.

    Chunks of 75 tokens, each encoded alone; clip skip for the negative prompt too.
    """

    def encode(prompt: str) -> tuple[torch.Tensor, torch.Tensor | None]:
        states, pooled = [], None
        for number in ("", "_2") if xl else ("",):
            tokenizer = getattr(pipeline, f"tokenizer{number}")
            encoder = getattr(pipeline, f"text_encoder{number}")
            tokens = tokenizer(prompt, add_special_tokens=False, verbose=False).input_ids
            rows = []
            for start in range(0, max(len(tokens), 1), 75):
                row = [tokenizer.bos_token_id, *tokens[start : start + 75], tokenizer.eos_token_id]
                rows.append(row + [tokenizer.pad_token_id] * (77 - len(row)))
            out = encoder(torch.tensor(rows), output_hidden_states=True)
            state = out.hidden_states[-case.clip_skip - xl]
            if not xl:
                state = encoder.final_layer_norm(state)
            states.append(torch.cat(list(state))[None])
            pooled = out.text_embeds[:1] if number else pooled
        return torch.cat(states, dim=-1), pooled

    (wanted, summary), (unwanted, other) = encode(case.prompt), encode(case.negative)
    unwanted = unwanted.repeat(1, wanted.shape[1] // unwanted.shape[1], 1)
    found: dict[str, Any] = {"prompt_embeds": wanted, "negative_prompt_embeds": unwanted}
    return found | ({"pooled_prompt_embeds": summary, "negative_pooled_prompt_embeds": other} if xl else {})


def ours(engine: Engine, folder: Path, case: Case, size: Size) -> Picture:
    """The engine's picture."""
    recipe = Recipe(
        prompt=case.prompt,
        negative=case.negative,
        seed=case.seed,
        size=size,
        steps=case.steps,
        guidance=case.guidance,
        sampler=case.sampler,
        strength=1.0 if case.strength is None else case.strength,
        clip_skip=case.clip_skip,
    )
    source = None if case.strength is None else source_picture(size)
    common: dict[str, Any] = {"model": str(folder), "recipe": recipe, "seeds": (case.seed,)}
    common |= {"source": source, "preview": PreviewMode.OFF}
    job = Generate(**common)
    if case.masked:
        place = Rect(0, 0, size.width, size.height)
        job = Inpaint(mask=square(size), place=place, match=False, **common)
    events = list(engine.run(job, threading.Event()))
    assert not isinstance(events[-1], Failed), events[-1]
    (result,) = [event for event in events if isinstance(event, Result)]
    return result.picture[inside(size).slices] if case.masked else result.picture


def difference(one: Picture, other: Picture) -> int:
    """The largest difference of any value, in 1/255."""
    assert one.shape == other.shape
    return int(np.abs(one.astype(int) - other.astype(int)).max())
