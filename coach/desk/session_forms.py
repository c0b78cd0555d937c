"""What a filled-in form changes in the record, and how that is taken back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from coach.domain.record import ManualSession, SessionDetail, SessionStatus, walk
from coach.storage.session_edits import SessionEdits
from coach.ui.history.view import FormKind, SessionForm

_MINUTE_MS = 60_000

Undo = Callable[[SessionEdits], None]
"""Takes a change of the record back."""


def write_new(
    edits: SessionEdits, form: SessionForm, routine_ids: Mapping[str, str], now: datetime
) -> Undo:
    """Add the walk or the session that a form describes.

    Args:
        edits: writes the record.
        form: what was filled in.
        routine_ids: the routines by name; one of them counts as done for its row too.
        now: local time.

    Raises:
        UserError: it cannot be written.
    """
    started = _start_of(form)
    length_ms = form.minutes * _MINUTE_MS
    if form.kind is FormKind.WALK:
        session = walk(started, length_ms, form.name, counts=form.counts, note=form.note)
    else:
        session = ManualSession(
            started,
            form.name,
            length_ms,
            counts=form.counts,
            routine_id=routine_ids.get(form.name, ""),
            note=form.note,
        )
    session_id = edits.add(session, max(now, started))

    def undo(kept: SessionEdits) -> None:
        kept.remove(session_id, now)

    return undo


def write_change(
    edits: SessionEdits, form: SessionForm, before: SessionDetail, now: datetime
) -> Undo:
    """Correct a session as a form has it; what was not touched stays exact, to the second.

    Raises:
        UserError: it cannot be written.
    """
    old, record = before.as_change, before.record
    same_start = (form.day, form.start) == (
        record.local_day,
        record.started.time().replace(second=0, microsecond=0),
    )
    same_length = form.minutes == max(1, round(record.active_ms / _MINUTE_MS))
    change = replace(
        old,
        started=old.started if same_start else _start_of(form),
        routine_name=form.name,
        status=SessionStatus.COMPLETED if form.counts else SessionStatus.PARTIAL,
        active_ms=old.active_ms if same_length else form.minutes * _MINUTE_MS,
        sets=tuple(one.record for one in form.sets),
    )
    session_id, note = form.session_id, record.note
    if change != old:
        edits.change(session_id, change, now)
    if form.note != note:
        edits.note(session_id, form.note)

    def undo(kept: SessionEdits) -> None:
        if change != old:
            kept.change(session_id, old, now)
        if form.note != note:
            kept.note(session_id, note)

    return undo


def _start_of(form: SessionForm) -> datetime:
    return datetime.combine(form.day, form.start).astimezone()
