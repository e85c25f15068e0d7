"""The finished folder: diffusers' layout, half precision, safetensors only, replaced file by file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, cast

import torch
from box_captions import save_tokenizer, tokenizer_for
from box_card import write_card
from box_latents import LATENTS_FILE
from box_parts import build_scheduler, build_text, build_unet
from box_profile import MODEL, PICTURE_SIZE, WORK, Profile
from box_training import device, log, restore
from box_vae import build
from diffusers import StableDiffusionPipeline
from PIL import Image

SHEET_PROMPTS = (
    "grinning face, soft style", "smiling face with sunglasses, soft style",
    "crying face, glossy style", "smiling face with heart-eyes, glossy style",
    "face with tears of joy, soft style", "angry face, glossy style", "red heart, soft style",
    "green heart, glossy style", "cat face, soft style", "dog face, glossy style", "fox, soft style",
    "panda, glossy style", "frog, soft style", "owl, soft style", "red apple, glossy style",
    "rose, soft style", "tulip, glossy style", "hamburger, glossy style", "pizza, soft style",
    "strawberry, glossy style", "sun with face, soft style", "rainbow, glossy style",
    "rocket, soft style", "a sleepy face",
)  # fmt: skip


def target(profile: Profile) -> Path:
    """Where the profile's finished model goes; the smoke profile stays out of the resources."""
    return MODEL if profile.name != "smoke" else WORK / profile.name / "model"


def pipeline(vae: Any, unet: Any, text: Any, tokenizer: Any, scheduler: Any) -> Any:
    """Puts the parts together as Stable Diffusion, without safety checker."""
    make: Any = StableDiffusionPipeline  # not typed
    return make(
        vae=vae,
        unet=unet,
        text_encoder=text,
        tokenizer=tokenizer,
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def replace_files(source: Path, folder: Path) -> None:
    """Moves every file of `source` over its counterpart in `folder`, each at once."""
    for file in sorted(source.rglob("*")):
        if file.is_file():
            place = folder / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.chmod(0o644)
            file.replace(place)
    shutil.rmtree(source)


@torch.no_grad()
def export(profile: Profile, unet: Any, text: Any) -> Path:
    """Writes the model folder from the live weights; returns the folder."""
    tokenizer = tokenizer_for(profile)
    vae = cast("Any", build(profile))
    finished = restore(WORK / profile.name / "decoder.pt") or restore(WORK / profile.name / LATENTS_FILE)
    if finished is not None:
        vae.load_state_dict(cast("Any", finished["vae"]))
    copies: list[Any] = [cast("Any", build_unet(profile)), cast("Any", build_text(profile, tokenizer))]
    for copy, live in zip(copies, (unet, text), strict=True):
        copy.load_state_dict({name: value.cpu() for name, value in live.state_dict().items()})
    parts = [part.to(torch.float16).to(memory_format=torch.contiguous_format) for part in (vae, *copies)]
    folder = target(profile)
    part_folder = folder.with_name(folder.name + ".part")
    shutil.rmtree(part_folder, ignore_errors=True)
    pipe = pipeline(parts[0], parts[1], parts[2], tokenizer, build_scheduler())
    pipe.save_pretrained(str(part_folder), safe_serialization=True)
    save_tokenizer(tokenizer, part_folder / "tokenizer")
    tidy(part_folder)
    write_card(part_folder, profile)
    size = sum(file.stat().st_size for file in part_folder.rglob("*") if file.is_file())
    replace_files(part_folder, folder)
    log(f"exported {size / 1e6:.1f} MB to {folder.name}")
    return folder


def tidy(folder: Path) -> None:
    """Takes traces of the building machine out of the configurations."""
    for file in folder.rglob("*.json"):
        if file.name in ("vocab.json", "tokenizer.json"):
            continue
        values = json.loads(file.read_text("utf-8"))
        for key in ("_name_or_path", "is_local", "local_files_only"):
            values.pop(key, None)
        if "dtype" in values:  # transformers would load half the model in fp16, diffusers the rest in fp32
            values["dtype"] = "float32"
        file.write_text(json.dumps(values, indent=2) + "\n", "utf-8")


def open_pipeline(folder: Path, dtype: torch.dtype | None = None) -> Any:
    """Opens the exported folder as any user of diffusers would."""
    place = device()
    kind = dtype or (torch.float16 if place.type == "cuda" else torch.bfloat16)
    pipe = cast("Any", StableDiffusionPipeline).from_pretrained(
        str(folder), torch_dtype=kind, safety_checker=None
    )
    pipe.set_progress_bar_config(disable=True)
    pipe.unet.to(memory_format=torch.channels_last)
    pipe.vae.to(memory_format=torch.channels_last)
    return pipe.to(place)


def draw(pipe: Any, prompts: list[str], steps: int, guidance: float, seed: int = 1) -> list[Image.Image]:
    """Draws one picture a prompt; picture number n has the seed `seed` + n, whatever the batch."""
    pictures: list[Image.Image] = []
    for start in range(0, len(prompts), 8):
        batch = prompts[start : start + 8]
        sources = [torch.Generator().manual_seed(seed + start + place) for place in range(len(batch))]
        pictures += pipe(
            batch, num_inference_steps=steps, guidance_scale=guidance, generator=sources,
            height=PICTURE_SIZE, width=PICTURE_SIZE,
        ).images  # fmt: skip
    return pictures


def contact_sheet(pictures: list[Image.Image], columns: int, size: int = 128) -> Image.Image:
    """Pictures side by side on white."""
    rows = -(-len(pictures) // columns)
    page = Image.new("RGB", (columns * size, rows * size), "white")
    for place, picture in enumerate(pictures):
        small = picture.resize((size, size), Image.Resampling.LANCZOS)
        page.paste(small, (place % columns * size, place // columns * size))
    return page


def sheet(folder: Path, path: Path, guidance: float = 2.0) -> None:
    """Draws the standard prompts once, to be looked at."""
    pictures = draw(open_pipeline(folder), list(SHEET_PROMPTS), 20, guidance)
    contact_sheet(pictures, 8, 160).save(path)
