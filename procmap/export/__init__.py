"""Maps and findings as diagrams, text and data."""
