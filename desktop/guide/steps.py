"""What the tour shows: from words to a picture, to a part made anew."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.guide.tour import Step


def steps(
    *, prompt: QWidget, generate: QWidget, tools: QWidget, history: QWidget, model: QWidget
) -> tuple[Step, ...]:
    """The five steps, on these widgets."""
    return (
        Step(
            title="Say what you want to see",
            text="The model was trained on short descriptions: “red heart, soft style”. "
            "What to stay away from goes in the line below.",
            target=lambda: prompt,
        ),
        Step(
            title="Draw it",
            text="Every step is shown while it is made. Cancel a bad start at once: nothing is lost.",
            target=lambda: generate,
        ),
        Step(
            title="Make a part of it anew",
            text="Paint a mask with the brush, say what should be there, draw again. "
            "Outside the mask not one bit changes.",
            target=lambda: tools,
        ),
        Step(
            title="Everything is kept",
            text="Each picture with its recipe, over restarts. "
            "Point at one to take its settings or its seed again.",
            target=lambda: history,
        ),
        Step(
            title="Use your own model",
            text="The one in the box is tiny and draws emoji. Add a folder with a model of yours here; "
            "nothing is ever downloaded unasked.",
            target=lambda: model,
        ),
    )
