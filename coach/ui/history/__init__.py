"""The history page: weeks, calendar, sessions, pain diary and totals."""
