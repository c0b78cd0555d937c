"""Exercises and routines of the user's own, as files in a data folder."""

from collections.abc import Mapping
from pathlib import Path


def exercise_file(
    exercise_id: str, name: str, position: str, *, hold_seconds: int, reps: int, sets: int
) -> str:
    """Return a small exercise for both sides together, with a step of every kind."""
    dose = f"hold_seconds = {hold_seconds}, reps = {reps}, sets = {sets}"
    return f"""\
id = "{exercise_id}"
name = "{name}"
kind = "strength"
position = "{position}"
sides = "both"
safety = "Go gently, and stop before it hurts."
steps = [
  {{ part = "setup", text = "Get into position." }},
  {{ part = "movement", text = "Move slowly.", cue = "Move." }},
  {{ part = "hold", text = "Stay there and breathe." }},
  {{ part = "return", text = "Let go.", cue = "Let go." }},
]
profiles = [{{ source = "user", stated = {{ {dose} }}, default = true }}]
"""


def write_own(data_dir: Path, *, exercises: Mapping[str, str], routines: Mapping[str, str]) -> None:
    """Write files, each with its text by the name that it has without its ending."""
    for folder, files in (("exercises", exercises), ("routines", routines)):
        (data_dir / folder).mkdir(parents=True, exist_ok=True)
        for stem, text in files.items():
            (data_dir / folder / f"{stem}.toml").write_text(text, "utf-8")
