"""Rules that exercise and routine files share: names, ranges, and sentences that can be spoken."""

import re

from coach.content.shape import found

LONGEST_SENTENCE = 120
"""Characters; some eight seconds of speech."""

LONGEST_NAME = 60

LONGEST_REASON = 120
"""Characters of the reason why an exercise of a routine is off."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_POSE = re.compile(r"[a-z]+(-[a-z]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_UNSPEAKABLE = re.compile(
    r"[×÷±~<>|*#_\[\]()/\\&=+%°]"
    r"|\b\d+\s*(?:s|x|m|cm|mm|kg|lb|lbs|min|mins|sec|secs|hr|hrs|reps?)\b"
    r"|\b(?:e\.g|i\.e|etc|approx|incl|secs?|mins?|reps?)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Faults:
    """Collects the faults of one file.

    Attributes:
        name: the file, as the faults call it.
        lines: the faults so far.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []

    def add(self, key: str, what: str, expected: str) -> None:
        """Add one fault."""
        self.lines.append(f"{self.name}: {key}: found {what}, expected {expected}")

    def check_id(self, value: str, stem: str | None) -> None:
        """Check an id against its alphabet and, if there is one, the file's name."""
        if not _ID.fullmatch(value) or len(value) > LONGEST_NAME:
            self.add("id", found(value), "lower-case words (a-z, 0-9) joined by hyphens")
        elif stem is not None and value != stem:
            same = f'"{stem}", the same as the name of the file'
            named = f'the file to be named "{value}.toml"'
            self.add("id", found(value), same if _ID.fullmatch(stem) else named)

    def check_name(self, key: str, value: str) -> None:
        """Check a name or label: one printable line, neither empty nor long."""
        if not value.strip() or not value.isprintable() or len(value) > LONGEST_NAME:
            self.add(key, found(value), f"1 to {LONGEST_NAME} characters on one line")

    def check_line(self, key: str, value: str, most: int) -> None:
        """Check a text that is shown, not spoken: one printable line of at most so many signs."""
        if value != value.strip() or not value.isprintable() or len(value) > most:
            self.add(key, found(value), f"1 to {most} characters on one line, no space around them")

    def check_pose(self, key: str, value: str) -> None:
        """Check the name of a pose."""
        if value and not _POSE.fullmatch(value):
            self.add(key, found(value), "lower-case words joined by hyphens")

    def check_number(self, key: str, value: float | None, low: float, high: float) -> None:
        """Check that a number, if there is one, lies within limits."""
        if value is not None and not low <= value <= high:
            self.add(key, found(value), f"a number from {low:g} to {high:g}")

    def check_spoken(self, key: str, text: str, *, sided: bool = False) -> None:
        """Check that a voice can say a text: whole, short sentences without signs.

        Args:
            key: where the text stands.
            text: one or more sentences.
            sided: `{side}` and `{other}` may stand in it.
        """
        if not text.strip() or text != text.strip() or not text.isprintable():
            self.add(key, found(text), "a sentence on one line, without spaces around it")
            return
        for name in _PLACEHOLDER.findall(text):
            if name not in ("side", "other"):
                self.add(key, f"{{{name}}}", "{side} or {other}")
            elif not sided:
                self.add(key, f"{{{name}}}", "it only in the steps of an exercise that has sides")
        plain = _PLACEHOLDER.sub("right", text)
        if "{" in plain or "}" in plain:
            self.add(key, "a single brace", "{side} or {other}")
        for sentence in _SENTENCE_END.split(plain):
            if len(sentence) > LONGEST_SENTENCE:
                self.add(
                    key,
                    f"a sentence of {len(sentence)} characters",
                    f"at most {LONGEST_SENTENCE}",
                )
        if plain[-1] not in ".!?…":
            self.add(key, found(text[-20:]), "an end with . ! ? or …")
        if sign := _UNSPEAKABLE.search(plain):
            self.add(key, found(sign.group()), "words that a voice can say")
