"""Answers: what `analysis` found, as sections that a council reads; one question a module."""
