"""Robustness: how ranks and classes stand up to other judges, other weights and faulty facts.

After M. Saisana, A. Saltelli, S. Tarantola, "Uncertainty and sensitivity analysis techniques as
tools for the quality assessment of composite indicators", J. R. Stat. Soc. A 168 (2005).
"""
