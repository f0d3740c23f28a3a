"""The terminal's commands: each says all with --help, and never ends in a traceback for bad input."""
