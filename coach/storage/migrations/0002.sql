-- Answers to suggestions, one row a dose; the user's own steps in doses follow from them. They
-- refer to no session's key: an answer outlives the sessions that it rests on.
CREATE TABLE answer (
    key          INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE,           -- UUID; imports merge by it
    rule         TEXT    NOT NULL
        CHECK (rule IN ('advance', 'step-back', 'flare-up', 'restart', 'reset')),
    accepted     INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    answered_ms  INTEGER NOT NULL,
    utc_offset_s INTEGER NOT NULL,
    local_day    TEXT    NOT NULL,
    exercise_id  TEXT,                              -- absent for a flare-up day
    profile      TEXT,                              -- key of the dose profile
    variable     TEXT    CHECK (variable IN ('hold', 'reps')),
    value_before INTEGER,                           -- absent where all numbers go back
    value_after  INTEGER,
    session_ids  TEXT    NOT NULL DEFAULT '[]',     -- the sessions it rests on, JSON
    CHECK ((exercise_id IS NULL) = (profile IS NULL)),
    CHECK ((variable IS NULL) = (value_after IS NULL)),
    CHECK ((variable IS NULL) = (value_before IS NULL))
) STRICT;

-- "How was it the next day?" was put aside for these sessions and is not asked again.
CREATE TABLE next_day_put_aside (
    session_key INTEGER PRIMARY KEY REFERENCES session (key) ON DELETE CASCADE
) STRICT;
