"""Sheets: a map as tables of cells, for each step and each form."""
