"""The SQLite record, settings and everything else kept on disk."""
