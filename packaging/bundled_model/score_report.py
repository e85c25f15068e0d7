"""The words of the score sheet."""

from __future__ import annotations

from typing import Any

TEMPLATE = """\
# Score sheet of the model in the box

Measured by `packaging/bundled_model/score.py` with diffusers' own StableDiffusionPipeline: {steps} DDIM
steps, guidance {guidance}, {precision}.

| measure | result | goal |
|---|---|---|
{table}

Recognition: the final latent of "<name>, <style> style" is compared with the latents of every drawing
of that style in the model's short list; it counts when the nearest one is the drawing asked for.

Held out are pairs of concept and style, chosen by a seeded rule (`choose_held_out` in box_data.py): 40
concepts, in soft and glossy style in turn, which no stage of any training has seen, neither of this build
nor of the one it goes on from; and 20 other concepts, in flat and simple style in turn, which the
autoencoder has seen, but the denoiser has not. Of each the denoiser knows the concept's drawings in the
other styles (shown half as often again as the rest), and other concepts in this style: it has to put the
two together. Flat and glossy drawings share their outlines, so the 20 glossy pairs have a near relative
among the taught drawings; the 20 soft ones have none.

## Memorisation

The mean distance (root mean square in latent space) from a generated picture to the nearest drawing
of the short list is {nearest:.3f}; from a training drawing to the nearest drawing of another concept it is
{between:.3f}. The first is {ratio:.0%} of the second, and {copies:.0%} of the generated pictures lie
closer to one drawing than half of the second.

With {drawings:,} drawings and many rounds over each (the last build: 68), it draws from memory: asked for
a concept that it was taught, it gives that drawing back, softened a little. What it does beyond that is
blending: between prompts, between styles, and into the surroundings of a mask. The drawings are freely
licensed (LICENSES.md).

## Sheets

64 prompts (`GALLERY` in score.py), soft and glossy style in turn, seeds 1 to 64, none picked:

![64 prompts](scores/sheet.png)

Each of 8 concepts in all four styles (rows: soft, glossy, flat, simple):

![four styles](scores/styles.png)

Walks from "grinning face" to "crying face" and from "red apple" to "strawberry" (noise on the great
circle, words on the straight line):

![walks](scores/walk.png)

Inpainting by blending latents (drawing, hole, filled): sunglasses for a smiling face, half a heart
turned green:

![inpainting](scores/inpaint.png)
"""


def rows_of(values: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The table: what, result, goal."""
    cpu = values["profile"] == "cpu"
    seconds = f"Seconds a picture at {values['steps']} steps ({values['device']})"
    return [
        ("Autoencoder, PSNR on 40 held-out drawings", f"{values['psnr']:.2f} dB", "27 dB"),
        ("Autoencoder, SSIM on the same", f"{values['ssim']:.3f}", ""),
        ("Recognition, top-1 over 200 prompts", f"{values['top1']:.1%}", "75 %" if cpu else "90 %"),
        ("Recognition, the 40 held-out pairs", f"{values['held_out_top1']:.1%}", "45 %" if cpu else "70 %"),
        ("Recognition, 20 more pairs in flat and simple style", f"{values['held_out_too_top1']:.1%}", ""),
        ("Style right over 200 prompts", f"{values['style']:.1%}", ""),
        ("Style right on the 40 held-out pairs", f"{values['held_out_style']:.1%}", ""),
        ("Style right on the 20 more", f"{values['held_out_too_style']:.1%}", ""),
        (seconds, f"{values['seconds']:.2f} s", ""),
    ]


def report(values: dict[str, Any]) -> str:
    """The text of SCORES.md."""
    table = "\n".join(f"| {name} | {result} | {goal} |" for name, result, goal in rows_of(values))
    return TEMPLATE.format(**values, table=table, ratio=values["nearest"] / values["between"])
