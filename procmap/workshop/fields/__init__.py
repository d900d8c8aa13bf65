"""Every field of the format as data: what it is called, how it is typed, what a good answer looks like."""
