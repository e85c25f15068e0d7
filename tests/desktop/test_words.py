"""Numbers as a person says them."""

import pytest

from core.events import ModelReady, Progress, Stage
from desktop.file_names import suggested_name
from desktop.words import model_line, progress_line, size_of, time_left
from tests.desktop.fakes import model_info
from tests.desktop.panels.recipes import recipe


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "less than 1 s left"), (3.4, "3 s left"), (89, "89 s left"), (200, "3 min left")],
)
def test_time_left(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 kB"), (280_400, "280 kB"), (66_902_566, "67 MB"), (3_400_000_000, "3.4 GB")]
)
def test_sizes(count: int, said: str) -> None:
    assert size_of(count) == said


def test_progress() -> None:
    drawing = Progress(job="1", stage=Stage.SAMPLING, step=3, total=20, seconds=1, remaining=5)
    assert progress_line(drawing) == "Step 3 of 20 · 5 s left"
    loading = Progress(job="1", stage=Stage.LOADING, step=1, total=4, seconds=1, remaining=5)
    assert progress_line(loading) == "Loading the model"


def test_where_a_model_runs() -> None:
    ready = ModelReady(
        job="1", info=model_info(), device="cuda", device_name="Big", precision="fp16", memory=2 * 10**9
    )
    assert model_line(ready) == "GPU · fp16 · 2.0 GB"


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a cat, soft style", "a-cat-soft-style-7"),
        ("../../etc/passwd", "etc-passwd-7"),
        ("", "picture-7"),
        ("näive 猫", "näive-猫-7"),
        ("x" * 500, "x" * 48 + "-7"),
    ],
)
def test_file_names(prompt: str, name: str) -> None:
    assert suggested_name(recipe(prompt, seed=7)) == name


def test_a_picture_without_a_recipe_is_called_as_its_document() -> None:
    assert suggested_name(None, "Holiday 1") == "Holiday-1"
    assert suggested_name(None) == "picture"
