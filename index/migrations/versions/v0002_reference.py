"""Reference series, against which claims are held."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table of series."""
    op.create_table(
        "reference_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", _ORDERED, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("observations", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_series")),
        sa.UniqueConstraint("name", name=op.f("uq_reference_series_name")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("reference_series")
