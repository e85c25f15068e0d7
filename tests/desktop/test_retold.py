"""What the core says is said again in German, with the same values."""

import json

import pytest

from core.errors import InputError
from core.events import Progress, Stage
from core.geometry import Size
from core.resources import resource
from desktop.messages import Messages
from desktop.retold import retold
from desktop.words import progress_line
from tests.desktop.test_translation import HOW, update


def test_english_stays_as_it_is() -> None:
    with pytest.raises(InputError) as raised:
        Size.parse("wide")
    assert retold(raised.value.message) == raised.value.message
    assert retold("No sentence of the core. And no other.") == "No sentence of the core. And no other."


def test_the_templates_are_those_of_the_source() -> None:
    kept = json.loads(resource("translations", "core.json").read_text(encoding="utf-8"))
    assert kept == sorted({each.text for each in update.of_the_core()}), HOW


@pytest.mark.usefixtures("german")
def test_errors_of_the_core_speak_german_with_their_values() -> None:
    with pytest.raises(InputError) as raised:
        Size.parse("1:1")
    assert retold(raised.value.message).startswith("„1:1“ ist keine Größe")
    with pytest.raises(InputError) as raised:
        Size(0, 64)
    assert retold(raised.value.message).startswith("Die Größe 0x64 geht nicht: ")


@pytest.mark.usefixtures("german")
def test_a_reason_within_a_sentence_and_several_sentences() -> None:
    assert retold("“a.png” cannot be written: the disk is read-only; choose another place.") == (
        "„a.png“ lässt sich nicht schreiben: der Datenträger ist schreibgeschützt; einen anderen Ort wählen."
    )
    assert retold("It is a GIF file in spite of its name. Its recipe is damaged.") == (
        "Trotz ihres Namens ist es eine GIF-Datei. Das Rezept ist beschädigt."
    )


@pytest.mark.usefixtures("german")
def test_every_template_is_found_again_by_what_is_made_of_it() -> None:
    """The most definite template wins: nothing is said by another one's German."""
    german = {text: forms for text, forms in update.read().items() if all(forms)}
    for template in {each.text for each in update.of_the_core()} & german.keys():
        values = {str(number): f"W{number}" for number in range(1, 9)}
        sentence, wanted = template, german[template][0]
        for number, value in values.items():
            sentence, wanted = (
                sentence.replace(f"{{{number}}}", value),
                wanted.replace(f"{{{number}}}", value),
            )
        assert retold(sentence) == wanted


@pytest.mark.usefixtures("german")
def test_messages_and_progress_speak_german() -> None:
    messages = Messages()
    messages.problem("“a.png” is empty: it has no bytes.")
    assert messages.current is not None
    assert messages.current.text == "„a.png“ ist leer: null Byte."
    loading = Progress(job="1", stage=Stage.LOADING, step=1, total=4, seconds=1, remaining=5)
    assert progress_line(loading) == "Modell wird geladen"
