"""The desks: each joins one part of the window to catalogue, settings, record and voice."""
