"""What the history page shows: plain values in finished words, built by the presenters."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from coach.domain.record import SetRecord
from coach.ui.widgets.dots import Dot
from coach.ui.widgets.picture import Picture


class Period(StrEnum):
    """How far back the diary and the totals reach."""

    EIGHT_WEEKS = "eight-weeks"
    HALF_YEAR = "half-year"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class TableView:
    """Anything of the page as a plain table, to be read aloud, copied or printed.

    Attributes:
        title: what it is a table of.
        headers: names of the columns.
        rows: cells in words, one tuple a row, as long as the headers.
        note: a sentence that belongs to it, may be empty.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week against the goal that it had.

    Attributes:
        first_day: its first day.
        title: "This week", "9 – 15 Nov".
        dots: one for each session aimed for, and for each beyond.
        words: "2 of 3".
        at_goal: the goal was reached.
        current: it is the week of today.
        spoken: the row for assistive technology, in a sentence.
    """

    first_day: date
    title: str
    dots: tuple[Dot, ...]
    words: str
    at_goal: bool
    current: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class WeeksView:
    """The weeks card.

    Attributes:
        headline: "6 of the last 8 weeks at goal".
        explanation: the goal, in a sentence.
        ten_days: how the 10-day plan stands, empty without one.
        ten_days_done: days done of the plan, None without one.
        rows: the newest first.
        has_more: there are older weeks.
    """

    headline: str
    explanation: str
    rows: tuple[WeekRow, ...]
    has_more: bool
    ten_days: str = ""
    ten_days_done: int | None = None


class DayMark(StrEnum):
    """What a day of the calendar shows."""

    NONE = "none"
    FULL = "full"
    HALF = "half"
    FLARE = "flare"


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the calendar.

    Attributes:
        day: the day.
        mark: the best that was done on it.
        sessions: how many sessions it has.
        today: it is today.
        future: it has not come yet.
        spoken: the day for assistive technology.
    """

    day: date
    mark: DayMark
    sessions: int
    today: bool
    future: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month as a grid of weeks.

    Attributes:
        first_day: the first of the month.
        title: "November 2026".
        weekdays: short and full names of the columns.
        weeks: seven days each; None where a day belongs to another month.
        has_next: the next month has begun.
        has_previous: there may be something in the month before.
    """

    first_day: date
    title: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]
    has_previous: bool
    has_next: bool


@dataclass(frozen=True, slots=True)
class YearView:
    """A year, one row a month.

    Attributes:
        year: the year.
        title: "2026".
        months: short and full name of each month and its days.
        has_previous: there may be something in the year before.
        has_next: the next year has begun.
        summary: how many sessions on how many days.
    """

    year: int
    title: str
    months: tuple[tuple[str, str, tuple[DayCell, ...]], ...]
    has_previous: bool
    has_next: bool
    summary: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session among those of a day.

    Attributes:
        session_id: the session.
        title: what was done.
        detail: "8:14 · 15 min · partial".
        mark: how far it got.
        spoken: the row for assistive technology.
    """

    session_id: str
    title: str
    detail: str
    mark: DayMark
    spoken: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day and its sessions.

    Attributes:
        day: the day.
        title: "Thursday, 19 November".
        rows: its sessions, the earliest first.
        words: what to say where there are none.
    """

    day: date
    title: str
    rows: tuple[SessionRow, ...]
    words: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session in detail.

    Attributes:
        session_id: the session.
        title: what was done.
        when: day and time, in words.
        facts: length, how far it got, whether it was a flare-up day.
        table: exercises, sets, repetitions, seconds held, sides apart.
        remarks: ratings, "That hurts", whether it was changed by hand.
        note: the person's own words, may be empty.
        can_write: it can be changed.
    """

    session_id: str
    title: str
    when: str
    facts: tuple[str, ...]
    table: TableView
    remarks: tuple[str, ...]
    note: str
    can_write: bool


class FormKind(StrEnum):
    """What a form is for."""

    WALK = "walk"
    ELSEWHERE = "elsewhere"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class SetForm:
    """One set that can be corrected.

    Attributes:
        record: the set.
        exercise: the exercise's name.
        timed: it has holds, or took time.
    """

    record: SetRecord
    exercise: str
    timed: bool


@dataclass(frozen=True, slots=True)
class SessionForm:
    """What can be said of a session by hand.

    Attributes:
        kind: what the form is for.
        session_id: the session, empty for a new one.
        name: what was done.
        day: the day it counts for.
        start: when it began, to the minute.
        minutes: how long it took.
        counts: it counts towards the goal: it was done in full.
        note: the person's own words.
        sets: what was done of each exercise; empty for a new one.
        suggestions: names that it may have.
    """

    kind: FormKind
    session_id: str
    name: str
    day: date
    start: time
    minutes: int
    counts: bool = True
    note: str = ""
    sets: tuple[SetForm, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PainPoint:
    """Ratings of one session, or the middle of those of a longer time.

    Attributes:
        place: where it stands on the axis of days, as the day's ordinal number.
        before: 0 to 10, None if not said.
        after: 0 to 10, None if not said.
        next_day: 0 to 10, None if not said.
    """

    place: float
    before: float | None
    after: float | None
    next_day: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis of days.

    Attributes:
        place: the day's ordinal number.
        label: "12 Oct".
    """

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class DiaryView:
    """The pain diary.

    Attributes:
        explanation: what is shown, in a sentence or two.
        points: the earliest first.
        ticks: marks of the axis of days.
        changes: changes of 2 or more, in words, the newest first.
        more_changes: how many there are beyond those, in words; empty for none.
        empty: what to say where there are no points.
        spoken: the chart for assistive technology.
        has_next_day: some point has a rating of the next day.
    """

    explanation: str
    points: tuple[PainPoint, ...]
    ticks: tuple[Tick, ...]
    changes: tuple[str, ...]
    more_changes: str
    empty: str
    spoken: str
    has_next_day: bool


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """An exercise among the totals.

    Attributes:
        exercise_id: the exercise.
        name: its name.
        times: "22 times".
        held: "1 h 28 m", empty if it has no holds.
        picture: its thumbnail, None if it is no longer in the catalogue.
        spoken: the row for assistive technology.
    """

    exercise_id: str
    name: str
    times: str
    held: str
    picture: Picture | None
    spoken: str


@dataclass(frozen=True, slots=True)
class ExercisesView:
    """The totals.

    Attributes:
        rows: the most often done first.
        empty: what to say where there are none.
    """

    rows: tuple[ExerciseLine, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was done of one exercise on one day, or on the middle day of a longer time.

    Attributes:
        place: the day's ordinal number.
        value: repetitions, or minutes of what has none.
    """

    place: float
    value: float


@dataclass(frozen=True, slots=True)
class SideShare:
    """Left against right.

    Attributes:
        left: "Left 120 reps".
        right: "Right 118 reps".
        share: the left side's part, 0 to 1.
        words: how they compare, in a sentence.
    """

    left: str
    right: str
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """One exercise over time.

    Attributes:
        exercise_id: the exercise.
        title: its name.
        explanation: the period, in a sentence.
        facts: label and value pairs: times, repetitions, held in all, longest hold.
        chart_title: what the chart counts.
        readings: the earliest first.
        ticks: marks of the axis of days.
        sides: left against right, None if it is not done on each side.
        spoken: the chart for assistive technology.
        table: all of it as a table.
    """

    exercise_id: str
    title: str
    explanation: str
    facts: tuple[tuple[str, str], ...]
    chart_title: str
    readings: tuple[Reading, ...]
    ticks: tuple[Tick, ...]
    sides: SideShare | None
    spoken: str
    table: TableView
