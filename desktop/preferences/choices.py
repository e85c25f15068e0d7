"""All preferences, and what each of them does."""

from __future__ import annotations

from collections.abc import Sequence

from core.jobs import PreviewMode
from desktop.language import LANGUAGES, SYSTEM, tr
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.preferences import OFF, ON, Preference, Span
from desktop.theme import TINTS, Appearance, Mode

MEGABYTE = 1 << 20
LOOKS = ((Mode.SYSTEM.value, "As the system"), (Mode.DARK.value, "Dark"), (Mode.LIGHT.value, "Light"))
SIZES = (("1.0", "Usual"), ("1.15", "Larger"), ("1.3", "Large"), ("1.5", "Very large"))
PREVIEWS = (
    (PreviewMode.AUTO.value, "Sharp when there is time"),
    (PreviewMode.FINE.value, "Always sharp"),
    (PreviewMode.FAST.value, "Quick and rough"),
    (PreviewMode.OFF.value, "None"),
)


def preferences(
    appearance: Appearance, document: DocumentStore, history: HistoryStore, generation: GenerationStore
) -> Sequence[Preference]:
    """All of them, in the order they are shown."""

    def preview(value: str) -> None:
        generation.preview = PreviewMode(value)

    limits = {"entries": 500, "megabytes": 1024}

    def limit(name: str, value: str) -> None:
        limits[name] = round(float(value))
        history.set_limits(limits["entries"], limits["megabytes"] * MEGABYTE)

    return (
        Preference(
            key="look", section="Look", title="Look", usual=Mode.SYSTEM.value, options=LOOKS,
            hint="Dark or light colours, or as the system has it.",
            apply=lambda value: appearance.set_mode(Mode(value)),
        ),
        Preference(
            key="language", section="Look", title="Language", usual=SYSTEM,
            options=((SYSTEM, "As the system"), *LANGUAGES.items()),
            hint=tr("Of all words in the window; from the next start on."),
            apply=lambda _value: None,
        ),
        Preference(
            key="look/text", section="Look", title="Text size", usual="1.0", options=SIZES,
            hint="Of all words and numbers in the window.",
            apply=lambda value: appearance.set_text_scale(float(value)),
        ),
        Preference(
            key="look/still", section="Look", title="Reduced motion", usual=OFF,
            hint="Panels do not slide, menus do not fade, the caret does not blink.",
            apply=lambda value: appearance.set_motion_reduced(value == ON),
        ),
        Preference(
            key="look/mask", section="Look", title="Mask colour", usual="blue",
            options=tuple((name, name.capitalize()) for name in TINTS),
            hint="Any colour vision can tell these apart; the outline is black and white.",
            apply=appearance.set_mask_tint,
        ),
        Preference(
            key="drawing/preview", section="Drawing", title="Preview", usual=PreviewMode.AUTO.value,
            options=PREVIEWS, apply=preview,
            hint="How the steps of a picture are shown; from the next picture on.",
        ),
        Preference(
            key="memory/undo", section="Memory", title="Undo memory", usual="512",
            span=Span(low=64, high=4096, step=64),
            hint="Megabytes for what can be undone; the oldest steps go first.",
            apply=lambda value: document.set_undo_bytes(round(float(value)) * MEGABYTE),
        ),
        Preference(
            key="memory/pictures", section="Memory", title="Pictures in the history", usual="500",
            span=Span(low=10, high=5000, step=10),
            hint="The oldest go first. A picture that was saved as a file stays where it is.",
            apply=lambda value: limit("entries", value),
        ),
        Preference(
            key="memory/disk", section="Memory", title="History on disk", usual="1024",
            span=Span(low=16, high=65536, step=16),
            hint="Megabytes the history may take.",
            apply=lambda value: limit("megabytes", value),
        ),
    )  # fmt: skip
