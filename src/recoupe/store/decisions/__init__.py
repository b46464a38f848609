"""What people decide about the items of pages: append-only, an overlay, never an edit."""
