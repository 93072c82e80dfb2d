"""Posts in the field and whether they are heard from."""
