"""What pictures that are kept depend on, beside the data that they show."""

ENGINE_VERSION = 6
"""Raised with every change of code that changes pictures: those of another version are stale."""
