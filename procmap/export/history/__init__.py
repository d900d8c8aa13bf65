"""How a map moved over its commits."""
