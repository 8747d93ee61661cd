"""The verbs of scoring: pure functions from nouns to nouns, which do not know one another."""
