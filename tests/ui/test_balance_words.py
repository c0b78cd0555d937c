import pytest

from coach.domain.balance import Balance, BalanceHint
from coach.ui.balance_words import BalanceWords


@pytest.mark.parametrize("hint", BalanceHint)
def test_what_is_lacking_is_a_sentence_with_what_would_mend_it(hint: BalanceHint) -> None:
    said = BalanceWords().hint(Balance(1, 1, 0, 0, hint, ("Cat-cow", "Bridge"), ("c", "b")))
    assert bool(said) == (hint is not BalanceHint.NONE)
    assert ("cat-cow or bridge" in said) == (hint is not BalanceHint.NONE)


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ((), "Add something that suits you."),
        (("Bridge",), "Add bridge."),
        (("Bridge", "Bird dog"), "Add bridge or bird dog."),
    ],
)
def test_suggestions_are_listed(names: tuple[str, ...], listed: str) -> None:
    lacking = Balance(1, 1, 1, 0, BalanceHint.ADD_EXTENSOR, names, names)
    assert BalanceWords().hint(lacking).endswith(listed)
