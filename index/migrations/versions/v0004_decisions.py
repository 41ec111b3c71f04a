"""Decisions about findings, and the findings that were shown."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "decisions",
        sa.Column("finding", sa.String(16), nullable=False),
        sa.Column("likeness", sa.String(16), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided", sa.String(10), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("finding", name=op.f("pk_decisions")),
    )
    op.create_table(
        "shown_findings",
        sa.Column("finding", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("finding", name=op.f("pk_shown_findings")),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("shown_findings")
    op.drop_table("decisions")
