"""What is done: the only writers. Every command writes one change, with who, when and why."""
