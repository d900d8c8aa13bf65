"""The numbers of a side as bar charts: data first, lines of characters from them."""
