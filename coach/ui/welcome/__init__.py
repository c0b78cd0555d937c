"""The first run: what the program is and is not, and a first short session."""
