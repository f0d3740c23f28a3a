"""The settings, the clock and the addresses of the site."""
