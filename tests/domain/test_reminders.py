"""Reminders come when they were chosen, once, wherever the clock is set."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.reminders import (
    LATER_RANGE,
    RECENT,
    Watch,
    WeeklyTime,
    is_done,
    look,
    moments,
    next_look,
    next_moment,
    put_off,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
EVERY_DAY = tuple(range(7))
MORNING = WeeklyTime(EVERY_DAY, time(8, 0))
EVENING = WeeklyTime(EVERY_DAY, time(18, 0))
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

zones = st.sampled_from(
    (
        "UTC",
        "Europe/Berlin",
        "Europe/London",
        "America/New_York",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Africa/Casablanca",
        "Pacific/Apia",
        "America/Sao_Paulo",
    )
).map(ZoneInfo)
# Zones are told apart by their history, so the years reach back to when Samoa left a day out.
FIRST, LAST = datetime(2010, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
instants = st.integers(0, int((LAST - FIRST).total_seconds())).map(
    lambda seconds: FIRST + timedelta(seconds=seconds)
)
weekly = st.lists(
    st.builds(
        WeeklyTime,
        st.lists(st.integers(0, 6), max_size=7, unique=True).map(tuple),
        st.times().map(lambda one: one.replace(microsecond=0)),
    ),
    max_size=4,
)
whiles = st.timedeltas(timedelta(0), timedelta(days=20))


def berlin(day: date, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, fold=fold), BERLIN).astimezone(UTC)


WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("days", "at", "after", "expected"),
    [
        # Wednesday 18 November 2026, noon.
        ((2,), time(18, 0), (WEDNESDAY, 12), (WEDNESDAY, 18)),
        ((2,), time(8, 0), (WEDNESDAY, 12), (date(2026, 11, 25), 8)),
        ((2,), time(12, 0), (WEDNESDAY, 12), (date(2026, 11, 25), 12)),
        ((0, 4), time(8, 0), (WEDNESDAY, 12), (date(2026, 11, 20), 8)),
        # The clock goes forward on 29 March 2026 and back on 25 October.
        ((6,), time(8, 0), (date(2026, 3, 28), 12), (date(2026, 3, 29), 8)),
        ((6,), time(8, 0), (date(2026, 10, 24), 12), (date(2026, 10, 25), 8)),
        ((6,), time(2, 30), (date(2026, 3, 28), 12), (date(2026, 3, 29), 3, 30)),
    ],
)
def test_the_next_one_is_at_the_time_on_the_wall(
    days: tuple[int, ...], at: time, after: tuple[date, int], expected: tuple[date, int]
) -> None:
    found = next_moment([WeeklyTime(days, at)], BERLIN, berlin(*after))
    assert found == berlin(*expected)


def test_a_time_shown_twice_in_autumn_comes_once() -> None:
    day = date(2026, 10, 25)
    night = WeeklyTime((6,), time(2, 30))
    assert moments([night], BERLIN, berlin(day, 0), berlin(day, 12)) == (berlin(day, 2, 30),)


def test_without_days_there_is_never_one() -> None:
    now = berlin(WEDNESDAY, 12)
    assert next_moment([WeeklyTime((), time(8))], BERLIN, now) is None
    assert next_look(Watch(now), [], BERLIN, now) is None


@pytest.mark.parametrize(
    ("asleep_until", "reminded_of"),
    [
        (berlin(WEDNESDAY, 8), berlin(WEDNESDAY, 8)),
        (berlin(WEDNESDAY, 9, 59), berlin(WEDNESDAY, 8)),
        (berlin(WEDNESDAY, 10, 1), None),
        # Two days: one reminder, not three.
        (berlin(WEDNESDAY + timedelta(days=2), 8, 30), berlin(WEDNESDAY + timedelta(days=2), 8)),
    ],
)
def test_a_missed_one_is_given_late_only_for_a_while(
    asleep_until: datetime, reminded_of: datetime | None
) -> None:
    watch = Watch(berlin(WEDNESDAY, 7))
    watch, due = look(watch, [MORNING], BERLIN, asleep_until)
    assert due == reminded_of
    assert look(watch, [MORNING], BERLIN, asleep_until + MINUTE)[1] is None


def test_later_brings_it_again_once() -> None:
    now = berlin(WEDNESDAY, 8)
    watch, _ = look(Watch(now - HOUR), [MORNING], BERLIN, now)
    watch = put_off(watch, now, 30)
    assert next_look(watch, [MORNING], BERLIN, now) == now + 30 * MINUTE
    watch, due = look(watch, [MORNING], BERLIN, now + 29 * MINUTE)
    assert due is None
    watch, due = look(watch, [MORNING], BERLIN, now + 31 * MINUTE)
    assert due == now + 30 * MINUTE
    assert look(watch, [MORNING], BERLIN, now + 32 * MINUTE)[1] is None


def test_one_put_off_gives_way_to_the_next_regular_one() -> None:
    now = berlin(WEDNESDAY, 17, 50)
    watch, due = look(put_off(Watch(now), now, 5), [EVENING], BERLIN, berlin(WEDNESDAY, 18))
    assert due == berlin(WEDNESDAY, 18)
    assert watch.later is None


def test_eastward_over_its_time_it_is_left_out_and_westward_it_comes_at_the_new_time() -> None:
    seven = berlin(WEDNESDAY, 7)
    assert look(Watch(seven), [MORNING], TOKYO, seven + MINUTE)[1] is None
    after = berlin(WEDNESDAY, 9)
    assert next_look(Watch(after), [MORNING], NEW_YORK, after) == datetime(
        2026, 11, 18, 13, 0, tzinfo=UTC
    )


def test_a_clock_put_back_a_little_repeats_nothing() -> None:
    watch, _ = look(Watch(berlin(WEDNESDAY, 7)), [MORNING], BERLIN, berlin(WEDNESDAY, 8))
    watch, due = look(watch, [MORNING], BERLIN, berlin(WEDNESDAY, 7, 30))
    assert due is None
    assert look(watch, [MORNING], BERLIN, berlin(WEDNESDAY, 8))[1] is None


def test_a_clock_that_was_years_ahead_does_not_silence_anything() -> None:
    ahead = Watch(berlin(date(2031, 1, 1), 8), later=berlin(date(2031, 1, 1), 9))
    watch, due = look(ahead, [MORNING], BERLIN, berlin(WEDNESDAY, 7))
    assert due is None
    assert watch.later is None
    assert look(watch, [MORNING], BERLIN, berlin(WEDNESDAY, 8))[1] == berlin(WEDNESDAY, 8)


@pytest.mark.parametrize(
    ("moment", "sessions", "quiet"),
    [
        (berlin(WEDNESDAY, 8), 0, False),
        (berlin(WEDNESDAY, 8), 1, True),
        (berlin(WEDNESDAY, 18), 1, False),
        (berlin(WEDNESDAY, 18), 2, True),
        # Put off from the morning: still the morning's.
        (berlin(WEDNESDAY, 8, 30), 1, True),
    ],
)
def test_each_session_answers_one_reminder_of_its_day(
    moment: datetime, sessions: int, quiet: bool
) -> None:
    assert is_done([MORNING, EVENING], BERLIN, moment, sessions) is quiet


def test_one_put_off_over_midnight_is_answered_by_a_session_of_the_new_day() -> None:
    midnight = berlin(WEDNESDAY, 0, 10)
    assert not is_done([MORNING], BERLIN, midnight, 0)
    assert is_done([MORNING], BERLIN, midnight, 1)


@given(weekly, zones, instants)
def test_the_next_one_is_the_first_of_all(
    times: list[WeeklyTime], zone: ZoneInfo, after: datetime
) -> None:
    found = next_moment(times, zone, after)
    if found is None:
        assert not any(one.days for one in times)
        return
    assert found > after
    assert moments(times, zone, after, found) == (found,)
    # A week, and a day that a zone leaves out.
    assert found - after <= timedelta(days=9)


@given(weekly, zones, instants)
def test_the_clock_on_the_wall_shows_the_time_chosen_unless_it_leaves_it_out(
    times: list[WeeklyTime], zone: ZoneInfo, after: datetime
) -> None:
    for one in moments(times, zone, after, after + timedelta(days=14)):
        local = one.astimezone(zone)
        shown = any(local.weekday() in w.days and local.time() == w.at for w in times)
        # Else the clock was put forward over it, within the day before.
        before = (one - timedelta(days=1)).astimezone(zone)
        assert shown or before.utcoffset() != local.utcoffset()


@given(weekly, zones, instants, st.lists(whiles, min_size=1, max_size=6))
def test_however_it_is_looked_at_nothing_comes_twice_early_or_stale(
    times: list[WeeklyTime], zone: ZoneInfo, start: datetime, steps: list[timedelta]
) -> None:
    watch, now, given_before = Watch(start), start, start
    for step in steps:
        now += step
        watch, due = look(watch, times, zone, now)
        if due is not None:
            assert given_before < due <= now
            assert now - due <= RECENT
            given_before = now


@given(weekly, zones, instants, st.integers(1, 110))
def test_who_looks_often_enough_misses_none(
    times: list[WeeklyTime], zone: ZoneInfo, start: datetime, minutes: int
) -> None:
    watch, now = Watch(start), start
    got: set[datetime] = set()
    for _ in range(100):
        now += timedelta(minutes=minutes)
        watch, due = look(watch, times, zone, now)
        if due is not None:
            got.add(due)
    expected = moments(times, zone, start, now)
    # Of several within one step the latest stands for all.
    assert got <= set(expected)
    for one in expected:
        assert any(one <= other <= one + timedelta(minutes=minutes) for other in got)


@given(weekly, zones, instants, st.timedeltas(-timedelta(days=5000), timedelta(0)))
def test_a_clock_put_back_silences_reminders_for_no_longer_than_a_late_one_is_given(
    times: list[WeeklyTime], zone: ZoneInfo, start: datetime, back: timedelta
) -> None:
    now = start + back
    watch, due = look(Watch(start), times, zone, now)
    assert due is None
    assert watch.seen - now <= RECENT


@given(weekly, zones, instants, st.integers(*LATER_RANGE), whiles)
def test_looking_when_told_gives_what_is_due_at_its_very_time(
    times: list[WeeklyTime], zone: ZoneInfo, now: datetime, minutes: int, wait: timedelta
) -> None:
    watch = put_off(Watch(now), now, minutes)
    wake = next_look(watch, times, zone, now)
    assert wake is not None
    assert look(watch, times, zone, wake)[1] == wake
    early = min(now + wait, wake - timedelta(seconds=1))
    assert look(watch, times, zone, early)[1] is None
