"""What git left to settle in a map."""
