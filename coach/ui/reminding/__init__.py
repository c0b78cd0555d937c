"""Reminders on the screen: notifications, the tray, and the panel that sets them."""
