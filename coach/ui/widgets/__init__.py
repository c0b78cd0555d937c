"""The controls and cards that every screen is made of."""
