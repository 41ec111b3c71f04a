"""What a passage is searched by beside its vector: its sentences with their vectors, and its words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of passages anew, and record that it is to be filled again from the documents that are there."""
    _make_anew("sentences", "sentence_embeddings", "terms")
    op.execute("DELETE FROM facts WHERE name IN ('passages', 'vectors')")
    op.execute("INSERT INTO facts (name, value) SELECT 'passages', 'stale' WHERE EXISTS (SELECT 1 FROM documents)")
    op.execute("INSERT INTO facts (name, value) VALUES ('vectors', 'stale')")


def downgrade() -> None:
    """Make the table as it was before, without rows; documents that are read again fill it."""
    _make_anew()
    op.execute("DELETE FROM sources")


def _make_anew(*added: str) -> None:
    op.drop_table("passages")
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=16), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("embedding", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in added),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_passages_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("key", name=op.f("uq_passages_key")),
    )
    op.create_index(op.f("ix_passages_document_id"), "passages", ["document_id"], unique=False)
