-- A set at one's own pace has all its repetitions at the end of one segment; told apart by the
-- segment alone, only the first of them was kept.
DROP INDEX event_hold;
CREATE UNIQUE INDEX event_hold ON event
    (session_key, item, segment, rep_number, coalesce(side, '')) WHERE kind = 'hold';
