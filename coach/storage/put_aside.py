"""Which sessions are not to be looked back on: the question was put aside."""

from coach.storage.database import Database


class PutAside:
    """Sessions of which "how was it the next day?" was put aside.

    Every method raises StorageError if the disk refuses.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, session_id: str) -> None:
        """Do not ask about a session again; one that is not there is passed over."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO next_day_put_aside (session_key)"
                " SELECT key FROM session WHERE id = ? ON CONFLICT DO NOTHING",
                (session_id,),
            )

    def has(self, session_id: str) -> bool:
        """Tell whether the question about a session was put aside."""
        rows = self._database.rows(
            "SELECT 1 FROM next_day_put_aside JOIN session ON session.key = session_key"
            " WHERE id = ?",
            (session_id,),
        )
        return bool(rows)
