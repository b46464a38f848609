"""What people decide about pages, and the upkeep of the file."""
