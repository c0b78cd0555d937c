"""The page for a doctor or physiotherapist."""
