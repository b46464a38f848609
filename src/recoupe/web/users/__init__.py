"""Who may use a shared desk: names, roles and passwords in a file, and who is signed in."""

from recoupe.web.users.entries import ROLES, Entry, Role, change_entry, read_entries, remove_entry
from recoupe.web.users.signed_in import Users, open_users

__all__ = ["ROLES", "Entry", "Role", "Users", "change_entry", "open_users", "read_entries", "remove_entry"]
