"""The open map: undo, saving, what was left unsaved, what others changed."""
