"""Pure functions from a map to figures."""
