"""The nouns of scoring: frozen types that every other room speaks in."""
