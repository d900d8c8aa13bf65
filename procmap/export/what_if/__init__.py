"""A what-if in words: levers and changes, the verdict, the figures, and the text and data made of them."""
