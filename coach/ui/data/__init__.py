"""The user's data: backups, export, import, deleting."""
