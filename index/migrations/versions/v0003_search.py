"""What a passage is searched by beside its vector, and which documents are translations of each other."""

from collections.abc import Sequence

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
    op.execute("UPDATE facts SET value = 'stale' WHERE name = 'clusters'")
    _relate("compared", "document_id")
    measures: list[sa.Column[float]] = [sa.Column("figures", sa.Double()), sa.Column("names", sa.Double())]
    _relate(
        "likenesses", "document_id", "other_id", columns=[sa.Column("text", sa.Double(), nullable=False), *measures]
    )
    _relate("translations", "document_id", "other_id")


def downgrade() -> None:
    """Make the table as it was before, without rows; documents that are read again fill it."""
    for name in ("translations", "likenesses", "compared"):
        op.drop_table(name)
    _make_anew()
    op.execute("DELETE FROM sources")


def _relate(table: str, *names: str, columns: Sequence[sa.Column[float]] = ()) -> None:
    """Make a table about documents, whose rows go with them."""
    keys = [
        sa.ForeignKeyConstraint([name], ["documents.id"], name=op.f(f"fk_{table}_{name}"), ondelete="CASCADE")
        for name in names
    ]
    primary = sa.PrimaryKeyConstraint(*names, name=op.f(f"pk_{table}"))
    op.create_table(table, *(sa.Column(name, sa.Integer(), nullable=False) for name in names), *columns, *keys, primary)
    for name in names[1:]:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


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
