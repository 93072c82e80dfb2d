"""Where the cast of the tests waits for its call."""

import copy
from datetime import datetime

from django.apps import apps
from django.db import connection, transaction

from kentongan.cast import Cast, assemble
from kentongan.journal import append_only


class Stage:
    """The cast, assembled once by the real verbs; a test that wants it gets a copy of the rows.

    To assemble it for each of two thousand tests took longer than most of them. The rows wait in tables of their own,
    which no model knows, so that neither a test nor the flush between two tests sees them.
    """

    def __init__(self, at: datetime) -> None:
        before = self._filled()
        append_only.remove(connection)
        with transaction.atomic(), connection.cursor() as cursor:
            self.members = assemble(at).members
            self.tables = sorted(self._filled() - before)
            for table in self.tables:
                cursor.execute(f"CREATE TABLE stage_{table} AS SELECT * FROM {table}")
            for table in self.tables:
                cursor.execute(f"DELETE FROM {table}")
        append_only.install(connection)

    @staticmethod
    def _filled() -> set[str]:
        models = apps.get_models(include_auto_created=True)
        return {model._meta.db_table for model in models if model._base_manager.exists()}

    def enter(self) -> Cast:
        """Put the rows where they belong, within the test's transaction or one of their own."""
        with transaction.atomic(), connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(f"INSERT INTO {table} SELECT * FROM stage_{table}")
        return Cast(copy.deepcopy(self.members))
