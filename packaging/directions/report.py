"""The score sheet of the shipped directions."""

from __future__ import annotations

from pathlib import Path

from measures import Classifier
from scoring import AMOUNTS, MOUTH, Scores

from core.model_info import ModelInfo


def write(path: Path, info: ModelInfo, scores: Scores, classifiers: dict[str, Classifier]) -> None:
    """Write the sheet.

    Args:
        path: Where to.
        info: The model.
        scores: What was measured.
        classifiers: What it was measured with.
    """
    head = " | ".join(f"{amount:+g}" for amount in AMOUNTS)
    rows = []
    for name, (rank, each) in scores.rank.items():
        curve = " | ".join(f"{value:.2f}" for value in scores.curves[name])
        measure = "classifier" if name in classifiers else "count"
        rows.append(f"| {name} | {measure} | {rank:.2f} | {each:.2f} | {curve} |")
    tests = "\n".join(
        f"| {name} | {found.train} | {found.test} | {found.accuracy:.0%} |"
        for name, found in classifiers.items()
        if name in scores.rank
    )
    kept = "\n".join(f"| {name} | {angle:.6f} | {change:.2f} |" for name, angle, change in scores.kept)
    good = sum(rank >= 0.8 for rank, _ in scores.rank.values())
    newline = "\n"
    path.write_text(
        f"""# Directions of the model in the box

Made and measured by `packaging/directions/build.py` on the weights `{info.fingerprint[:16]}`. All are latent
directions: mean differences of the latents of two sets of drawings. Faces are drawn by the model.

## Monotone over -3..3

Mean score at each amount; Spearman of these means, and the mean over the faces of each one's own.
{good} of {len(scores.rank)} have 0.8 or more.

| direction | measured by | Spearman | each face | {head} |
|---|---|---|---|{"---|" * len(AMOUNTS)}
{newline.join(rows)}

A classifier's score is its logit; a count is of pixels (see `measures.py`).

## Classifiers

Linear, on drawings scaled to 24x24, trained on the data set's own names; whole concepts are held out, in all
their styles.

| attribute | concepts trained on | concepts tested on | right |
|---|---|---|---|
{tests}

## Smile

{scores.smiled[0]:.0%} of {scores.smiled[1]} neutral and sad faces are nearer to the smiling set at +2
({scores.before[0]:.0%} of them were nearer to the sad set before);
{scores.saddened[0]:.0%} of {scores.saddened[1]} smiling ones are nearer to the
sad set at -2 ({scores.before[1]:.0%} were nearer to the smiling one before).

Mean change outside the mouth ({MOUTH.width}x{MOUTH.height} at {MOUTH.x}, {MOUTH.y}) at +2:
{scores.drift[0]:.2f} of 255 levels without a mask, {scores.drift[1]:g} with a mask of the mouth.

## Keep

“Closed eyes” learned freely, and with “smile” kept: its cosine to the smile, and how far the smile's logit
moves at +2.

| closed eyes | cosine | change |
|---|---|---|
{kept}
""",
        "utf-8",
    )
