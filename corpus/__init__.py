"""Texts of this domain, marked by hand; GUIDELINE.md says how."""
