"""Voices, tones and their playback.

A voice program writes each sentence to a file ahead of time (`espeak`, `piper`; on Windows and
macOS the system's own voice, `qt_system`); `cache` keeps the files; `qt_output` holds them loaded
and plays them on time; `qt_rendering` gets sentences ready, and `qt_voice` is what the window sees
of all this.
"""
