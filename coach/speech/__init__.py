"""Voices, tones and their playback."""
