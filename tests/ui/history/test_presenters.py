"""What the history page says: weeks, days, sessions, ratings and totals in words."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from coach.domain.pain import PainMoment, PainPoint
from coach.domain.practice import SideComparison, SideTotal
from coach.domain.progress import TenDayPlan
from coach.domain.record import DayCount, SessionStatus, WeekCount
from coach.ui.history.calendar_presenter import CalendarPresenter, month_ends, year_ends
from coach.ui.history.diary_presenter import DiaryPresenter
from coach.ui.history.session_presenter import SessionPresenter
from coach.ui.history.spans import MOST_POINTS, first_of, ticks_of
from coach.ui.history.view import DayMark, FormKind, Period
from coach.ui.history.weeks_presenter import WeeksPresenter
from coach.ui.history.words import HistoryWords
from tests.ui.history.samples import (
    DAYS,
    DETAIL,
    EXERCISE_DAYS,
    MONDAY,
    NOW,
    RATINGS,
    SIDES,
    SUNDAY,
    TODAY,
    TOTAL,
    WEEKS,
    exercise_presenter,
    rating,
    record,
    week,
)

FORBIDDEN = re.compile(
    r"streak|treat|reliev|cure|prevent|rehab|diagnos|clinically|because|thanks to|caused|led to"
    r"|helped|worked|missed|failed",
    re.IGNORECASE,
)
ANY_DAY = st.dates(date(1, 1, 1), date(9999, 12, 31))
WEEKDAYS = st.integers(0, 6)


@pytest.fixture(autouse=True)
def british() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def weeks_presenter() -> WeeksPresenter:
    return WeeksPresenter(HistoryWords(TODAY), MONDAY)


# --- weeks ------------------------------------------------------------------------------------


def test_the_weeks_of_the_mock_up_read_as_drawn() -> None:
    view = weeks_presenter().weeks(WEEKS[:8], has_more=True)
    assert view.headline == "6 of the last 8 weeks at goal"
    assert view.explanation == "Goal: 3 sessions a week. Each week keeps the goal it had."
    rows = [(row.title, row.words, row.at_goal) for row in view.rows]
    assert rows == [
        ("This week", "2 of 3", False),
        ("9 – 15 Nov", "3 of 3", True),
        ("2 – 8 Nov", "3 of 3", True),
        ("26 Oct – 1 Nov", "1 of 3, 1 part", False),
        ("19 – 25 Oct", "4 of 3", True),
        ("12 – 18 Oct", "3 of 3", True),
        ("5 – 11 Oct", "3 of 3", True),
        ("28 Sept – 4 Oct", "2 of 2", True),
    ]
    assert [row.current for row in view.rows] == [True] + [False] * 7


@pytest.mark.parametrize(
    ("weeks", "headline"),
    [
        ((week(0, 1),), "This week"),
        ((week(0, 1), week(1, 3)), "1 of the last 2 weeks at goal"),
        ((week(0, 0), week(1, 1), week(2, 2)), "The last 3 weeks"),
        (tuple(week(n, 3) for n in range(30)), "8 of the last 8 weeks at goal"),
    ],
)
def test_the_headline_counts_what_there_is_and_never_scolds(
    weeks: tuple[WeekCount, ...], headline: str
) -> None:
    assert weeks_presenter().weeks(weeks, has_more=False).headline == headline


def test_a_week_is_told_in_full_to_somebody_who_listens() -> None:
    rows = weeks_presenter().weeks((week(0, 3, partial=1, flare_up=1),), has_more=False).rows
    assert rows[0].spoken == (
        "This week, 16 to 22 November 2026: 3 of 3 sessions in full, "
        "1 of them on flare-up days, 1 in part, goal reached"
    )


def test_the_year_is_said_where_it_is_another_one() -> None:
    rows = weeks_presenter().weeks((week(46, 1), week(47, 1)), has_more=False).rows
    assert [row.title for row in rows] == ["29 Dec – 4 Jan", "22 – 28 Dec 2025"]


@pytest.mark.parametrize(
    ("done", "words"),
    [(0, "10-day plan: 0 of 10 days done"), (10, "10-day plan: all 10 days done")],
)
def test_the_ten_day_plan_counts_days(done: int, words: str) -> None:
    first = date(2026, 11, 1)
    plan = TenDayPlan(first, done)
    view = weeks_presenter().weeks(WEEKS, has_more=False, plan=plan)
    assert (view.ten_days, view.ten_days_done) == (words, done)


def test_nothing_that_is_said_of_weeks_blames_or_promises() -> None:
    presenter = weeks_presenter()
    view = presenter.weeks(WEEKS, has_more=False)
    table = presenter.table(WEEKS)
    said = [view.headline, view.explanation, presenter.goal_words(3), *map(str, table.rows)]
    said += [row.spoken for row in view.rows]
    assert not [text for text in said if FORBIDDEN.search(text)]


# --- calendar ---------------------------------------------------------------------------------


def calendar(first_weekday: int = MONDAY, first_day: date | None = None) -> CalendarPresenter:
    return CalendarPresenter(HistoryWords(TODAY), first_weekday, first_day)


@given(ANY_DAY, WEEKDAYS)
def test_a_month_holds_each_of_its_days_once_under_its_weekday(
    day: date, first_weekday: int
) -> None:
    view = calendar(first_weekday).month(day, ())
    first, last = month_ends(day)
    cells = [cell for row in view.weeks for cell in row if cell is not None]
    assert [cell.day for cell in cells] == [
        date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)
    ]
    for row in view.weeks:
        assert len(row) == 7
        for column, cell in enumerate(row):
            assert cell is None or cell.day.weekday() == (first_weekday + column) % 7


def test_a_month_marks_what_was_done() -> None:
    view = calendar(first_day=date(2025, 3, 1)).month(TODAY, DAYS)
    marks = {
        cell.day.day: (cell.mark, cell.sessions)
        for row in view.weeks
        for cell in row
        if cell is not None and cell.sessions
    }
    assert marks == {
        2: (DayMark.FULL, 1),
        4: (DayMark.FULL, 1),
        7: (DayMark.FLARE, 1),
        9: (DayMark.HALF, 1),
        19: (DayMark.FULL, 2),
    }
    assert (view.title, view.has_previous, view.has_next) == ("November 2026", True, False)
    assert [short for short, _ in view.weekdays] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def test_weeks_may_begin_on_sunday() -> None:
    view = calendar(SUNDAY).month(TODAY, ())
    assert view.weekdays[0] == ("Su", "Sunday")
    first = view.weeks[0][0]
    assert first is not None
    assert first.day == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("day", "count", "spoken"),
    [
        (TODAY, None, "Today, Saturday, 21 November: no session"),
        (date(2026, 11, 22), None, "Sunday, 22 November"),
        (
            date(2026, 11, 7),
            DAYS[2],
            "Saturday, 7 November: 1 session, 1 in full, 1 of them on a flare-up day",
        ),
        (date(2026, 11, 9), DAYS[3], "Monday, 9 November: 1 session, 1 in part"),
    ],
)
def test_a_day_says_what_it_is(day: date, count: DayCount | None, spoken: str) -> None:
    view = calendar().month(TODAY, (count,) if count is not None else ())
    (cell,) = [c for row in view.weeks for c in row if c is not None and c.day == day]
    assert cell.spoken == spoken


@pytest.mark.parametrize(("year", "days"), [(2026, 365), (2028, 366), (1, 365), (9999, 365)])
def test_a_year_holds_all_its_days(year: int, days: int) -> None:
    view = calendar(first_day=date(1, 1, 1)).year(year, ())
    assert sum(len(cells) for _, _, cells in view.months) == days
    assert view.has_previous == (year > 1)
    assert view.has_next == (year < TODAY.year)


@given(ANY_DAY)
def test_pages_of_the_calendar_end_where_months_and_years_end(day: date) -> None:
    assert month_ends(day)[0] <= day <= month_ends(day)[1]
    assert year_ends(day) == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize(
    ("day", "title", "words"),
    [
        (TODAY, "Today, 21 November", "Nothing yet today, and that is fine."),
        (date(2026, 11, 20), "Friday, 20 November", "A day without a session."),
        (date(2026, 11, 23), "Monday, 23 November", "This day is still to come."),
    ],
)
def test_a_day_without_sessions_is_no_reproach(day: date, title: str, words: str) -> None:
    view = calendar().day(day, ())
    assert (view.title, view.words, view.rows) == (title, words, ())


def test_the_sessions_of_a_day_say_how_they_were() -> None:
    rows = (
        calendar()
        .day(date(2026, 11, 19), (record(), record("s2", status=SessionStatus.PARTIAL)))
        .rows
    )
    assert [row.detail for row in rows] == [
        "08:14 · 15 min · with a note",
        "08:14 · 15 min · in part · with a note",
    ]
    assert rows[0].spoken == "Gentle start, 08:14, 15 min, with a note, done in full"
    assert [row.mark for row in rows] == [DayMark.FULL, DayMark.HALF]


# --- sessions ---------------------------------------------------------------------------------


def sessions() -> SessionPresenter:
    return SessionPresenter(HistoryWords(TODAY), lambda _exercise_id, name: name)


def test_a_session_shows_each_exercise_with_its_sides() -> None:
    view = sessions().session(DETAIL, can_write=True)
    assert view.table.rows == (
        ("Bird dog", "left", "2", "16", "80"),
        ("Bird dog", "right", "1", "7", "35"),
        ("Cat-cow", "", "not this time", "", ""),
    )
    assert view.when == "Thursday, 19 November, at 08:14"
    assert view.remarks == (
        "How your back felt, 0 to 10: 4 before, 3 after.",
        "You said “That hurts”: Bird dog, right.",
        "Changed by hand.",
    )


def test_a_form_begins_with_what_is_there() -> None:
    form = sessions().edit_form(DETAIL)
    assert (form.kind, form.session_id, form.name) == (FormKind.EDIT, "s1", "Gentle start")
    assert (form.day, form.start, form.minutes) == (date(2026, 11, 19), time(8, 14), 15)
    assert form.counts
    assert form.note == "Felt looser."
    assert tuple(one.record for one in form.sets) == DETAIL.as_change.sets


@given(st.datetimes(timezones=st.just(NOW.tzinfo)))
def test_a_new_form_never_begins_in_the_future_or_on_another_day(now: datetime) -> None:
    if now.date() == date.min:
        return
    for form in (sessions().walk_form(now), sessions().elsewhere_form(now, None)):
        assert form.day == now.date()
        assert datetime.combine(form.day, form.start, now.tzinfo) <= now


def test_a_session_added_to_a_day_is_on_that_day() -> None:
    assert sessions().elsewhere_form(NOW, date(2026, 11, 3)).day == date(2026, 11, 3)


# --- diary ------------------------------------------------------------------------------------


def test_the_diary_names_changes_of_two_or_more_and_no_others() -> None:
    view = DiaryPresenter(HistoryWords(TODAY)).diary(RATINGS, ever=True)
    assert view.changes == (
        "9 November: 3 after, 6 the next day.",
        "2 November: 5 before, 3 after.",
    )
    assert view.has_next_day
    assert [(p.before, p.after, p.next_day) for p in view.points] == [(5, 3, None), (4, 3, 6)]


def test_a_slow_change_is_told_without_a_reason() -> None:
    levels = (6, 6, 5, 5, 4, 4, 3)
    points = tuple(
        rating(f"s{n}", PainMoment.AFTER, level, date(2026, 10, 1) + timedelta(days=4 * n))
        for n, level in enumerate(levels)
    )
    view = DiaryPresenter(HistoryWords(TODAY)).diary(points, ever=True)
    assert view.changes == ("After sessions: 6 around 1 October, 4 lately.",)


RATED = st.builds(
    rating,
    st.sampled_from(["a", "b", "c", None]),
    st.sampled_from(PainMoment),
    st.integers(0, 10),
    st.dates(date(2026, 1, 1), date(2026, 11, 21)),
    st.integers(0, 23),
)


@given(st.lists(RATED, max_size=12))
def test_whatever_was_rated_is_told_without_cause(points: list[PainPoint]) -> None:
    points.sort(key=lambda one: one.noted)
    presenter = DiaryPresenter(HistoryWords(TODAY))
    view = presenter.diary(points, ever=bool(points))
    said = [*view.changes, view.more_changes, view.explanation, view.empty, view.spoken]
    assert not [text for text in said if FORBIDDEN.search(text)]
    places = [one.place for one in view.points]
    assert places == sorted(places)
    for row in presenter.table(points, "Last 8 weeks").rows:
        assert len(row) == 6
    # No rating is lost on the way to the chart, but for a later one of the same moment.
    shown = sum(value is not None for p in view.points for value in (p.before, p.after, p.next_day))
    single = {(p.session_id or f"{n}", p.moment) for n, p in enumerate(points)}
    assert shown == len(single)


@pytest.mark.parametrize(
    ("years", "what"), [(1, "a week’s"), (4, "a month’s"), (14, "a quarter’s"), (59, "a year’s")]
)
def test_very_many_ratings_are_put_together_within_their_range(years: int, what: str) -> None:
    days = range(0, years * 365, max(1, years))
    points = tuple(
        rating(f"s{n}", PainMoment.AFTER, n % 7, TODAY - timedelta(days=years * 365 - n))
        for n in days
    )
    view = DiaryPresenter(HistoryWords(TODAY)).diary(points, ever=True)
    assert 12 < len(view.points) <= MOST_POINTS
    assert all(one.after is not None and 0 <= one.after <= 6 for one in view.points)
    assert f"the middle of {what} ratings" in view.explanation


def test_an_empty_diary_says_what_it_is_for() -> None:
    presenter = DiaryPresenter(HistoryWords(TODAY))
    assert presenter.diary((), ever=True).empty == "No ratings in this time."
    assert "You can always skip the question." in presenter.diary((), ever=False).empty


# --- totals -----------------------------------------------------------------------------------


def test_totals_say_how_often_and_how_long() -> None:
    (row,) = exercise_presenter().totals((TOTAL,)).rows
    assert (row.name, row.times, row.held) == ("Bird dog", "22 times", "29 min")
    assert row.spoken == "Bird dog, 22 times, 29 minutes"


def test_an_exercise_has_totals_best_hold_days_and_sides() -> None:
    view = exercise_presenter().exercise(TOTAL, EXERCISE_DAYS, SIDES, "Last 8 weeks")
    assert dict(view.facts) == {
        "Sessions with it": "22",
        "Repetitions": "352",
        "Held in all": "29 min",
        "Longest hold": "8 s",
    }
    assert len(view.readings) == len(EXERCISE_DAYS)
    assert view.sides is not None
    assert view.sides.words == "Both sides did about the same. Longest hold: 8 s left, 6 s right."


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (10, 10, "Both sides did about the same."),
        (30, 10, "The left side did 20 more."),
        (10, 12, "The right side did 2 more."),
        (0, 5, "The right side did 5 more."),
    ],
)
def test_left_is_held_against_right(left: int, right: int, words: str) -> None:
    sides = SideComparison(SideTotal(left, 0, 0), SideTotal(right, 0, 0))
    view = exercise_presenter().exercise(TOTAL, EXERCISE_DAYS, sides, "")
    assert view.sides is not None
    assert view.sides.words == words
    assert 0.0 <= view.sides.share <= 1.0


def test_an_exercise_of_both_sides_together_compares_none() -> None:
    none = SideTotal(0, 0, 0)
    view = exercise_presenter().exercise(TOTAL, EXERCISE_DAYS, SideComparison(none, none), "")
    assert view.sides is None


def test_a_walk_is_told_by_its_time() -> None:
    walks = replace(TOTAL, exercise_id="walking", hold_ms=7_200_000, best_hold_ms=3_600_000)
    days = tuple(replace(one, hold_ms=1_800_000) for one in EXERCISE_DAYS)
    view = exercise_presenter().exercise(walks, days, SideComparison(SIDES.left, SIDES.right), "")
    assert dict(view.facts) == {"Walks": "22", "Time in all": "2 h", "Longest walk": "60 min"}
    assert {one.value for one in view.readings} == {30.0}


# --- words and stretches of days --------------------------------------------------------------


@pytest.mark.parametrize(
    ("length_ms", "words"),
    [
        (0, ""),
        (400, ""),
        (1_000, "1 s"),
        (119_000, "119 s"),
        (120_000, "2 min"),
        (3_600_000, "60 min"),
        (3_660_000, "1 h 1 min"),
        (5_280_000, "1 h 28 min"),
        (7_200_000, "2 h"),
    ],
)
def test_lengths_read_as_people_say_them(length_ms: int, words: str) -> None:
    assert HistoryWords(TODAY).held(length_ms) == words


@given(ANY_DAY, st.integers(0, 40_000))
def test_an_axis_is_marked_within_its_days(first: date, span: int) -> None:
    last = date.fromordinal(min(first.toordinal() + span, date.max.toordinal()))
    ticks = ticks_of(first, last, HistoryWords(TODAY))
    assert 1 <= len(ticks) <= 5
    places = [one.place for one in ticks]
    assert places == sorted(places)
    assert first.toordinal() <= places[0] <= places[-1] <= last.toordinal()
    assert len({one.label for one in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period.EIGHT_WEEKS, date(2026, 9, 27)),
        (Period.YEAR, date(2025, 11, 22)),
        (Period.ALL, None),
    ],
)
def test_a_period_ends_today(period: Period, first: date | None) -> None:
    assert first_of(period, TODAY) == first


def test_a_period_never_begins_before_there_are_days() -> None:
    assert first_of(Period.YEAR, date(1, 2, 1)) == date.min
