"""An older store brought up to this version, after a backup: one file a step, all steps in one transaction."""

from recoupe.store.migrations.migrate import Migrated, migrate_store

__all__ = ["Migrated", "migrate_store"]
