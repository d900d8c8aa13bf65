"""What `procmap check` does: which maps are meant, judging them, comparing them, and the forms of saying it."""
