"""What git knows of maps, and what a clone is told about them."""
