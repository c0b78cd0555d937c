"""Whose words an exercise's text is, in a sentence."""

from PySide6.QtCore import QCoreApplication

from coach.domain.exercise import Credit


class CreditWords:
    """Puts a credit into words; the licence asks that author, licence and change are named."""

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("CreditWords", text)

    def line(self, credit: Credit | None) -> str:
        """Return the sentences that name origin, author and licence; empty for no credit."""
        if credit is None:
            return ""
        sentences = []
        if credit.origin and credit.author:
            text = self.tr("Text from {origin}, by {author}, adapted for Back Coach.")
        elif credit.origin:
            text = self.tr("Text from {origin}, adapted for Back Coach.")
        elif credit.author:
            text = self.tr("Text by {author}.")
        else:
            text = ""
        if text:
            sentences.append(text.format(origin=credit.origin, author=credit.author))
        if credit.licence:
            sentences.append(self.tr("Licence: {licence}.").format(licence=credit.licence))
        if credit.url:
            sentences.append(credit.url)
        return " ".join(sentences)
