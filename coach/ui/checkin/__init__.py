"""Asking how the back is, and suggesting what follows from it."""
