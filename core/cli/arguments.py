"""The words each command takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any, NoReturn

from core.cli import direction_arguments
from core.cli.direction_arguments import text
from core.document.fill import Fill
from core.document.keyframe import Easing, PictureMode
from core.document.mask import FEATHER
from core.document.region import CONTEXT
from core.document.timeline import Pace
from core.document.timeline import Path as Way
from core.errors import InputError
from core.geometry import Size
from core.recipe import MAX_SEED
from core.samplers import SAMPLERS

_STATUS = "exit status: 0 done, 1 failed while running, 2 wrong arguments or input, 130 stopped by Ctrl-C"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message} (see {self.prog} --help)")


def parser() -> argparse.ArgumentParser:
    """The whole command line; each command's function is its ``run``."""
    top = _Parser(
        prog="latentscape",
        description="See, paint in and travel through latent space. Without a command: the window "
        "(FILE… opens pictures in it).",
        epilog=f"Every command that makes something ends with a line of JSON on stdout; {_STATUS}.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    _generate(_command(commands, "generate", "draw pictures from words", "generate"))
    _variation(_command(commands, "variation", "draw a picture anew, starting from a picture", "variation"))
    _inpaint(_command(commands, "inpaint", "make a masked part anew, keep the rest to the bit", "inpaint"))
    _walk(_command(commands, "walk", "travel from picture to picture, as a film", "walk"))
    _encode(_command(commands, "encode", "picture to latent", "encode"))
    _decode(_command(commands, "decode", "latent to picture", "decode"))
    _direction(_command(commands, "direction", "learn directions in latent space and follow them", ""))
    looking = _command(commands, "inspect", "what the model makes of a picture: numbers, channels", "inspect")
    direction_arguments.inspect(looking, _machine)
    _recipe(_command(commands, "recipe", "print the recipe in a picture as JSON", "recipe"))
    _again(_command(commands, "again", "make a picture again from the recipe in it", "again"))
    _models(_command(commands, "models", "list, add, check and remove models", ""))
    demo = _command(commands, "demo", "drive the real window through a tour and leave pictures of it", "demo")
    demo.add_argument("folder", metavar="DIR", type=Path, help="where to leave them")
    return top


def _generate(command: argparse.ArgumentParser) -> None:
    command.add_argument("prompt", metavar="PROMPT", type=text, help="what to draw")
    _out(command, "out.png, .jpg or .webp; with --count: out-1.png, out-2.png, …")
    command.add_argument("--size", metavar="WxH", type=Size.parse, help="default: the model's own")
    command.add_argument(
        "--count", metavar="N", type=_whole, default=1, help="pictures, 1 to 64; seeds count up from --seed"
    )
    _sampling(command)
    _machine(command)


def _variation(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", metavar="IN.png", type=Path, help="the picture to start from")
    command.add_argument("prompt", metavar="PROMPT", type=text, help="what to draw")
    _out(command, "out.png, .jpg or .webp")
    command.add_argument(
        "--strength", type=_number, default=0.6, help="0 keeps the picture, 1 draws it anew (default: 0.6)"
    )
    command.add_argument("--size", metavar="WxH", type=Size.parse, help="default: about the picture's own")
    _sampling(command)
    _machine(command)


def _inpaint(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", metavar="IN.png", type=Path)
    command.add_argument("prompt", metavar="PROMPT", type=text, help="what to draw there")
    command.add_argument(
        "--mask",
        metavar="MASK.png",
        type=Path,
        required=True,
        help="of the picture's size; white (or opaque, if it has transparency) is made anew, black is kept",
    )
    _out(command, "out.png, .jpg or .webp (only png keeps the rest to the bit)")
    command.add_argument(
        "--strength", type=_number, default=1.0, help="0 keeps the picture, 1 draws it anew (default: 1)"
    )
    command.add_argument(
        "--feather",
        metavar="PX",
        type=_number,
        default=FEATHER,
        help=f"fade in, inside the mask (default: {FEATHER:g})",
    )
    command.add_argument(
        "--fill",
        choices=[fill.value for fill in Fill],
        default=Fill.ORIGINAL.value,
        help="what the model starts from there, below strength 1 (default: original)",
    )
    command.add_argument(
        "--context",
        type=_number,
        default=CONTEXT,
        help=f"how far the model sees round the mask, as a share of it (default: {CONTEXT})",
    )
    _sampling(command)
    _machine(command)


def _walk(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "prompts",
        metavar="PROMPT",
        type=text,
        nargs="*",
        help="a keyframe each; one alone is one for each of --seeds",
    )
    _out(command, "walk.mp4, .webm, .gif or .webp, or a folder for single pictures")
    command.add_argument("--seeds", metavar="N", type=_whole, nargs="+", help="one for each prompt")
    command.add_argument(
        "--images", metavar="A.png", type=Path, nargs="+", help="pictures as keyframes, after the prompts"
    )
    command.add_argument(
        "--mode",
        choices=[mode.value for mode in PictureMode],
        default=PictureMode.INVERT.value,
        help="how pictures are reached (default: invert)",
    )
    command.add_argument("--seconds", metavar="S", type=_number, default=4.0, help="default: 4")
    command.add_argument(
        "--fps", metavar="F", type=_number, default=24.0, help="frames a second (default: 24)"
    )
    command.add_argument("--loop", action="store_true", help="the last frame leads into the first")
    command.add_argument("--ping-pong", action="store_true", help="there and back")
    command.add_argument(
        "--pace",
        choices=[pace.value for pace in Pace],
        default=Pace.EVEN.value,
        help="even: each frame differs as much from the last (default: even)",
    )
    command.add_argument(
        "--path",
        choices=[path.value for path in Way],
        default=Way.SLERP.value,
        help="straight from keyframe to keyframe, or a smooth curve through all (default: slerp)",
    )
    command.add_argument(
        "--ease",
        metavar="NAME",
        choices=[easing.value for easing in Easing],
        default=Easing.LINEAR.value,
        help=f"{', '.join(easing.value for easing in Easing)} (default: linear)",
    )
    command.add_argument(
        "--lead",
        metavar=("DIRECTION", "AMOUNT"),
        nargs="+",
        action="append",
        default=[],
        help="along a direction (a file, or a name in the library), by an amount for each keyframe",
    )
    command.add_argument("--mask", metavar="MASK.png", type=Path, help="only this part moves, white is moved")
    command.add_argument("--on", metavar="BASE.png", type=Path, help="the picture the mask is of")
    command.add_argument("--size", metavar="WxH", type=Size.parse, help="default: the model's own")
    command.add_argument("--crf", metavar="N", type=_whole, help="of MP4 and WebM, 0 (finest) to 51")
    command.add_argument("--draft", action="store_true", help="fewer steps: quicker and rougher")
    _sampling(command)
    _machine(command)


def _encode(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", metavar="IN.png", type=Path)
    _out(command, "z.safetensors")
    command.add_argument("--size", metavar="WxH", type=Size.parse, help="scale the picture to it first")
    _machine(command)


def _decode(command: argparse.ArgumentParser) -> None:
    command.add_argument("latent", metavar="z.safetensors", type=Path)
    _out(command, "out.png, .jpg or .webp")
    _machine(command)
    _anyway(command, "decode even if another model made the latent")


def _direction(command: argparse.ArgumentParser) -> None:
    direction_arguments.direction(command, _command, _number, _sampling, _machine)


def _recipe(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", metavar="IN.png", type=Path)


def _again(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", metavar="IN.png", type=Path, help="a picture with a recipe in it")
    _out(command, "out.png, .jpg or .webp")
    command.add_argument(
        "--source",
        metavar="PICTURE",
        type=Path,
        help="what it started from (default: beside it, by its name); of a mixture: the folder",
    )
    _anyway(command, "go on even if the model or the source is not the same")
    _sampling(command, "as in the recipe")
    _machine(command, "the recipe's")


def _models(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(metavar="ACTION", required=True)
    _command(actions, "list", "which models there are", "list_models")
    adding = _command(
        actions, "add", "take a model, a LoRA or a folder of them into the list; download one", "add_model"
    )
    adding.add_argument(
        "path",
        metavar="PATH|OWNER/NAME",
        help="what is on the disk stays where it is; a repository of the Hugging Face hub is downloaded",
    )
    checking = _command(actions, "check", "open a model and look at every weight", "check_model")
    checking.add_argument("path", metavar="PATH|NAME")
    removing = _command(
        actions, "remove", "take a model or a folder off the list (its files stay)", "remove_model"
    )
    removing.add_argument("name", metavar="NAME|FOLDER")


def _command(
    commands: argparse._SubParsersAction[Any], name: str, words: str, function: str
) -> argparse.ArgumentParser:
    description = words[0].upper() + words[1:] + "."
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=words, description=description, epilog=_STATUS, allow_abbrev=False
    )
    if function:
        command.set_defaults(run=_late(function))
    return command


def _late(function: str) -> Callable[[argparse.Namespace], None]:
    """The function of that name, imported when it is called: ``--help`` need not wait for it."""

    def run(arguments: argparse.Namespace) -> None:
        from core.cli import actions

        getattr(actions, function)(arguments)

    return run


def _out(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("-o", "--out", metavar="FILE", type=Path, required=True, help=words)


def _anyway(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("--anyway", action="store_true", help=words)


def _sampling(command: argparse.ArgumentParser, default: str = "the model's") -> None:
    group = command.add_argument_group("drawing")
    group.add_argument("--negative", metavar="PROMPT", type=text, help="what to stay away from")
    group.add_argument(
        "--seed", metavar="N", type=_whole, help=f"0 to {MAX_SEED}; the same seed draws the same picture"
    )
    group.add_argument("--steps", metavar="N", type=_whole, help=f"1 to 1000 (default: {default})")
    group.add_argument(
        "--guidance", metavar="X", type=_number, help=f"0 to 100; 1 is off (default: {default})"
    )
    group.add_argument("--sampler", metavar="NAME", help=f"{', '.join(SAMPLERS)} (default: {default})")
    group.add_argument(
        "--lora",
        metavar="NAME[:W]",
        action="append",
        help="a LoRA (name or file) and its weight; may be repeated",
    )
    group.add_argument("--vae", metavar="NAME|PATH", help="instead of the model's own")
    group.add_argument("--clip-skip", metavar="N", type=_whole, help="1 to 24, as A1111 counts (default: 1)")


def _machine(command: argparse.ArgumentParser, default: str = "the one in the box") -> None:
    group = command.add_argument_group("model and machine")
    group.add_argument("--model", metavar="NAME|PATH", help=f"default: {default}")
    group.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    group.add_argument("--precision", choices=("auto", "fp32", "bf16", "fp16"), default="auto")


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number") from None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a number") from None


def _version() -> str:
    try:
        return metadata.version("latentscape")
    except metadata.PackageNotFoundError:
        return "(not installed)"
