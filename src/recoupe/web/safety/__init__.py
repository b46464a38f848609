"""What keeps strangers, and the pages that are read, from doing anything in the desk."""
