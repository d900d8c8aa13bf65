"""Edits as pure functions from a map to a map, each with the name that undo uses."""
