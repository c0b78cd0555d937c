"""Speaking on the session bus without waiting."""
