"""What every shipped routine and every dose profile promises, whatever is chosen."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from coach.content import load_catalogue
from coach.domain.compiler import Options, compile_routine, left_out_on_flare_up
from coach.domain.dose import resolve_dose
from coach.domain.errors import UserError
from coach.domain.exercise import Side, Source
from coach.domain.phrases import Phrases
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.domain.speech_length import estimate_speech_ms
from coach.domain.timeline import Segment, SegmentKind, Timeline
from coach.speech.espeak import Espeak
from tests.speech.lengths import render_lengths

CATALOGUE = load_catalogue().catalogue
ARTICLES = [None, *(str(one) for one in Source if one is not Source.USER)]


def single(exercise_id: str, profile: str = "") -> Routine:
    item = RoutineItem(exercise_id, OwnDose(profile=profile))
    return Routine("single", "Single", "One exercise.", (item,))


def shipped_timelines() -> Iterator[tuple[str, Timeline]]:
    """Compile every routine with every article's doses, and every exercise with every profile."""
    for routine in CATALOGUE.routines.values():
        for source in ARTICLES:
            for side in Side:
                options = Options(forced_source=source, start_side=side)
                timeline = compile_routine(routine, CATALOGUE.exercises, options)
                yield f"{routine.id} as {source or 'it is'}, {side} first", timeline
        try:
            options = Options(flare_up=True)
            timeline = compile_routine(routine, CATALOGUE.exercises, options)
        except UserError:
            continue
        yield f"{routine.id} on a flare-up day", timeline
    for exercise in CATALOGUE.exercises.values():
        for profile in exercise.profiles:
            for gentler in (frozenset[str](), frozenset({exercise.id})):
                options = Options(gentler=gentler)
                routine = single(exercise.id, profile.key)
                timeline = compile_routine(routine, CATALOGUE.exercises, options)
                yield f"{exercise.id} {profile.key} {'gentler' if gentler else ''}", timeline


@pytest.fixture(scope="module")
def timelines() -> dict[str, Timeline]:
    return dict(shipped_timelines())


@pytest.mark.parametrize(
    "pace",
    [
        Options(breath_seconds=3, words_per_minute=220),
        Options(breath_seconds=10, transition_seconds=60, lead_in_seconds=30),
        Options(transition_seconds=5, words_per_minute=120),
    ],
)
def test_another_pace_makes_the_same_segments_of_every_routine(pace: Options) -> None:
    for routine in CATALOGUE.routines.values():
        usual = compile_routine(routine, CATALOGUE.exercises, Options())
        other = compile_routine(routine, CATALOGUE.exercises, pace)
        assert [_what(one) for one in other.segments] == [_what(one) for one in usual.segments]
        assert [item.total_reps for item in other.items] == [
            item.total_reps for item in usual.items
        ]


def _what(segment: Segment) -> tuple[object, ...]:
    return (
        *(segment.kind, segment.item, segment.set_number, segment.rep_number),
        *(segment.side, segment.step, segment.pose_from, segment.pose_to),
    )


def test_no_sentence_runs_into_the_next_cue(timelines: dict[str, Timeline]) -> None:
    for name, timeline in timelines.items():
        for earlier, later in pairwise(timeline.cues):
            assert not earlier.kind.spoken or earlier.end_ms <= later.at_ms, (name, earlier, later)


def test_no_sentence_as_really_spoken_runs_into_the_next_cue(
    timelines: dict[str, Timeline],
) -> None:
    real = render_lengths({c.text for t in timelines.values() for c in t.cues if c.kind.spoken})
    for name, timeline in timelines.items():
        for cue, later in pairwise(timeline.cues):
            assert not cue.kind.spoken or cue.at_ms + real[cue.text] <= later.at_ms, (name, cue)


