"""What alembic runs: migrations on the connection that `storage.migrate` hands over, in its one transaction."""

from alembic import context

from kjfz_bot.storage.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
