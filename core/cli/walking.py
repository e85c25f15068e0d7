"""walk, and a walk made again."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.cli.direction_actions import chosen_direction
from core.cli.drawing import chosen_recipe, fitting
from core.cli.output import refuse_same, report, say
from core.cli.session import run_job
from core.direction import Direction
from core.document import mask as masks
from core.document import timeline as edits
from core.document.keyframe import (
    Easing,
    Keyframe,
    LatentSource,
    PictureMode,
    PictureSource,
    PromptSource,
    Source,
    content_hash,
)
from core.document.output import Output, format_of, shown
from core.document.timeline import Ending, MaskedBase, Pace, Timeline
from core.document.timeline import Path as Way
from core.errors import FileError, InputError, ModelError
from core.events import Exported, FrameReady, KeyframeChecked, ModelReady
from core.files.animation import check_output
from core.files.direction_library import DirectionLibrary
from core.files.pictures import read_picture
from core.files.walk_files import timeline_of_film
from core.jobs import ExportWalk, Quality
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.walk.problems import check


def walk(arguments: Namespace) -> None:
    """Travel from keyframe to keyframe and write what is seen."""
    output = _output(arguments, arguments.out)
    refuse_same(arguments.out, *(arguments.images or ()), arguments.on, arguments.mask)
    info = Catalog().find(arguments.model or "")
    sources = _sources(arguments, info)
    ending = Ending.ONCE
    if arguments.loop or arguments.ping_pong:
        ending = Ending.LOOP if arguments.loop else Ending.PING_PONG
    timeline = Timeline(
        fps=arguments.fps,
        duration=arguments.seconds,
        ending=ending,
        pace=Pace(arguments.pace),
        path=Way(arguments.path),
        base=_base(arguments),
    )
    easing = Easing(arguments.ease)
    frames = spread(len(sources), timeline)
    keyframes = tuple(
        Keyframe(time=frame / timeline.fps, source=source, easing=easing, id=str(number))
        for number, (frame, source) in enumerate(zip(frames, sources, strict=True), 1)
    )
    timeline, directions = _led(arguments, replace(timeline, keyframes=keyframes), info)
    _export(arguments, timeline, output, info, directions)


def walk_again(arguments: Namespace, text: str) -> None:
    """Make a walk again from the timeline in its file; pictures are looked for beside it, by their names."""
    output = _output(arguments, arguments.out)
    film = arguments.picture
    timeline = timeline_of_film(text, film.parent)
    timeline = replace(timeline, base=_base_again(arguments, timeline.base))
    made = next((k.recipe for k in timeline.keyframes if k.recipe.fingerprint), None)
    info = _model(arguments, "" if made is None else made.fingerprint, "" if made is None else made.model)
    keyframes = tuple(replace(k, source=_found(arguments, k.source)) for k in timeline.keyframes)
    timeline = replace(timeline, keyframes=keyframes)
    library = DirectionLibrary(info)
    directions = tuple(library.find(along) for along in timeline.directions)
    _export(arguments, timeline, output, info, directions)


def spread(count: int, timeline: Timeline) -> list[int]:
    """The frames of keyframes at even distances: from end to end, or all round a loop."""
    if timeline.ending is Ending.LOOP:
        return [round(n * timeline.count / max(count, 1)) for n in range(count)]
    return [round(n * (timeline.count - 1) / max(count - 1, 1)) for n in range(count)]


def _sources(arguments: Namespace, info: ModelInfo) -> list[Source]:
    """Prompts in their order, then pictures in theirs."""
    prompts, seeds = list(arguments.prompts), list(arguments.seeds or ())
    if seeds and len(prompts) == 1:
        prompts *= len(seeds)
    if seeds and len(seeds) != len(prompts):
        raise InputError(f"There are {len(prompts)} prompts and {len(seeds)} seeds: give one seed for each.")
    arguments.prompt = ""
    common = chosen_recipe(arguments, info, size=fitting(arguments.size or info.native_size, info))
    sources: list[Source] = [
        PromptSource(recipe=replace(common, prompt=prompt, seed=seeds[n] if seeds else common.seed))
        for n, prompt in enumerate(prompts)
    ]
    for path in arguments.images or ():
        opened = read_picture(path)
        if opened.note:
            say(opened.note)
        sources.append(
            PictureSource(
                picture=opened.picture,
                name=path.name,
                recipe=replace(common, negative="", guidance=1.0),
                mode=PictureMode(arguments.mode),
            )
        )
    return sources


def _led(arguments: Namespace, timeline: Timeline, info: ModelInfo) -> tuple[Timeline, tuple[Direction, ...]]:
    """The timeline led as ``--lead`` says, and the directions it is led along."""
    found = []
    for word, *amounts in arguments.lead:
        if len(amounts) != len(timeline.keyframes):
            raise InputError(
                f"There are {len(timeline.keyframes)} keyframes and {len(amounts)} amounts of “{word}”: give "
                "one amount for each."
            )
        direction, _ = chosen_direction(word, str(info.path))
        found.append(direction)
        for keyframe, amount in zip(timeline.keyframes, amounts, strict=True):
            try:
                along = direction.by(float(amount))
            except ValueError:
                raise InputError(f"“{amount[:40]}” is not a number: give an amount of “{word}”.") from None
            timeline = edits.lead(timeline, [keyframe.id], along)
    return timeline, tuple(found)


def _base(arguments: Namespace) -> MaskedBase | None:
    if not arguments.mask and not arguments.on:
        return None
    if not arguments.mask or not arguments.on:
        raise InputError("A masked walk needs both: --mask MASK.png and --on BASE.png.")
    return MaskedBase(
        picture=read_picture(arguments.on).picture,
        mask=masks.from_picture(read_picture(arguments.mask).picture),
        name=arguments.on.name,
    )


def _output(arguments: Namespace, path: Path) -> Output:
    output = Output(path=path, format=format_of(path), crf=getattr(arguments, "crf", None))
    check_output(output)
    return output


def _export(
    arguments: Namespace,
    timeline: Timeline,
    output: Output,
    info: ModelInfo,
    directions: tuple[Direction, ...],
) -> None:
    check(timeline, info)
    shown(timeline, output)
    job = ExportWalk(
        model=str(info.path),
        timeline=timeline,
        quality=Quality.DRAFT if getattr(arguments, "draft", False) else Quality.FINAL,
        output=output,
        directions=directions,
    )
    say(f"{timeline.count} frames, {timeline.count / timeline.fps:g} s.")
    values: dict[str, Any] = {}
    drawn = 0
    for event in run_job(arguments, job):
        match event:
            case ModelReady():
                values |= {"model": event.info.name, "fingerprint": event.info.fingerprint}
                values |= {"device": event.device, "precision": event.precision}
            case KeyframeChecked():
                say(f"Keyframe {event.keyframe} is kept to {event.psnr:.1f} dB.")
                values.setdefault("psnr", []).append(round(event.psnr, 2))
            case FrameReady():
                drawn += not event.cached
                height, width = event.picture.shape[:2]
                values["size"] = f"{width}x{height}"
            case Exported():
                values |= {"frames": event.frames, "bytes": event.bytes, "seconds": round(event.seconds, 3)}
    report(output.path, **values, drawn=drawn, fps=timeline.fps)


def _model(arguments: Namespace, fingerprint: str, name: str) -> ModelInfo:
    catalog = Catalog()
    if arguments.model:
        info = catalog.find(arguments.model)
    else:
        same = [known for known in catalog.list() if fingerprint and known.fingerprint == fingerprint]
        info = same[0] if same else catalog.find(name)
    if fingerprint and info.fingerprint != fingerprint and not arguments.anyway:
        raise ModelError(
            f"“{info.name}” is not the model that made this walk (“{name}”): name the right one with "
            "--model, or go on with --anyway."
        )
    return info


def _base_again(arguments: Namespace, base: MaskedBase | None) -> MaskedBase | None:
    """The picture that is walked in, found beside the walk or named with ``--source``; the mask is in it."""
    if base is None:
        return None
    if base.mask is None:
        raise InputError(
            f"“{arguments.picture.name}” moves only a part of a picture, and its mask was too large to go "
            "along: use latentscape walk with --mask and --on."
        )
    if arguments.source:
        picture = read_picture(arguments.source).picture
        if content_hash(picture) != base.sha256[0] and not arguments.anyway:
            raise FileError(
                f"“{arguments.source.name}” is not the picture this walk goes on in (its content differs): "
                "give the right one, or go on with --anyway."
            )
        return replace(base, picture=picture)
    if base.picture is None:
        raise FileError(
            f"This walk goes on in “{base.name or 'a picture'}”, which is not beside it as it was: put it "
            "there, or give it with --source."
        )
    return base


def _found(arguments: Namespace, source: Source) -> Source:
    """The source with its picture, from beside the walk; a kept result that its words draw again as them."""
    if isinstance(source, PictureSource) and source.picture is None:
        path = arguments.picture.with_name(source.name)
        if not path.exists():
            raise FileError(f"This walk goes through “{source.name}”, which is not beside it: put it there.")
        found = PictureSource(
            picture=read_picture(path).picture, name=source.name, recipe=source.recipe, mode=source.mode
        )
        if found.sha256 != source.sha256 and not arguments.anyway:
            raise FileError(
                f"“{path.name}” is not the picture this walk goes through (its content differs): put the "
                "right one beside it, or go on with --anyway."
            )
        return found
    if isinstance(source, LatentSource):
        return PromptSource(recipe=source.recipe)
    return source
