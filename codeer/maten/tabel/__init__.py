"""Measures of a table of ratings: of every two coders (`per_paar`), or of all together (`compute`)."""
