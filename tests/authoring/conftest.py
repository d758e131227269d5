"""Hypothesis, as these tests use it: a slow machine is no fault, and nothing is left in the folder."""

from hypothesis import settings

settings.register_profile("boundaries", deadline=None, database=None)
settings.load_profile("boundaries")
