"""The draft: checked, remembered, and respectful of what the person chose."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.errors import InputError
from core.geometry import Size
from core.recipe import Lora, Recipe, Source
from desktop.state.draft_store import Chosen, Draft, DraftStore, Recall
from tests.desktop.fakes import model_info
from tests.desktop.state.conftest import Recorder

RECIPE = Recipe(
    prompt="a fox",
    negative="blue",
    seed=77,
    size=Size(96, 64),
    steps=9,
    guidance=2.5,
    sampler="euler",
    strength=0.3,
    source=Source(name="in.png", sha256="0" * 64),
)


def test_an_update_is_told_once_and_only_if_it_changes_something(draft: DraftStore) -> None:
    told = Recorder(draft.changed)
    draft.update(prompt="a cat", steps=30)
    draft.update(prompt="a cat")
    assert told.said == [draft.draft]
    assert (draft.draft.prompt, draft.draft.steps) == ("a cat", 30)


@pytest.mark.parametrize(
    "values",
    [
        {"steps": 0},
        {"steps": 10_000},
        {"guidance": float("nan")},
        {"guidance": -1.0},
        {"sampler": "magic"},
        {"count": 0},
        {"count": 65},
        {"strength": 1.5},
        {"seed": -1},
        {"seed": 2**63},
        {"prompt": "x" * 10_001},
        {"prompt": "a\0b"},
    ],
    ids=str,
)
def test_an_invalid_value_changes_nothing(draft: DraftStore, values: dict[str, Any]) -> None:
    before = draft.draft
    with pytest.raises(InputError, match=r"\.$"):
        draft.update(negative="kept out", **values)
    assert draft.draft == before


@pytest.mark.parametrize("values", [{"colour": 1}, {"steps": "9"}, {"seed_locked": 1}, {"size": (1, 1)}])
def test_a_mistake_in_the_program_is_a_type_error(draft: DraftStore, values: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        draft.update(**values)


def test_defaults_spare_what_the_person_touched(draft: DraftStore) -> None:
    draft.apply_defaults(model_info(steps=4, guidance=3.0))
    assert (draft.draft.steps, draft.draft.guidance, draft.draft.size) == (4, 3.0, Size(64, 64))
    draft.update(steps=12)
    draft.apply_defaults(model_info("other", size=512, steps=30, guidance=7.0))
    assert (draft.draft.steps, draft.draft.guidance, draft.draft.size) == (12, 7.0, Size(512, 512))
    draft.reset("steps")
    assert draft.draft.steps == 30
    draft.apply_defaults(model_info(steps=4))
    assert draft.draft.steps == 4, "a field that was reset follows the model again"


@pytest.mark.parametrize(
    ("what", "taken"),
    [
        (Recall.SEED, {"seed": 77, "seed_locked": True}),
        (Recall.PROMPT, {"prompt": "a fox", "negative": "blue"}),
        (
            Recall.REMIX,
            {
                "prompt": "a fox",
                "negative": "blue",
                "size": Size(96, 64),
                "steps": 9,
                "guidance": 2.5,
                "sampler": "euler",
                "strength": 0.3,
                "use_picture": True,
            },
        ),
    ],
)
def test_recall_takes_a_part(draft: DraftStore, what: Recall, taken: dict[str, Any]) -> None:
    draft.update(seed=1, count=4)
    before = draft.draft
    draft.recall(RECIPE, what)
    for name in Draft.__slots__:
        expected = taken.get(name, getattr(before, name))
        assert getattr(draft.draft, name) == expected, name


def test_recall_all_makes_the_same_picture_again(draft: DraftStore) -> None:
    draft.update(count=4)
    draft.recall(RECIPE)
    again = asdict(draft.draft.recipe()) | {"source": asdict(RECIPE)["source"]}
    assert again == asdict(RECIPE)
    assert draft.draft.count == 1
    assert draft.draft.seed_locked


def test_a_draft_without_a_source_does_not_ask_for_a_picture(draft: DraftStore) -> None:
    draft.update(use_picture=True, strength=0.4)
    draft.recall(Recipe(prompt="", size=Size(64, 64), steps=1, guidance=1.0, sampler="ddim"))
    assert not draft.draft.use_picture
    assert draft.draft.strength == 0.4


def test_dice(draft: DraftStore) -> None:
    seeds = {draft.roll_seed() for _ in range(5)}
    assert len(seeds) == 5
    assert draft.draft.seed in seeds


def test_it_is_remembered_with_what_was_touched(qtbot: QtBot, home: Path) -> None:
    first = DraftStore()
    first.update(prompt="a “cat” 🐈", steps=33, size=Size(48, 64), seed=5, seed_locked=True)
    first.close()
    second = DraftStore()
    assert second.draft == first.draft
    second.apply_defaults(model_info())
    assert second.draft.steps == 33
    assert second.draft.guidance == 3.0
    second.close()
    assert [path.name for path in home.iterdir()] == ["draft.json"]


def test_it_is_written_a_moment_after_the_last_change(qtbot: QtBot, draft: DraftStore, home: Path) -> None:
    draft.update(prompt="a cat")
    qtbot.waitUntil((home / "draft.json").exists)


@pytest.mark.parametrize(
    ("text", "prompt", "steps"),
    [
        ("", "", 25),
        ("[]", "", 25),
        ("{", "", 25),
        ("[" * 100_000, "", 25),
        ('{"touched": 3}', "", 25),
        ('{"prompt": "a cat", "steps": 0, "size": "many", "count": "2", "guidance": null}', "a cat", 25),
        ('{"prompt": ["a cat"], "steps": 9, "size": 4, "touched": ["steps", "x"]}', "", 9),
    ],
)
def test_a_damaged_memory_costs_only_what_is_damaged(
    qtbot: QtBot, home: Path, text: str, prompt: str, steps: int
) -> None:
    (home / "draft.json").write_text(text)
    store = DraftStore()
    assert (store.draft.prompt, store.draft.steps) == (prompt, steps)
    store.close()


def test_a_home_that_cannot_be_written_to_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = DraftStore(tmp_path / "file" / "draft.json")
    store.update(prompt="a cat")
    store.close()
    assert store.draft.prompt == "a cat"


def test_what_is_added_to_the_model_is_remembered_and_recalled(qtbot: QtBot, home: Path) -> None:
    ink, film = Chosen(lora=Lora(name="ink", weight=0.5)), Chosen(lora=Lora(name="film"), on=False)
    first = DraftStore()
    first.update(loras=(ink, film), vae="soft", clip_skip=2)
    assert first.draft.recipe().loras == (ink.lora,), "what is off waits"
    first.close()
    again = DraftStore()
    assert (again.draft.loras, again.draft.vae, again.draft.clip_skip) == ((ink, film), "soft", 2)
    again.recall(replace(RECIPE, loras=(film.lora,), clip_skip=3))
    assert (again.draft.loras, again.draft.vae) == ((replace(film, on=True),), "")
    assert again.draft.clip_skip == 3
    again.recall(RECIPE, Recall.PROMPT)
    assert again.draft.clip_skip == 3, "the prompt alone"
    with pytest.raises(InputError):
        again.update(clip_skip=0)
    again.restore({"loras": [{"lora": {"name": "x", "weight": 99}, "on": True}], "vae": 3})
    assert (again.draft.loras, again.draft.vae) == ((replace(film, on=True),), ""), (
        "damaged is as good as none"
    )
    again.close()
