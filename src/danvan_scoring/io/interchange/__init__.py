"""JSON Lines: what came in for a period, and its results, for and from other programs."""
