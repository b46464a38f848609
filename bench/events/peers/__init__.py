"""What recoupe's events are measured against. One file a tool."""
