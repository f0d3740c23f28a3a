"""The improvement plan tracker: one Django app, a package for each layer."""
