"""The two sides held against each other, change by change, as pure functions."""
