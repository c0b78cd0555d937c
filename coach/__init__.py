"""Back Coach: a calm, spoken exercise coach for people with lower back pain."""

__version__ = "0.1.0"
