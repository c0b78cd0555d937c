"""Gives what is imported ids that are free, and keeps account of those given out."""

from collections.abc import Collection

from coach.content.own_exercises import free_id


class FreeIds:
    """Hands out ids that nothing has."""

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)

    def take(self, name: str, usual: str = "my-exercise") -> str:
        """Return a free id for a name; it is not free any more."""
        chosen = free_id(name, self._taken, usual)
        self._taken.add(chosen)
        return chosen
