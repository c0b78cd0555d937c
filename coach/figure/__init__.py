"""The moving human figure."""
