"""The settings page: a list of categories, and a panel of rows for each."""
