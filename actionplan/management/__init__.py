"""What an operator runs from the terminal."""
