"""A session in detail, and the forms that write one down, in words."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.record import (
    WALKING,
    ExerciseDetail,
    Origin,
    PainAnswers,
    SessionDetail,
    SessionStatus,
    SetRecord,
)
from coach.ui.dates import time_of_day
from coach.ui.history.set_table import side_name
from coach.ui.history.view import FormKind, SessionForm, SessionView, SetForm, TableView
from coach.ui.history.words import HistoryWords

if TYPE_CHECKING:
    from coach.domain.exercise import Side

_WALK_MINUTES = 20
_SESSION_MINUTES = 15


class SessionPresenter:
    """Builds the detail of a session and its forms.

    Args:
        words: words for days.
        name_of: an exercise's name today, from its id and its name at the time.
    """

    def __init__(self, words: HistoryWords, name_of: Callable[[str, str], str]) -> None:
        self._words = words
        self._name_of = name_of

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("SessionPresenter", text)

    def session(self, detail: SessionDetail, *, can_write: bool) -> SessionView:
        """Return a session in detail."""
        record = detail.record
        day = self._words.full(record.local_day)
        when = self.tr("{day}, at {time}").format(day=day, time=time_of_day(record.started))
        facts = [self._words.minutes(record.active_ms)]
        full = record.status is SessionStatus.COMPLETED
        facts.append(self.tr("Done in full") if full else self.tr("Done in part"))
        if record.flare_up:
            facts.append(self.tr("Flare-up day"))
        if record.origin is Origin.MANUAL:
            facts.append(self.tr("Written down by hand"))
        return SessionView(
            session_id=record.id,
            title=record.routine_name,
            when=when,
            facts=tuple(facts),
            table=self._table(detail, when),
            remarks=self._remarks(detail),
            note=record.note,
            can_write=can_write,
        )

    # --- forms --------------------------------------------------------------------------------

    def walk_form(self, now: datetime) -> SessionForm:
        """Return the form for a walk that has just ended."""
        return self._new(FormKind.WALK, self.tr("Walk"), now, _WALK_MINUTES)

    def elsewhere_form(self, now: datetime, day: date | None) -> SessionForm:
        """Return the form for a session done elsewhere.

        Args:
            now: local time.
            day: the day it was done, None for today.
        """
        if day is not None and day < now.date():
            midday = time(12, 0)
            return SessionForm(FormKind.ELSEWHERE, "", "", day, midday, _SESSION_MINUTES)
        return self._new(FormKind.ELSEWHERE, "", now, _SESSION_MINUTES)

    def edit_form(self, detail: SessionDetail) -> SessionForm:
        """Return the form for a session that is there."""
        record = detail.record
        sets = tuple(
            SetForm(
                one,
                self._name_of(exercise.exercise_id, exercise.name),
                timed=one.hold_ms > 0,
            )
            for exercise in detail.exercises
            for one in exercise.sets
        )
        return SessionForm(
            FormKind.EDIT,
            record.id,
            record.routine_name,
            record.local_day,
            time(record.started.hour, record.started.minute),
            max(1, round(record.active_ms / 60_000)),
            record.status is SessionStatus.COMPLETED,
            record.note,
            sets,
        )

    def _new(self, kind: FormKind, name: str, now: datetime, minutes: int) -> SessionForm:
        began = now - timedelta(minutes=minutes)
        # One that would begin yesterday begins with the day instead.
        start = time(began.hour, began.minute) if began.date() == now.date() else time(0, 0)
        return SessionForm(kind, "", name, now.date(), start, minutes)

    # --- what was done ------------------------------------------------------------------------

    def _table(self, detail: SessionDetail, when: str) -> TableView:
        rows: list[tuple[str, ...]] = []
        for exercise in detail.exercises:
            rows += self._rows(exercise)
        headers = (
            self.tr("Exercise"),
            self.tr("Side"),
            self.tr("Sets"),
            self.tr("Times"),
            self.tr("Seconds held"),
        )
        title = self.tr("{name}, {when}").format(name=detail.record.routine_name, when=when)
        return TableView(title, headers, tuple(rows))

    def _rows(self, exercise: ExerciseDetail) -> list[tuple[str, ...]]:
        name = self._name_of(exercise.exercise_id, exercise.name)
        if not exercise.sets:
            return [(name, "", self.tr("not this time"), "", "")]
        sides: dict[Side | None, list[SetRecord]] = {}
        for one in exercise.sets:
            sides.setdefault(one.side, []).append(one)
        rows: list[tuple[str, ...]] = []
        for side, sets in sides.items():
            walking = exercise.exercise_id == WALKING
            rows.append(
                (
                    name,
                    side_name(side),
                    str(sum(one.sides_done > 0 for one in sets)),
                    "" if walking else str(sum(one.reps for one in sets)),
                    self._words.seconds(sum(one.hold_ms for one in sets)),
                )
            )
        return rows

    def _remarks(self, detail: SessionDetail) -> tuple[str, ...]:
        remarks = [self._pain(detail.pain)]
        for exercise in detail.exercises:
            name = self._name_of(exercise.exercise_id, exercise.name)
            for hurt in exercise.hurts:
                place = self._words.sentence(name, side_name(hurt.side))
                remarks.append(self.tr("You said “That hurts”: {place}.").format(place=place))
        if detail.edited:
            remarks.append(self.tr("Changed by hand."))
        return tuple(remark for remark in remarks if remark)

    def _pain(self, pain: PainAnswers) -> str:
        parts = []
        if pain.before is not None:
            parts.append(self.tr("{n} before").format(n=pain.before))
        if pain.after is not None:
            parts.append(self.tr("{n} after").format(n=pain.after))
        if pain.next_day is not None:
            parts.append(self.tr("{n} the next day").format(n=pain.next_day))
        if not parts:
            return ""
        return self.tr("How your back felt, 0 to 10: {ratings}.").format(
            ratings=self._words.sentence(*parts)
        )
