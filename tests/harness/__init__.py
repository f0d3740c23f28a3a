"""What the tests stand on: databases, a browser, and the one command that runs everything."""
