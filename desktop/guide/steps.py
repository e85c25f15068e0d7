"""What the tour shows: from words to a picture, to a part made anew."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.guide.tour import Step
from desktop.language import tr


def steps(
    *, prompt: QWidget, generate: QWidget, tools: QWidget, history: QWidget, model: QWidget
) -> tuple[Step, ...]:
    """The five steps, on these widgets."""
    return (
        Step(
            title=tr("Say what you want to see"),
            text=tr(
                "The model was trained on short descriptions: “red heart, soft style”. "
                "What to stay away from goes in the line below."
            ),
            target=lambda: prompt,
        ),
        Step(
            title=tr("Draw it"),
            text=tr("Every step is shown while it is made. Cancel a bad start at once: nothing is lost."),
            target=lambda: generate,
        ),
        Step(
            title=tr("Make a part of it anew"),
            text=tr(
                "Paint a mask with the brush, say what should be there, draw again. "
                "Outside the mask not one bit changes."
            ),
            target=lambda: tools,
        ),
        Step(
            title=tr("Everything is kept"),
            text=tr(
                "Each picture with its recipe, over restarts. "
                "Point at one to take its settings or its seed again."
            ),
            target=lambda: history,
        ),
        Step(
            title=tr("Use your own model"),
            text=tr(
                "The one in the box is tiny and draws emoji. Add a folder with a model of yours here; "
                "nothing is ever downloaded unasked."
            ),
            target=lambda: model,
        ),
    )
