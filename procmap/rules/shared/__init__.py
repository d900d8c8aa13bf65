"""What several rules ask in the same words."""
