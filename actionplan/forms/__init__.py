"""What people type: fields, their words, and what they become when they are right."""
