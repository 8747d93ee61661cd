"""Tables of a report, made from a result and neutral of how they are laid out."""
