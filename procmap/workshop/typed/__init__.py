"""What people type, and what they read of it: numbers, shares, estimates, choices, one line at a time."""
