"""What Alembic runs: the migrations of this folder over the connection that `index.database` holds."""

from __future__ import annotations

from alembic import context

from index.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
