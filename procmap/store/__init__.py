"""Maps on disk: TOML to model and back, faults with their places, safe saving, the library of maps."""
