"""The strip: the process drawn in characters, in any room, as pure functions."""
