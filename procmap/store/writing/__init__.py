"""A changed map back into its text, with comments and layout kept, and the one form of a text."""
