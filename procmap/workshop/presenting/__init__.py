"""What the back row reads: one statement at a time, as large as the room there is."""
