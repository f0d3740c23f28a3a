"""The example: a plan like the council's, told through the same commands that people use."""
