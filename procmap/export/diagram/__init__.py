"""The drawing of one side of a map, laid out by ourselves: pieces and arrows in their places, in points."""
