"""Which kind of prediction a UNet makes: tried out where a file does not say."""

from __future__ import annotations

import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

_CELLS = 16
_ALIKE = 0.5


@torch.inference_mode()
def predicts_velocity(unet: UNet2DConditionModel, device: torch.device) -> bool:
    """Whether a UNet predicts velocity (arXiv 2202.00512) rather than noise.

    At the noisiest step nearly all of the latent is noise: one that predicts noise gives its input back, one
    that predicts velocity answers with (minus) a clean latent, which has nothing to do with it.
    """
    config = unet.config
    generator = torch.Generator().manual_seed(0)
    noise = torch.randn(1, config["in_channels"], _CELLS, _CELLS, generator=generator)
    tokens = torch.zeros(1, 77, config["cross_attention_dim"])
    added = None
    if config.get("addition_embed_type") == "text_time":
        width = config["projection_class_embeddings_input_dim"] - 6 * config["addition_time_embed_dim"]
        side = float(8 * _CELLS)
        sizes = torch.tensor([[side, side, 0, 0, side, side]])
        added = {"text_embeds": torch.zeros(1, width), "time_ids": sizes}
        added = {name: tensor.to(device, unet.dtype) for name, tensor in added.items()}
    answer = (
        unet(
            noise.to(device, unet.dtype),
            torch.tensor(999, device=device),
            encoder_hidden_states=tokens.to(device, unet.dtype),
            added_cond_kwargs=added,
        )
        .sample.float()
        .cpu()
    )
    noise = noise[:, : answer.shape[1]]
    alike = torch.nn.functional.cosine_similarity(answer.flatten(), noise.flatten(), dim=0)
    return bool(alike < _ALIKE)
