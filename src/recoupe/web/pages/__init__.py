"""The screens of the desk, one file each: what is read from the store, and which template shows it."""
