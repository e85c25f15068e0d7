"""All preferences, and what each of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.jobs import PreviewMode
from desktop.engine.setup import EngineSetup
from desktop.language import LANGUAGES, SYSTEM, mark, tr
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.preferences import OFF, ON, Preference, Span
from desktop.theme import TINTS, Appearance, Mode

MEGABYTE = 1 << 20
LOOKS = (
    (Mode.SYSTEM.value, mark("As the system")),
    (Mode.DARK.value, mark("Dark")),
    (Mode.LIGHT.value, mark("Light")),
)
SIZES = (
    ("1.0", mark("Usual")),
    ("1.15", mark("Larger")),
    ("1.3", mark("Large")),
    ("1.5", mark("Very large")),
)
NAMES = {
    "blue": mark("Blue"),
    "orange": mark("Orange"),
    "green": mark("Green"),
    "pink": mark("Pink"),
    "yellow": mark("Yellow"),
}
PREVIEWS = (
    (PreviewMode.AUTO.value, mark("Sharp when there is time")),
    (PreviewMode.FINE.value, mark("Always sharp")),
    (PreviewMode.FAST.value, mark("Quick and rough")),
    (PreviewMode.OFF.value, mark("None")),
)

DEVICES = (
    ("auto", mark("The fastest there is")),
    ("cpu", mark("Processor")),
    ("cuda", mark("NVIDIA or AMD GPU (CUDA)")),
    ("mps", mark("Apple GPU (MPS)")),
)
PRECISIONS = (("auto", mark("What suits the device")), ("fp32", "fp32"), ("bf16", "bf16"), ("fp16", "fp16"))


def preferences(
    appearance: Appearance,
    document: DocumentStore,
    history: HistoryStore,
    generation: GenerationStore,
    *,
    engine: EngineSetup,
    renew: Callable[[], object],
) -> Sequence[Preference]:
    """All of them, in the order they are shown.

    Args:
        appearance: Of all windows.
        document: Its undo takes memory.
        history: Its pictures take memory.
        generation: Draws.
        engine: How it is made.
        renew: Has it made anew.
    """

    def make(name: str, value: str | bool) -> None:
        setattr(engine, name, value)
        renew()

    def no_speed() -> str:
        model = generation.model
        if model is None:
            return tr("This can be chosen once a model is in memory.")
        return "" if model.device == "cuda" else tr("Not on this device: compiling pays on a CUDA GPU only.")

    def preview(value: str) -> None:
        generation.preview = PreviewMode(value)

    limits = {"entries": 500, "megabytes": 1024}

    def limit(name: str, value: str) -> None:
        limits[name] = round(float(value))
        history.set_limits(limits["entries"], limits["megabytes"] * MEGABYTE)

    return (
        Preference(
            key="look", section=tr("Look"), title=tr("Look"), usual=Mode.SYSTEM.value, options=_said(LOOKS),
            hint=tr("Dark or light colours, or as the system has it."),
            apply=lambda value: appearance.set_mode(Mode(value)),
        ),
        Preference(
            key="language", section=tr("Look"), title=tr("Language"), usual=SYSTEM,
            options=((SYSTEM, tr("As the system")), *LANGUAGES.items()),
            hint=tr("Of all words in the window; from the next start on."),
            apply=lambda _value: None,
        ),
        Preference(
            key="look/text", section=tr("Look"), title=tr("Text size"), usual="1.0", options=_said(SIZES),
            hint=tr("Of all words and numbers in the window."),
            apply=lambda value: appearance.set_text_scale(float(value)),
        ),
        Preference(
            key="look/still", section=tr("Look"), title=tr("Reduced motion"), usual=OFF,
            hint=tr("Panels do not slide, menus do not fade, the caret does not blink."),
            apply=lambda value: appearance.set_motion_reduced(value == ON),
        ),
        Preference(
            key="look/mask", section=tr("Look"), title=tr("Mask colour"), usual="blue",
            options=_said(tuple((name, NAMES[name]) for name in TINTS)),
            hint=tr("Any colour vision can tell these apart; the outline is black and white."),
            apply=appearance.set_mask_tint,
        ),
        Preference(
            key="drawing/preview", section=tr("Drawing"), title=tr("Preview"), usual=PreviewMode.AUTO.value,
            options=_said(PREVIEWS), apply=preview,
            hint=tr("How the steps of a picture are shown; from the next picture on."),
        ),
        Preference(
            key="engine/device", section=tr("Engine"), title=tr("Device"), usual="auto",
            options=_said(DEVICES),
            hint=tr("What the model works on; the model is read again."),
            apply=lambda value: make("device", value),
        ),
        Preference(
            key="engine/precision", section=tr("Engine"), title=tr("Precision"), usual="auto",
            options=_said(PRECISIONS), apply=lambda value: make("precision", value),
            hint=tr("Of the model’s numbers: fp32 is exact, bf16 and fp16 take half the memory."),
        ),
        Preference(
            key="engine/speed", section=tr("Engine"), title=tr("Speed"), usual=OFF, barred=no_speed,
            hint=tr("Compiles the model for the GPU: the first picture of a size waits, others are faster."),
            apply=lambda value: make("speed", value == ON),
        ),
        Preference(
            key="memory/undo", section=tr("Memory"), title=tr("Undo memory"), usual="512",
            span=Span(low=64, high=4096, step=64),
            hint=tr("Megabytes for what can be undone; the oldest steps go first."),
            apply=lambda value: document.set_undo_bytes(round(float(value)) * MEGABYTE),
        ),
        Preference(
            key="memory/steps", section=tr("Memory"), title=tr("Steps of pictures"), usual="256",
            span=Span(low=0, high=4096, step=32),
            hint=tr("Megabytes for what was foreseen at each step, to look at and branch from; 0 for none."),
            apply=lambda value: generation.trajectories.set_limit(round(float(value)) * MEGABYTE),
        ),
        Preference(
            key="memory/pictures", section=tr("Memory"), title=tr("Pictures in the history"), usual="500",
            span=Span(low=10, high=5000, step=10),
            hint=tr("The oldest go first. A picture that was saved as a file stays where it is."),
            apply=lambda value: limit("entries", value),
        ),
        Preference(
            key="memory/disk", section=tr("Memory"), title=tr("History on disk"), usual="1024",
            span=Span(low=16, high=65536, step=16),
            hint=tr("Megabytes the history may take."),
            apply=lambda value: limit("megabytes", value),
        ),
    )  # fmt: skip


def _said(options: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Values with their texts in the language of the window."""
    return tuple((value, tr(text)) for value, text in options)
