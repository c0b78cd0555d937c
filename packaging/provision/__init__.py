"""The set-up behind README's two commands: standard library only, as nothing else is there yet."""
