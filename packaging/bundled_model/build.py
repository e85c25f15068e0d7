"""Builds the model in the box: data, autoencoder, latents, denoiser, export, score.

Run it again after a stop of any kind: it goes on where it was.
"""

from __future__ import annotations

import argparse

import box_data
import box_decoder
import box_denoiser
import box_export
import box_latents
import box_shipped
import box_vae
import score
from box_profile import PROFILES

STAGES = ("data", "vae", "latents", "denoiser", "decoder", "export", "score")


def main() -> None:
    """Runs the stages asked for, in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", choices=sorted(PROFILES), default="cpu")
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=list(STAGES))
    parser.add_argument("--finish-at", metavar="HH:MM", help="UTC time at which the training ends")
    asked = parser.parse_args()
    profile = PROFILES[asked.profile]
    box_shipped.keep_start(profile)
    if "data" in asked.stages:
        box_data.prepare()
    if "vae" in asked.stages:
        box_vae.train(profile, asked.finish_at)
    if "latents" in asked.stages:
        box_latents.make(profile)
    if "denoiser" in asked.stages:
        box_denoiser.train(profile, asked.finish_at)
    if "decoder" in asked.stages:
        box_decoder.train(profile, asked.finish_at)
    if "export" in asked.stages:
        box_denoiser.export_checkpoint(profile)
    if "score" in asked.stages and profile.name != "smoke":
        score.score(box_export.target(profile), profile.name)


if __name__ == "__main__":
    main()
