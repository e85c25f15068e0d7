"""What live previews cost: the same job with and without them, turn by turn."""

from __future__ import annotations

from itertools import pairwise

from core.events import Preview, Progress, Stage
from core.jobs import PreviewMode
from tests.benchmarks.bundled import engine, job, run, timed
from tests.benchmarks.report import median, table

ROUNDS = 12
MODES = (PreviewMode.OFF, PreviewMode.FAST, PreviewMode.AUTO, PreviewMode.FINE)


def main() -> None:
    """Print the tables."""
    made = engine()
    seconds: dict[PreviewMode, list[float]] = {mode: [] for mode in MODES}
    for turn in range(ROUNDS):
        for mode in MODES if turn % 2 else MODES[::-1]:
            seconds[mode].append(run(made, job(mode)))
    off = seconds[PreviewMode.OFF]
    rows = []
    for mode in MODES:
        shares = [100 * (with_it / without - 1) for with_it, without in zip(seconds[mode], off, strict=True)]
        events = list(timed(made, job(mode)))
        previews = [event for _, event in events if isinstance(event, Preview)]
        rows.append(
            [
                mode.value,
                str(len(previews)),
                str(sum(preview.fine for preview in previews)),
                f"{median(seconds[mode]):.3f}",
                f"{median(shares):+.1f}",
            ]
        )
    table(
        f"Previews, {job().recipe.steps} steps, median of {ROUNDS} rounds; wanted: auto at most 3 %",
        ["previews", "shown", "fine", "seconds", "more %"],
        rows,
    )
    events = list(timed(made, job()))
    steps = [
        at
        for at, event in events
        if isinstance(event, Progress) and event.stage is Stage.SAMPLING and event.step
    ]
    first = next(at for at, event in events if isinstance(event, Preview))
    step = median([later - earlier for earlier, later in pairwise(steps)])
    table(
        "The first preview (milliseconds)",
        ["", "figure"],
        [["after the start of the job", f"{first * 1000:.0f}"], ["one step takes", f"{step * 1000:.0f}"]],
    )


if __name__ == "__main__":
    main()
