"""The main window: routines, the selected routine, the selected exercise."""
