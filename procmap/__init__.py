"""procmap maps a team's sales process, finds its weak links and sizes its staff."""

__version__ = "0.1.0"
