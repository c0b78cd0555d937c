"""From TOML files to checked domain values."""
