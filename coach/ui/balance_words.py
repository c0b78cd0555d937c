"""The balance of a routine in words and shares, for the card that shows it."""

from dataclasses import fields

from PySide6.QtCore import QCoreApplication

from coach.domain.balance import Balance, BalancePhrases
from coach.ui.main.view import BalanceView
from coach.ui.words import Words

_MINUTE_MS = 60_000


class BalanceWords:
    """Puts balances into words."""

    def __init__(self) -> None:
        self._words = Words()
        english = BalancePhrases()
        self._phrases = BalancePhrases(
            **{field.name: self.tr(getattr(english, field.name)) for field in fields(english)}
        )

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("BalanceWords", text)

    def view(self, weighed: Balance) -> BalanceView:
        """Return what the card shows."""
        hint = self._phrases.hint(weighed)
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

    def _minutes(self, minutes: float) -> str:
        return self._words.minutes(minutes * _MINUTE_MS)

    def _balanced(self, abdominal: int) -> str:
        if abdominal:
            return self.tr("Well balanced: one low-back exercise for each tummy exercise.")
        return self.tr("Well balanced: stretching and strengthening take turns.")
