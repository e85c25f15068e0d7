"""From the button to the picture, the history and the document, and what happens when it goes wrong."""

import pytest

from core.errors import ModelError, OutOfMemoryError
from core.events import Preview, Progress, Stage
from core.files.pictures import fingerprint
from core.geometry import Size
from core.jobs import Decode, Generate, PreviewMode
from core.recipe import MAX_SEED, Source
from desktop.state.draft_store import Recall
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from tests.desktop.fakes import latent, picture
from tests.desktop.state.conftest import Recorder, Studio, same


def test_one_picture_goes_to_the_document_and_the_history(studio: Studio) -> None:
    studio.draft.update(prompt="a cat", seed=5, seed_locked=True)
    previews, told = Recorder(studio.store.previewed), Recorder(studio.store.finished)
    progress = Recorder(studio.store.progressed)
    studio.generate()
    document, (entry,) = studio.document, studio.history.entries
    assert document.picture is not None
    assert same(document.picture, picture(5))
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Generate"
    assert document.recipe is not None
    assert (document.recipe.prompt, document.recipe.seed, document.recipe.model) == ("a cat", 5, "fake")
    assert entry.recipe == document.recipe
    assert same(studio.history.latent(entry.id), latent(5))
    assert len(told.said) == 1
    assert isinstance(previews.said[-1], Preview)
    assert isinstance(progress.said[-1], Progress)
    assert not studio.store.busy
    assert studio.failures == []


def test_an_unlocked_seed_is_new_each_time_and_stays_visible(studio: Studio) -> None:
    seeds = []
    for _ in range(3):
        studio.generate()
        assert studio.document.recipe is not None
        assert studio.document.recipe.seed == studio.draft.draft.seed
        seeds.append(studio.draft.draft.seed)
    assert len(set(seeds)) == 3
    studio.draft.update(seed_locked=True)
    studio.generate()
    assert studio.draft.draft.seed == seeds[-1]


def test_several_pictures_are_candidates(studio: Studio) -> None:
    studio.draft.update(count=3, seed=MAX_SEED, seed_locked=True)
    told = Recorder(studio.store.candidates_changed)
    studio.generate()
    assert studio.document.picture is None
    seeds = [result.recipe.seed for result in studio.store.candidates if result.recipe]
    assert seeds == [MAX_SEED, 0, 1]
    assert len(studio.history.entries) == 3
    assert len(told.said) == 3
    studio.store.accept(1)
    assert studio.document.picture is not None
    assert same(studio.document.picture, picture(0))
    assert studio.document.undo_stack.count() == 1
    assert studio.store.candidates == ()
    assert len(studio.history.entries) == 3


def test_candidates_go_when_discarded_or_when_others_are_drawn(studio: Studio) -> None:
    studio.draft.update(count=2)
    studio.generate()
    studio.store.discard()
    assert studio.store.candidates == ()
    studio.generate()
    studio.draft.update(count=1)
    studio.generate()
    assert studio.store.candidates == ()
    assert len(studio.history.entries) == 5


def test_a_variation_starts_from_the_picture(studio: Studio) -> None:
    studio.document.set_picture(picture(50), name="cat.png")
    studio.draft.update(use_picture=True, strength=0.4)
    studio.generate()
    job = studio.engine.jobs[-1]
    assert isinstance(job, Generate)
    assert job.source is not None
    assert same(job.source, picture(50))
    assert job.recipe.source == Source(name="cat.png", sha256=fingerprint(picture(50)))
    assert job.recipe.strength == 0.4
    assert studio.document.undo_stack.undoText() == "Variation"
    source = studio.history.source(studio.history.entries[0].id)
    assert source is not None
    assert same(source, picture(50))


def test_without_a_picture_it_is_a_new_picture(studio: Studio) -> None:
    studio.draft.update(use_picture=True, strength=0.4)
    studio.generate()
    job = studio.engine.jobs[-1]
    assert isinstance(job, Generate)
    assert job.source is None
    assert job.recipe.strength == 1.0


def test_recall_brings_the_source_picture_back(studio: Studio) -> None:
    studio.document.set_picture(picture(50), name="cat.png")
    studio.draft.update(use_picture=True, strength=0.4, prompt="a dog", seed=9, seed_locked=True)
    studio.generate()
    entry = studio.history.entries[0]
    studio.draft.update(prompt="other", seed=1, use_picture=False)
    studio.store.recall(entry.id, Recall.PROMPT)
    assert (studio.draft.draft.prompt, studio.draft.draft.seed) == ("a dog", 1)
    assert not same(studio.document.picture, picture(50))
    studio.store.recall(entry.id)
    assert same(studio.document.picture, picture(50))
    studio.generate()
    first, second = (entry.recipe for entry in (studio.history.entries[0], entry))
    assert first is not None
    assert second is not None
    assert first.seed == second.seed
    assert first.source is not None
    assert second.source is not None
    assert first.source.sha256 == second.source.sha256


def test_recall_without_a_recipe(studio: Studio) -> None:
    entry = studio.history.add(picture(1))
    studio.store.recall(entry.id)
    assert studio.failures == ["This picture has no recipe: nothing is known of how it was made."]


def test_the_preview_mode_is_passed_on(studio: Studio) -> None:
    studio.store.preview = PreviewMode.OFF
    studio.generate()
    job = studio.engine.jobs[-1]
    assert isinstance(job, Generate)
    assert job.preview is PreviewMode.OFF


