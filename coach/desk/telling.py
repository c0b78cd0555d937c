"""Errors of the surroundings become sentences for the user."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coach.domain.errors import UserError


@contextmanager
def telling(tell: Callable[[str], object]) -> Iterator[None]:
    """Tell the user what went wrong in a block, and go on after it.

    Args:
        tell: is given the sentence.
    """
    try:
        yield
    except UserError as error:
        tell(str(error))
