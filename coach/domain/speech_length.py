"""How long a sentence takes to say."""


def estimate_speech_ms(text: str) -> int:
    """Return an upper bound of the time a sentence takes at the usual rate, in milliseconds."""
    return 350 + 75 * len(text)
