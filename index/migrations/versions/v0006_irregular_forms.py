"""Passages are looked up by the stems of irregular forms too ("fell" by "fall"), which those that are there lack."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the passages, and record that they are to be made again from the documents that are there."""
    _make_again()


def downgrade() -> None:
    """Have them made again with the stems of the version before."""
    _make_again()


def _make_again() -> None:
    op.execute("DELETE FROM fresh_vectors")
    op.execute("DELETE FROM passages")
    op.execute("DELETE FROM facts WHERE name IN ('passages', 'vectors')")
    op.execute("INSERT INTO facts (name, value) SELECT 'passages', 'stale' WHERE EXISTS (SELECT 1 FROM documents)")
    op.execute("INSERT INTO facts (name, value) VALUES ('vectors', 'stale')")
