"""Homework: what a map still lacks, asked of the people who know it, and their answers taken in."""