def test_cancel_keeps_the_document(studio: Studio) -> None:
    studio.engine.held.add("step 2")
    studio.document.set_picture(picture(1))
    studio.store.generate()
    studio.qtbot.waitUntil(studio.engine.reached.is_set)
    with studio.qtbot.waitSignal(studio.store.cancelled):
        studio.store.cancel()
        studio.engine.release()
    assert same(studio.document.picture, picture(1))
    assert not studio.store.busy
    assert studio.history.entries == ()


def test_generations_wait_in_a_queue(studio: Studio) -> None:
    waiting, busy = Recorder(studio.store.queue_changed), Recorder(studio.store.busy_changed)
    studio.engine.held.add("step 1")
    for _ in range(3):
        studio.store.generate()
    studio.qtbot.waitUntil(studio.engine.reached.is_set)
    studio.engine.held.clear()
    assert waiting.said[-1:] == [2]
    studio.engine.release()
    studio.wait()
    assert waiting.said[-1:] == [0]
    assert busy.said == [True, False]
    assert len(studio.history.entries) == 3


def test_generate_while_the_model_loads_and_change_ones_mind(studio: Studio) -> None:
    studio.engine.held.add("load")
    progress = Recorder(studio.store.progressed)
    studio.store.load_model("fake")
    studio.qtbot.waitUntil(studio.engine.reached.is_set)
    studio.store.generate()
    with studio.qtbot.waitSignal(studio.store.cancelled):
        studio.store.cancel()
    studio.engine.held.clear()
    studio.engine.release()
    studio.wait()
    assert isinstance(progress.said[0], Progress)
    assert progress.said[0].stage is Stage.LOADING
    assert studio.history.entries == ()


@pytest.mark.parametrize("point", ["load", "text", "step 2"])
def test_a_failure_is_one_sentence_and_the_next_works(studio: Studio, point: str) -> None:
    studio.engine.fail[point] = OutOfMemoryError("Choose a smaller size.")
    studio.generate()
    assert studio.failures == ["Choose a smaller size."]
    assert not studio.store.undecoded
    studio.engine.fail.clear()
    studio.generate()
    assert studio.document.picture is not None
    assert len(studio.failures) == 1


def test_a_failed_decode_never_costs_the_sampling(studio: Studio) -> None:
    studio.draft.update(count=2, seed=7, seed_locked=True)
    retry = Recorder(studio.store.retry_changed)
    studio.engine.fail["decode"] = OutOfMemoryError("Choose a smaller size.")
    studio.generate()
    kept = studio.store.undecoded
    assert [sampled.recipe.seed for sampled in kept] == [7, 8]
    assert retry.said == [True]
    studio.store.retry_decode()
    studio.wait()
    again = studio.store.undecoded
    assert [sampled.recipe for sampled in again] == [sampled.recipe for sampled in kept]
    studio.engine.fail.clear()
    studio.store.retry_decode()
    studio.wait()
    assert studio.store.undecoded == ()
    decodes = [job for job in studio.engine.jobs if isinstance(job, Decode)]
    assert (decodes[-1].latent == latent(8)).all()
    assert [entry.recipe.seed for entry in studio.history.entries if entry.recipe] == [8, 7]
    assert len(studio.store.candidates) == 2
    assert retry.said[-1] is False


def test_a_retried_single_picture_goes_to_the_document(studio: Studio) -> None:
    studio.engine.fail["decode"] = OutOfMemoryError("Choose a smaller size.")
    studio.generate()
    studio.engine.fail.clear()
    studio.store.retry_decode()
    studio.wait()
    assert studio.document.picture is not None
    assert studio.history.latent(studio.history.entries[0].id) is not None


def test_the_model_is_known_before_it_is_loaded(studio: Studio, history: HistoryStore) -> None:
    store = GenerationStore(
        studio.queue, studio.draft, studio.document, history, find_model=lambda name: studio.engine.info
    )
    ready, known = Recorder(store.model_ready), Recorder(store.model_changed)
    studio.engine.held.add("load")
    store.load_model()
    assert store.model_info is studio.engine.info
    assert known.said == [studio.engine.info]
    assert store.model is None
    assert studio.draft.draft.size == Size(64, 64)
    studio.engine.held.clear()
    studio.engine.release()  # it may be there by now
    studio.qtbot.waitUntil(lambda: store.model is not None)
    studio.wait()
    store.generate()
    studio.qtbot.waitUntil(lambda: not store.busy)
    assert len(ready.said) == 1, "told once, not with every job"


def test_a_model_that_cannot_be_found(studio: Studio, history: HistoryStore) -> None:
    def missing(name: str) -> object:
        raise ModelError(f"There is no model called “{name}”.")

    store = GenerationStore(studio.queue, studio.draft, studio.document, history, find_model=missing)  # type: ignore[arg-type]
    said = Recorder(store.failed)
    store.load_model("gone")
    assert said.said == ["There is no model called “gone”."]
    assert store.model_info is None


def test_a_model_that_cannot_be_loaded(studio: Studio) -> None:
    studio.engine.fail["load"] = ModelError("The model is damaged: add it again.")
    studio.store.load_model("fake")
    studio.wait()
    assert studio.failures == ["The model is damaged: add it again."]


def test_a_note_is_passed_on(studio: Studio) -> None:
    said = Recorder(studio.store.noted)
    studio.engine.note = "The prompt is longer than this model reads."
    studio.generate()
    assert said.said == ["The prompt is longer than this model reads."]
    assert studio.document.picture is not None


def test_closing_in_the_middle(studio: Studio) -> None:
    studio.engine.delay = 0.05
    studio.draft.update(steps=900)
    studio.store.generate()
    studio.qtbot.waitUntil(lambda: studio.queue.running is not None)
    assert studio.queue.shutdown()
    assert not studio.store.busy
