"""The exercise library: cards to look through, one exercise in full, and the advice pages."""
