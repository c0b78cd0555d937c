"""The weekly goals that were chosen, each with the week from which it holds."""

from datetime import date

from coach.domain.progress import GOAL_RANGE, GoalChange, goal_in_force, week_start
from coach.storage.database import Database
from coach.storage.values import number


def goal_changes(database: Database) -> tuple[GoalChange, ...]:
    """Return all goals chosen so far, the oldest first.

    Raises:
        StorageError: the record cannot be read.
    """
    rows = database.rows("SELECT from_day, sessions FROM goal ORDER BY from_day")
    return tuple(GoalChange(date.fromisoformat(str(day)), number(goal)) for day, goal in rows)


def note_goal(database: Database, goal: int, today: date, first_weekday: int) -> None:
    """Let a goal hold from this week on; older weeks keep theirs.

    Call it at each start and whenever the setting changes: a goal that is in force already
    writes nothing.

    Args:
        database: the record.
        goal: sessions a week, 1 to 14.
        today: any day of the week.
        first_weekday: 0 for Monday to 6 for Sunday.

    Raises:
        StorageError: it could not be written.
    """
    low, high = GOAL_RANGE
    if not low <= goal <= high:
        raise ValueError(f"no weekly goal: {goal}")
    first_day = week_start(today, first_weekday)
    # 0 is no goal, so that the first one is always written down.
    if goal_in_force(goal_changes(database), first_day, 0) == goal:
        return
    with database.transaction() as connection:
        # A goal noted later in the same week, or when weeks began on another day, is replaced.
        connection.execute(
            "DELETE FROM goal WHERE from_day BETWEEN ? AND date(?, '+3 days')",
            (first_day.isoformat(), first_day.isoformat()),
        )
        connection.execute("INSERT INTO goal VALUES (?, ?)", (first_day.isoformat(), goal))