@pytest.mark.parametrize("pace", [120, 220])
def test_no_sentence_is_cut_at_the_slowest_and_the_fastest_pace(pace: int) -> None:
    timelines = [
        compile_routine(routine, CATALOGUE.exercises, Options(words_per_minute=pace))
        for routine in CATALOGUE.routines.values()
    ]
    said = sorted({c.text for t in timelines for c in t.cues if c.kind.spoken})
    # Every fourth sentence, for time; all of them have been measured to fit.
    real = render_lengths(said[::4], Espeak(words_per_minute=pace))
    for timeline in timelines:
        for cue, later in pairwise(timeline.cues):
            if cue.text in real:
                assert cue.at_ms + real[cue.text] <= min(
                    later.at_ms, timeline.segments[cue.segment].end_ms
                ), (timeline.name, cue)


@pytest.mark.parametrize("pace", range(120, 221, 20))
def test_at_every_pace_words_keep_clear_of_what_follows(pace: int) -> None:
    for routine in CATALOGUE.routines.values():
        options = Options(words_per_minute=pace, lead_in_seconds=7)
        timeline = compile_routine(routine, CATALOGUE.exercises, options)
        for cue, later in pairwise(timeline.cues):
            assert not cue.kind.spoken or cue.end_ms <= later.at_ms, (routine.id, cue, later)
            assert cue.end_ms <= timeline.segments[cue.segment].end_ms, (routine.id, cue)
        assert timeline.cues[0].at_ms >= 7000


def test_every_sentence_ends_within_its_segment(timelines: dict[str, Timeline]) -> None:
    for name, timeline in timelines.items():
        for cue in timeline.cues:
            assert cue.end_ms <= timeline.segments[cue.segment].end_ms, (name, cue)


def test_holds_are_as_long_as_the_article_says() -> None:
    for exercise in CATALOGUE.exercises.values():
        for profile in exercise.profiles:
            stated = profile.stated
            timeline = compile_routine(single(exercise.id, profile.key), CATALOGUE.exercises)
            holds = [s for s in timeline.segments if s.kind is SegmentKind.HOLD]
            if stated.hold_seconds is not None and not stated.hold_breaths:
                assert {s.length_ms for s in holds} == {stated.hold_seconds.low * 1000}, exercise.id
            if stated.hold_breaths:
                assert {s.length_ms for s in holds} == {stated.hold_breaths * 5000}, exercise.id


def test_repetitions_are_as_many_as_the_article_says() -> None:
    for exercise in CATALOGUE.exercises.values():
        for profile in exercise.profiles:
            reps = profile.stated.reps
            if reps is None:
                continue
            timeline = compile_routine(single(exercise.id, profile.key), CATALOGUE.exercises)
            item = timeline.items[0]
            if profile.reps_in_total:
                assert reps.low <= item.total_reps <= reps.high, exercise.id
            else:
                assert item.dose.reps == reps.low, exercise.id


def test_a_flare_up_day_never_strengthens() -> None:
    for routine in CATALOGUE.routines.values():
        try:
            timeline = compile_routine(routine, CATALOGUE.exercises, Options(flare_up=True))
        except UserError:
            continue
        for item in timeline.items:
            assert not left_out_on_flare_up(CATALOGUE.exercises[item.exercise_id])


def test_nothing_moves_faster_than_two_seconds(timelines: dict[str, Timeline]) -> None:
    moving = (SegmentKind.MOVE, SegmentKind.RETURN)
    for name, timeline in timelines.items():
        for segment in timeline.segments:
            assert segment.kind not in moving or segment.length_ms >= 2000, (name, segment)


def test_every_sentence_is_filled_in(timelines: dict[str, Timeline]) -> None:
    texts = {cue.text for timeline in timelines.values() for cue in timeline.cues}
    texts |= {s.text for timeline in timelines.values() for s in timeline.segments}
    assert not [text for text in texts if "{" in text or "  " in text or ".." in text]


def test_the_reckoning_is_whole_milliseconds(timelines: dict[str, Timeline]) -> None:
    spoken = {c.text for t in timelines.values() for c in t.cues if c.kind.spoken}
    assert all(estimate_speech_ms(text) > 0 for text in spoken)


def test_a_set_in_two_directions_says_so() -> None:
    exercise = load_catalogue().catalogue.exercises["shoulder-rolls"]
    dose = resolve_dose(exercise, exercise.default_profile, OwnDose())
    assert Phrases().dose_short(dose) == "2 × 5 each way"
    assert Phrases().dose_spoken(dose) == "2 sets of 5 each way."
