"""Any text becomes sentences that a voice can say, and no word of it is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.rules import Faults
from coach.content.spoken import spoken, spoken_sentences

_ODD = st.sampled_from(
    [
        "5 s",
        "3x",
        "10 reps",
        "e.g.",
        "etc",
        "(",
        ")",
        "×",
        "½",
        "{side}",
        "{",
        "approx",
        "a/b",
        "5\n",
    ]
)
TEXTS = st.lists(st.one_of(st.text(max_size=40), _ODD), max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.booleans())
def test_whatever_comes_out_can_be_said(text: str, sided: bool) -> None:
    faults = Faults("text")
    for sentence in spoken_sentences(text, sided=sided):
        faults.check_spoken("line", sentence, sided=sided)
    assert not faults.lines


@settings(max_examples=60, deadline=None)
@given(st.lists(st.from_regex(r"[b-df-hj-np-tv-z]{1,12}", fullmatch=True), max_size=80))
def test_no_word_of_a_long_text_is_lost(words: list[str]) -> None:
    said = " ".join(spoken_sentences(" ".join(words))).lower().replace(".", "").split()
    kept = [word for word in words if word not in _REWORDED]
    assert [word for word in said if word in set(kept)] == kept


_REWORDED = {"etc", "approx", "incl", "sec", "secs", "min", "mins", "rep", "reps"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hold 30 s", "Hold 30 seconds."),
        ("hold for 1 sec. then relax", "Hold for 1 second then relax."),
        ("Pull in (gently) and breathe", "Pull in, gently, and breathe."),
        ("Lift 5cm, e.g. with a towel", "Lift 5 centimetres, for example with a towel."),
        ("Repeat 3×!", "Repeat 3 times!"),
        ("• Lie down\n• Bend your knees", "Lie down. Bend your knees."),
        ("", ""),
        ("***", ""),
    ],
)
def test_signs_and_abbreviations_become_words(written: str, said: str) -> None:
    assert spoken(written) == said


def test_a_long_sentence_is_broken_at_a_comma() -> None:
    text = (
        "Slowly lift one leg off the floor until the thigh is upright, then straighten the knee as "
        "far as is comfortable, and hold it there while you breathe out."
    )
    first, second = spoken_sentences(text)
    assert first.endswith("as far as is comfortable.")
    assert second == "And hold it there while you breathe out."


def test_the_side_stays_a_placeholder_only_where_it_may() -> None:
    assert spoken("Bend your {side} knee", sided=True) == "Bend your {side} knee."
    assert "{" not in spoken("Bend your {side} knee")
