"""Reads and writes the workbooks that plans come in; reading happens in a child process with limits."""
