"""The screen that guides a session, and what drives it."""
