"""The balance of a routine in words and shares, for the card that shows it."""

from PySide6.QtCore import QCoreApplication

from coach.domain.balance import Balance, BalanceHint
from coach.ui.main.view import BalanceView
from coach.ui.words import Words

_MINUTE_MS = 60_000


class BalanceWords:
    """Puts balances into words."""

    def __init__(self) -> None:
        self._words = Words()

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("BalanceWords", text)

    def view(self, weighed: Balance) -> BalanceView:
        """Return what the card shows."""
        hint = self.hint(weighed)
        counted = weighed.abdominal + weighed.extensor
        stretch, strength = weighed.stretch_minutes, weighed.strength_minutes
        return BalanceView(
            stretch=self.tr("Stretch {time}").format(time=self._minutes(stretch)),
            strength=self.tr("Strength {time}").format(time=self._minutes(strength)),
            stretch_share=weighed.stretch_share if stretch + strength else None,
            abdominal=self.tr("Tummy {n}").format(n=weighed.abdominal),
            extensor=self.tr("Low back {n}").format(n=weighed.extensor),
            abdominal_share=weighed.abdominal / counted if counted else None,
            hint=hint or self._balanced(weighed.abdominal),
            even=not hint,
        )

    def hint(self, weighed: Balance) -> str:
        """Return what a routine lacks as a sentence, empty if nothing is lacking."""
        templates = {
            BalanceHint.NONE: "",
            BalanceHint.ADD_EXTENSOR: self.tr("More tummy than low-back exercises. Add {names}."),
            BalanceHint.ADD_ABDOMINAL: self.tr("More low-back than tummy exercises. Add {names}."),
            BalanceHint.ADD_STRETCH: self.tr(
                "Mostly strengthening. Add a stretch, such as {names}."
            ),
            BalanceHint.ADD_STRENGTH: self.tr(
                "Mostly stretching. Add some strength, such as {names}."
            ),
            BalanceHint.STRETCH_ONLY: self.tr(
                "Stretching only, as suits a sore day. On better days add {names}."
            ),
        }
        return templates[weighed.hint].format(names=self._either(weighed.suggestions))

    def _either(self, suggestions: tuple[str, ...]) -> str:
        if not suggestions:
            return self.tr("something that suits you")
        *others, last = (name[:1].lower() + name[1:] for name in suggestions)
        if not others:
            return last
        return self.tr("{first} or {second}").format(first=", ".join(others), second=last)

    def _minutes(self, minutes: float) -> str:
        return self._words.minutes(minutes * _MINUTE_MS)

    def _balanced(self, abdominal: int) -> str:
        if abdominal:
            return self.tr("Well balanced: one low-back exercise for each tummy exercise.")
        return self.tr("Well balanced: stretching and strengthening take turns.")
