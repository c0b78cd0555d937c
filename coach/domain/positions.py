"""Getting up and down: how often a list of exercises changes position, and how to do so least."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from coach.domain.exercise import Exercise, Position, Tag
from coach.domain.routine import RoutineItem

HEIGHT: Mapping[Position, int] = {
    Position.STANDING: 3,
    Position.SITTING: 2,
    Position.KNEELING: 2,
    Position.ALL_FOURS: 1,
    Position.SIDE_LYING: 0,
    Position.PRONE: 0,
    Position.SUPINE: 0,
}
"""How far up the body is, in steps between lying and standing."""

_Order = tuple[Position, ...]


def position_changes(
    items: Sequence[RoutineItem], exercises: Mapping[str, Exercise], rounds: int = 1
) -> int:
    """Return how often the position changes from one exercise to the next, over all rounds.

    Args:
        items: the exercises in order; those that are off are passed over.
        exercises: the library, by id.
        rounds: how often the whole list is worked through.
    """
    positions = [exercises[item.exercise_id].position for item in items if not item.off]
    if not positions:
        return 0
    within = sum(a is not b for a, b in pairwise(positions))
    between = positions[-1] is not positions[0]
    return within * rounds + between * (rounds - 1)


def by_position(items: Sequence[RoutineItem], exercises: Mapping[str, Exercise]) -> tuple[int, ...]:
    """Return the order of a list with the fewest times up and down, as numbers into it.

    Warm-ups come first; each position is taken up once among them and once among the rest. Where
    several orders are as good, the way up and down is the shortest, reckoned from standing to
    standing, and what came first stays first. Exercises that are off follow those of their
    position.
    """
    on = [number for number, item in enumerate(items) if not item.off]
    positions = [exercises[item.exercise_id].position for item in items]
    warm = [n for n in on if Tag.WARM_UP in exercises[items[n].exercise_id].tags]
    rest = [n for n in on if n not in warm]
    first, second = _best(
        _distinct(positions[n] for n in warm), _distinct(positions[n] for n in rest)
    )
    order = [n for position in first for n in warm if positions[n] is position]
    order += [n for position in second for n in rest if positions[n] is position]
    for number, item in enumerate(items):
        if item.off:
            alike = [place for place, n in enumerate(order) if positions[n] is positions[number]]
            order.insert(alike[-1] + 1 if alike else len(order), number)
    return tuple(order)


def _distinct(positions: Iterable[Position]) -> _Order:
    return tuple(dict.fromkeys(positions))


def _best(warm: _Order, rest: _Order) -> tuple[_Order, _Order]:
    """Return the orders of the positions of the warm-ups and of the rest."""

    @cache
    def onwards(here: Position | None, left: _Order, later: _Order) -> tuple[int, int, _Order]:
        """Return changes, way and order of what is still to come."""
        if not left:
            if later:
                return onwards(here, later, ())
            return 0, abs(_height(here) - HEIGHT[Position.STANDING]), ()
        ways = []
        for position in left:
            others = tuple(one for one in left if one is not position)
            changes, way, order = onwards(position, others, later)
            changes += here is not None and here is not position
            ways.append((changes, way + abs(_height(here) - HEIGHT[position]), (position, *order)))
        # The first of equals: the order in which the positions come now.
        return min(ways, key=lambda one: one[:2])

    order = onwards(None, warm, rest)[2]
    return order[: len(warm)], order[len(warm) :]


def _height(position: Position | None) -> int:
    return HEIGHT[Position.STANDING if position is None else position]
