-- Moments are milliseconds since 1970 in UTC; local_day is the day (YYYY-MM-DD) where the person
-- was, written down at the time. Tables keep their rowids: a damaged file is read back by them.

CREATE TABLE session (
    key          INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE,           -- UUID; imports merge by it
    origin       TEXT    NOT NULL CHECK (origin IN ('guided', 'manual')),
    routine_id   TEXT    NOT NULL,
    routine_name TEXT    NOT NULL,
    started_ms   INTEGER NOT NULL,
    utc_offset_s INTEGER NOT NULL,
    local_day    TEXT    NOT NULL,
    ended_ms     INTEGER,
    status       TEXT    NOT NULL CHECK (status IN ('active', 'completed', 'partial')),
    flare_up     INTEGER NOT NULL CHECK (flare_up IN (0, 1)),
    planned_ms   INTEGER NOT NULL,
    position_ms  INTEGER NOT NULL DEFAULT 0,        -- on the timeline, last written down
    active_ms    INTEGER NOT NULL DEFAULT 0,        -- time spent, pauses left out
    plan         TEXT    NOT NULL DEFAULT '[]',     -- the planned exercises, JSON
    recipe       TEXT    NOT NULL DEFAULT '',       -- what the timeline is compiled from again
    note         TEXT    NOT NULL DEFAULT '',
    edited_ms    INTEGER,                           -- last changed by hand
    removed_ms   INTEGER                            -- taken out of the history; kept for undo
) STRICT;

CREATE INDEX session_by_day ON session (local_day, status, flare_up, active_ms, removed_ms);
CREATE INDEX session_by_start ON session (started_ms);
CREATE INDEX session_by_routine ON session (routine_id, local_day, status, removed_ms);
CREATE INDEX session_active ON session (started_ms) WHERE status = 'active';

-- What happened, as it happened; never changed afterwards.
CREATE TABLE event (
    key         INTEGER PRIMARY KEY,
    session_key INTEGER NOT NULL REFERENCES session (key) ON DELETE CASCADE,
    seq         INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('hold', 'set', 'exercise', 'hurt')),
    item        INTEGER NOT NULL,
    exercise_id TEXT    NOT NULL,
    side        TEXT    CHECK (side IN ('left', 'right')),
    set_number  INTEGER,
    rep_number  INTEGER,
    hold_ms     INTEGER,
    segment     INTEGER,
    position_ms INTEGER NOT NULL,
    active_ms   INTEGER NOT NULL
) STRICT;

-- A fact that is told twice (after a crash, after Back) is the same fact.
CREATE UNIQUE INDEX event_in_order ON event (session_key, seq);
CREATE UNIQUE INDEX event_hold ON event (session_key, item, segment) WHERE kind = 'hold';
CREATE UNIQUE INDEX event_set ON event (session_key, item, set_number, coalesce(side, ''))
    WHERE kind = 'set';
CREATE UNIQUE INDEX event_exercise ON event (session_key, item) WHERE kind = 'exercise';
CREATE UNIQUE INDEX event_hurt ON event (session_key, item, position_ms) WHERE kind = 'hurt';

-- One row a set and side, kept up with the events; histories and totals read this alone.
CREATE TABLE set_result (
    key          INTEGER PRIMARY KEY,
    session_key  INTEGER NOT NULL REFERENCES session (key) ON DELETE CASCADE,
    item         INTEGER NOT NULL,
    exercise_id  TEXT    NOT NULL,
    local_day    TEXT    NOT NULL,
    set_number   INTEGER NOT NULL,
    side         TEXT    CHECK (side IN ('left', 'right')),
    reps         INTEGER NOT NULL,
    hold_ms      INTEGER NOT NULL,                  -- all holds of the row together
    best_hold_ms INTEGER NOT NULL,
    sides_done   INTEGER NOT NULL DEFAULT 0 CHECK (sides_done IN (0, 1, 2))
) STRICT;

CREATE UNIQUE INDEX set_result_of_session
    ON set_result (session_key, item, set_number, coalesce(side, ''));
CREATE INDEX set_result_by_exercise
    ON set_result (exercise_id, local_day, side, reps, hold_ms, best_hold_ms);

-- The pain diary, apart from the sessions: 0 no pain, 10 the worst imaginable.
CREATE TABLE pain (
    key          INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE,
    session_key  INTEGER REFERENCES session (key) ON DELETE CASCADE,
    moment       TEXT    NOT NULL CHECK (moment IN ('before', 'after', 'next-day')),
    level        INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
    noted_ms     INTEGER NOT NULL,
    utc_offset_s INTEGER NOT NULL,
    local_day    TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX pain_of_session ON pain (session_key, moment) WHERE session_key IS NOT NULL;
CREATE INDEX pain_by_day ON pain (local_day, moment, level);

-- Sessions a week aimed for, from a day on: a change never rewrites older weeks.
CREATE TABLE goal (
    from_day TEXT PRIMARY KEY,
    sessions INTEGER NOT NULL CHECK (sessions BETWEEN 1 AND 14)
) STRICT;
