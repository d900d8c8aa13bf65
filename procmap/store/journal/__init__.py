"""Edits as they are made, kept for the next start, and who has a map open."""
