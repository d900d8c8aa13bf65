"""Other numbers tried on a side, without touching the map."""
