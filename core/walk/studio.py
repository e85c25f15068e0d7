"""Makes keyframes ready to start from, and draws: noise, conditioning, guidance, the latent to end in."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor
from torch.nn import functional

from core import seeds
from core.arrays import Picture
from core.diffusion.conditioning import Conditioning, condition
from core.diffusion.denoise import Denoiser, Step, denoise
from core.diffusion.inpaint import KeepOriginal, nothing_kept, to_cells, told
from core.diffusion.invert import invert
from core.diffusion.schedule import schedule
from core.diffusion.steering import concepts, shifted
from core.direction import Direction, Kind
from core.document.keyframe import LatentSource, PictureMode, PictureSource, PromptSource
from core.document.timeline import MaskedBase
from core.errors import check
from core.files.pictures import covering, flatten
from core.latents import codec, directions
from core.models.model import Model
from core.walk.cache import FrameCache
from core.walk.frames import Anchor, Settings, Spot
from core.walk.start import Start, Way

WHITE = (255, 255, 255)

MORPH = 0.5
"""The share of the schedule that a morph runs again at every frame."""


@dataclass(slots=True, kw_only=True, eq=False)
class Studio:
    """A model, a pass over a walk, and what of its keyframes has been made ready.

    Attributes:
        model: Draws.
        settings: Of the pass.
        cache: Keeps what was costly to find.
        cancel: Looked at between tiles.
        base: Of a masked walk.
        directions: Those its keyframes are led along, by their digests.
        outfit: Says which LoRAs and borrowed parts the model works with.
    """

    model: Model
    settings: Settings
    cache: FrameCache
    cancel: threading.Event
    base: MaskedBase | None = None
    directions: Mapping[str, Direction] = field(default_factory=dict)
    outfit: str = ""
    _texts: dict[tuple[str, bool, int], Conditioning] = field(default_factory=dict)
    _starts: dict[tuple[str, Way], Start] = field(default_factory=dict)
    _fixed: dict[str, Tensor] = field(default_factory=dict)

    def ready(self, anchor: Anchor, way: Way) -> Generator[Step, None, Start]:
        """Make a keyframe ready: read its prompts, find its noise or latent, and what is left over.

        A picture's noise, and what the drawing misses of it, are found without its directions: what they
        change on the way back is what they do to the picture.
        """
        known = self._starts.get((anchor.digest, way))
        if known is not None:
            return known
        source, recipe = anchor.keyframe.source, anchor.keyframe.recipe
        start = Start(
            positive=self.text(recipe.prompt, recipe.clip_skip),
            negative=self.text(recipe.negative, recipe.clip_skip, negative=True),
            guidance=recipe.guidance,
            amounts={},
            noise=self.noise(recipe.seed),
        )
        amounts = {one.digest: one.amount for one in anchor.keyframe.amounts}
        if isinstance(source, PromptSource):
            start = replace(start, amounts=amounts)
            if way is not Way.NOISE:
                clean = yield from self._found(anchor, "drawn", self._drawn(start))
                start = replace(start, clean=clean)
        else:
            start = replace(start, clean=self.clean(anchor))
            if way is Way.NOISE:
                noise = yield from self._found(anchor, "noise", self._inverted(start))
                start = replace(start, noise=noise)
        if way is Way.MORPH:
            # One noise for the whole walk: what is drawn again must not swarm.
            start = replace(start, noise=self.noise(0))
        if way is not Way.LATENT and start.clean is not None:
            rest = yield from self._found(anchor, f"rest of {way.name}", self._rest(start, way))
            start = replace(start, rest=rest)
        start = replace(start, amounts=amounts)
        self._starts[anchor.digest, way] = start
        return start

    def clean(self, anchor: Anchor) -> Tensor:
        """The latent of a keyframe that is a picture or a latent, float32 (C, h, w) on the CPU."""
        source = anchor.keyframe.source
        if isinstance(source, LatentSource):
            assert source.latent is not None
            latent = torch.from_numpy(source.latent.copy())
            _, height, width = self.model.latent_shape(self.settings.size)
            return latent if latent.shape[1:] == (height, width) else _scaled(latent, height, width)
        assert isinstance(source, PictureSource)
        pixels = codec.to_tensor(self.fitted(source), self.settings.size)
        return codec.encode(self.model, pixels, self.cancel)[0].cpu()

    def fitted(self, source: PictureSource) -> Picture:
        """A keyframe's picture as the walk sees it, uint8 (h, w, 3): scaled to cover, cut to fit."""
        assert source.picture is not None
        picture, place, base = flatten(source.picture, WHITE), self.settings.place, self.base
        if (
            place is not None
            and base is not None
            and base.picture is not None
            and picture.shape[:2] == base.picture.shape[:2]
        ):
            picture = picture[place.slices]
        return covering(picture, self.settings.size)

    def drawn(self, starts: Sequence[Start], way: Way) -> Iterator[Step]:
        """Draw a batch.

        Yields:
            The loop's steps; the last one's latent is (B, C, h, w). The ways that draw nothing give one step.
        """
        if way is Way.LATENT:
            latent = torch.stack([_clean(start) for start in starts]).to(self.model.placement.device)
            yield Step(0, 0, latent, latent)
            return
        device = self.model.placement.device
        strength = MORPH if way is Way.MORPH else None
        run = schedule(
            self.model.scheduler_config, self.settings.sampler, self.settings.steps, device, strength=strength
        )
        noise = torch.stack([start.noise for start in starts])
        clean = torch.stack([_clean(start) for start in starts]) if way is Way.MORPH else None
        latent = run.start(noise, clean)
        keep = None
        if self.base is not None and not self.model.info.inpaints:
            keep = KeepOriginal(self.fixed("base"), noise.to(device), self.fixed("mask"))
        step: Step | None = None
        for step in denoise(self._denoiser(starts, len(run)), latent, run, (), keep):
            check(self.cancel)
            yield step
        if step is None:  # a morph of so few steps that none is run
            yield Step(0, 0, latent, latent)

    def finished(self, latent: Tensor, start: Start) -> Tensor:
        """What is drawn, (C, h, w), with what the drawing missed and led along latent directions."""
        if start.rest is not None:
            latent = latent + start.rest.to(latent)
        shift = directions.shift(self._steps(start), latent[None])[0]
        if not shift.any():
            return latent
        return latent + (shift if self.base is None else shift * self.fixed("mask")[0])

    def redraws(self, anchor: Anchor) -> bool:
        """Whether a picture or latent must be drawn to be led along its directions."""
        kinds = {self.directions[one.digest].kind for one in anchor.keyframe.amounts}
        source = anchor.keyframe.source
        latent_only = not isinstance(source, PromptSource) and source.mode is PictureMode.LATENT
        return not latent_only and bool(kinds - {Kind.LATENT})

    def apart(self, spot: Spot) -> bool:
        """Whether a spot is drawn with those of its own span only: they are asked about the same concepts."""
        return any(
            self.directions[one.digest].kind is Kind.GUIDANCE
            for anchor in spot.anchors
            for one in anchor.keyframe.amounts
        )

    def text(self, prompt: str, skip: int, *, negative: bool = False) -> Conditioning:
        """What the text encoders make of a prompt; each is read once."""
        key = (prompt, negative, skip)
        if key not in self._texts:
            self._texts[key] = condition(
                self.model, prompt, self.settings.size, negative=negative, clip_skip=skip
            )
        return self._texts[key]

    def noise(self, seed: int) -> Tensor:
        """The noise of a seed, float32 (C, h, w) on the CPU: of the full size, shrunk for a smaller draft."""
        full = seeds.draw(seeds.generators([seed]), self.model.latent_shape(self.settings.full))[0]
        _, height, width = self.model.latent_shape(self.settings.size)
        return full if full.shape[1:] == (height, width) else shrunk(full, height, width)

    def fixed(self, name: str) -> Tensor:
        """What is the same for all frames, on the model's device: "base", "mask" or "beside"."""
        if name not in self._fixed:
            self._fixed[name] = self._fix(name).to(self.model.placement.device)
        return self._fixed[name]

    def key(self, *names: str) -> str:
        """The key of what was found on this machine."""
        placement = self.model.placement
        words = (*names, placement.precision, placement.device.type, self.outfit)
        return hashlib.sha256("\n".join(words).encode()).hexdigest()

    def _fix(self, name: str) -> Tensor:
        size, base, place = self.settings.size, self.base, self.settings.place
        if base is None:
            return nothing_kept(self.model, size, self.cancel)
        assert base.picture is not None
        assert base.mask is not None
        assert place is not None
        part, mask = flatten(base.picture[place.slices], WHITE), base.mask[place.slices]
        match name:
            case "base":
                return codec.encode(self.model, codec.to_tensor(part, size), self.cancel)
            case "mask":
                return to_cells(mask, *self.model.latent_shape(size)[1:])
            case _:
                return told(self.model, part, mask, size, self.cancel)

    def _denoiser(self, starts: Sequence[Start], count: int) -> Denoiser:
        def rows(parts: Sequence[Conditioning]) -> Conditioning:
            return Conditioning.combined(lambda *tensors: torch.cat(tensors), *parts)

        steps = [self._steps(start) for start in starts]
        led = [shifted(start.positive, along) for start, along in zip(starts, steps, strict=True)]
        semantic = concepts(self.model, steps, starts[0].positive)
        return Denoiser(
            self.model,
            rows(led),
            rows([start.negative for start in starts]),
            torch.tensor([start.guidance for start in starts]),
            self.fixed("beside") if self.model.info.inpaints else None,
            None if semantic is None else semantic.start(count),
        )

    def _steps(self, start: Start) -> list[tuple[Direction, float]]:
        return [(self.directions[name], amount) for name, amount in start.amounts.items()]

    def _found(self, anchor: Anchor, name: str, finding: Iterator[Step]) -> Generator[Step, None, Tensor]:
        """What ``finding`` ends in, float32 (C, h, w) on the CPU; found once, kept on disk."""
        words = isinstance(anchor.keyframe.source, PromptSource)
        key = self.key(repr(self.settings), anchor.digest if words else anchor.bare, name)
        kept = self.cache.arrays(key)
        if kept is not None and "latent" in kept:
            return torch.from_numpy(kept["latent"].copy())
        step: Step | None = None
        for step in finding:
            check(self.cancel)
            yield step
        assert step is not None
        found = step.latent[0].float().cpu()
        self.cache.keep_arrays(key, {"latent": found.numpy()})
        return found

    def _drawn(self, start: Start) -> Iterator[Step]:
        yield from self.drawn([start], Way.NOISE)

    def _inverted(self, start: Start) -> Iterator[Step]:
        yield from invert(
            self._denoiser([start], self.settings.steps), _clean(start)[None], self.settings.steps
        )

    def _rest(self, start: Start, way: Way) -> Iterator[Step]:
        """What the drawing misses of the latent it should end in."""
        for step in self.drawn([start], way):
            yield replace(step, latent=_clean(start).to(step.latent) - step.latent)


def shrunk(noise: Tensor, height: int, width: int) -> Tensor:
    """Noise at a smaller size that draws about the same picture: means of cells, of unit variance again."""
    small = functional.adaptive_avg_pool2d(noise[None], (height, width))[0]
    counted = functional.adaptive_avg_pool2d(noise.new_ones(1, 1, *noise.shape[1:]), (height, width))
    gain = (noise.shape[1] / height * noise.shape[2] / width) ** 0.5
    result: Tensor = small * gain * counted[0]
    return result / result.std() * noise.std()


def _scaled(latent: Tensor, height: int, width: int) -> Tensor:
    return functional.interpolate(latent[None], size=(height, width), mode="area")[0]


def _clean(start: Start) -> Tensor:
    assert start.clean is not None
    return start.clean
