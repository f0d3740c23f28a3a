"""What is true of a plan: pure functions over values, with no clock and no database."""
