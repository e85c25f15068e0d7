"""The prompt's own language: weights, brackets, breaks and LoRAs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.prompt import Fragment, LoraTag, sections, without_loras


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a cat", [("a cat", 1)]),
        ("a (cat) sits", [("a ", 1), ("cat", 1.1), (" sits", 1)]),
        ("a ((cat))", [("a ", 1), ("cat", 1.21)]),
        ("a (cat:1.3)", [("a ", 1), ("cat", 1.3)]),
        ("[cat]", [("cat", 1 / 1.1)]),
        ("(a [cat] b)", [("a ", 1.1), ("cat", 1), (" b", 1.1)]),
        ("(a (cat:1.5):2)", [("a ", 2), ("cat", 3)]),
        ("(a cat", [("a cat", 1.1)]),
        (r"a \(cat\)", [("a (cat)", 1)]),
        ("a) cat]", [("a) cat]", 1)]),
        ("ratio 16:9, (x:y)", [("ratio 16:9, ", 1), ("x:y", 1.1)]),
        ("", [("", 1)]),
        ("()", [("", 1)]),
    ],
)
def test_weights(prompt: str, expected: list[tuple[str, float]]) -> None:
    (section,) = sections(prompt)
    assert [fragment.text for fragment in section] == [text for text, _ in expected]
    assert [fragment.weight for fragment in section] == pytest.approx([weight for _, weight in expected])


def test_a_break_begins_a_new_section() -> None:
    assert sections("a BREAK b") == [[Fragment("a")], [Fragment("b")]]
    assert sections("(a BREAK b:2)") == [[Fragment("a", 2.0)], [Fragment("b", 2.0)]]
    assert sections("BREAKFAST") == [[Fragment("BREAKFAST")]]


def test_loras_are_named_in_the_prompt_and_no_part_of_it() -> None:
    prompt, tags = without_loras("a cat <lora:ink:0.8> <lora:old film> <lora:two:0.5:0.25>")
    assert prompt == "a cat"
    assert tags == (LoraTag("ink", 0.8, 0.8), LoraTag("old film", 1.0, 1.0), LoraTag("two", 0.25, 0.5))
    assert without_loras("a <b> cat") == ("a <b> cat", ())


@given(some.text(alphabet="ab ()[]:.12\\<>BREAK,", max_size=60))
def test_any_prompt_is_understood(prompt: str) -> None:
    for section in sections(prompt):
        assert section
        assert all(-10 <= fragment.weight <= 10 for fragment in section)
