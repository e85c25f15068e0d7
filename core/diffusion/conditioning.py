"""What the text encoders make of a prompt."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from core.diffusion.chunks import Taught, chunks, weighted
from core.errors import InputError
from core.geometry import Size
from core.models.embeddings import Embedding, named_in, pattern_of
from core.models.model import Model, Text
from core.prompt import without_loras


@dataclass(frozen=True, slots=True, eq=False)
class Conditioning:
    """Prompts as the UNet takes them, one row for each picture (or one row for all of them).

    All its tensors can be mixed: a walk or a direction treats them alike through :meth:`combined`.

    Attributes:
        tokens: float (B, L, D), the text encoders' hidden states, on the model's device.
        pooled: float (B, P), SDXL's summary of the prompt (arXiv 2307.01952); None for SD 1 and 2.
        sizes: float (B, 6), SDXL's original size, crop corner and target size (height before width).
    """

    tokens: Tensor
    pooled: Tensor | None = None
    sizes: Tensor | None = None

    @staticmethod
    def combined(function: Callable[..., Tensor], *parts: Conditioning) -> Conditioning:
        """One conditioning whose every tensor is ``function`` of the parts' tensors of that kind.

        Tokens of prompts of different lengths are repeated until they are equally many, which changes nothing
        for the UNet's attention.
        """
        longest = math.lcm(*(part.tokens.shape[1] for part in parts))

        def each(*tensors: Tensor | None) -> Tensor | None:
            there = [tensor for tensor in tensors if tensor is not None]
            return function(*there) if len(there) == len(parts) else None

        return Conditioning(
            tokens=function(*(_repeated(part.tokens, longest) for part in parts)),
            pooled=each(*(part.pooled for part in parts)),
            sizes=each(*(part.sizes for part in parts)),
        )

    def rows(self, count: int) -> Conditioning:
        """One row for each of ``count`` pictures."""
        return Conditioning.combined(lambda tensor: tensor.expand(count, *tensor.shape[1:]), self)

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """What the UNet is given, in the order of ``Predictor``."""
        return tuple(tensor for tensor in (self.tokens, self.pooled, self.sizes) if tensor is not None)


@torch.inference_mode()
def condition(
    model: Model,
    prompt: str,
    size: Size | None = None,
    *,
    negative: bool = False,
    clip_skip: int = 1,
) -> Conditioning:
    """Encode ``prompt``: weighted as ``core.prompt`` says, long ones chunk by chunk, each encoded alone.

    A plain prompt of one chunk gives what diffusers' pipelines give; beyond that the way is A1111's.

    Args:
        model: Whose encoders.
        prompt: The text.
        size: Of the picture to come, for SDXL; None for the model's native size.
        negative: Whether it says what to stay away from: SDXL was trained with zeros for none.
        clip_skip: From which of the last layers its states are: 1 is the one the model was trained with,
            2 the one before (A1111's count; diffusers' ``clip_skip`` is one less).

    Raises:
        InputError: If the encoder has not so many layers.
        ModelError: If an embedding that the prompt names is damaged, or for another kind of model.
    """
    prompt, _ = without_loras(prompt)
    embeddings = named_in(prompt)
    hidden, pooled = [], None
    for number, text in enumerate(model.texts):
        taught = _taught(model, number, embeddings)
        states, pooled = _encoded(model, text, prompt, clip_skip, taught)
        hidden.append(states)
    longest = math.lcm(*(states.shape[1] for states in hidden))
    dtype = model.predict.dtype
    tokens = torch.cat([_repeated(states, longest) for states in hidden], dim=-1).to(dtype)
    if not model.is_xl:
        return Conditioning(tokens)
    assert pooled is not None
    if negative and not prompt and model.zeros_for_empty:
        tokens, pooled = torch.zeros_like(tokens), torch.zeros_like(pooled)
    size = size or model.info.native_size
    ids = [size.height, size.width, 0, 0, size.height, size.width]
    sizes = torch.tensor([ids], dtype=torch.float32, device=tokens.device)
    return Conditioning(tokens, pooled.to(dtype), sizes.to(dtype))


def _repeated(tokens: Tensor, length: int) -> Tensor:
    """(B, L, D) repeated to (B, length, D): attention over it gives the same as over the tokens once."""
    return tokens if tokens.shape[1] == length else tokens.repeat(1, length // tokens.shape[1], 1)


def _taught(model: Model, number: int, embeddings: Sequence[Embedding]) -> Taught | None:
    """What the embeddings are for one of the text encoders."""
    pattern = pattern_of(embeddings)
    if pattern is None:
        return None
    width, count = model.texts[number].encoder.config.hidden_size, len(model.texts)
    vectors = {each.word.casefold(): each.for_encoder(number, count, width) for each in embeddings}
    return Taught(pattern, vectors)


@contextmanager
def _placed(encoder: nn.Module, taught: Sequence[tuple[int, int, Tensor]]) -> Iterator[None]:
    """Have these vectors stand where their tokens are, while the encoder is asked."""
    if not taught:
        yield
        return

    def put(_layer: nn.Module, _ids: object, states: Tensor) -> Tensor:
        states = states.clone()
        for chunk, place, vector in taught:
            states[chunk, place] = vector.to(states)
        return states

    layer: nn.Module = encoder.get_input_embeddings()  # type: ignore[operator]
    hook = layer.register_forward_hook(put)
    try:
        yield
    finally:
        hook.remove()


def _encoded(
    model: Model, text: Text, prompt: str, clip_skip: int, taught: Taught | None
) -> tuple[Tensor, Tensor | None]:
    """Hidden states (1, n * L, D) of n chunks, and the first chunk's summary where the encoder makes one."""
    encoder, device = text.encoder, model.placement.device
    layers = encoder.config.num_hidden_layers
    if not 1 <= clip_skip <= layers - model.is_xl:
        raise InputError(f"This model's text encoder has {layers} layers: clip skip {clip_skip} is too much.")
    parts = chunks(text.tokenizer, prompt, taught)
    ids, mask = parts.ids.to(device), parts.mask.to(device)
    masked = getattr(encoder.config, "use_attention_mask", False)
    deep = model.is_xl or clip_skip > 1

    def encoded() -> tuple[Tensor, Tensor | None]:
        with model.economy.visiting(encoder), _placed(encoder, parts.taught):
            out = encoder(ids, attention_mask=mask if masked else None, output_hidden_states=deep)
            states = out.hidden_states[-clip_skip - model.is_xl] if deep else out.last_hidden_state
            if deep and not model.is_xl:
                states = encoder.get_submodule("final_layer_norm")(states)
        return states.float(), getattr(out, "text_embeds", None)

    states, pooled = model.economy.attempt(encoded, encoder)
    states = weighted(states, parts.weights)
    return states.flatten(0, 1)[None], None if pooled is None else pooled[:1]
