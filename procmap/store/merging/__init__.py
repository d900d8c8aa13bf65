"""Three versions of a map into one: what each side changed is taken over, and what both changed is told apart."""
