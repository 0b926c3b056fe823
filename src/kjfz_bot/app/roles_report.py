"""The table of roles as an operator sees it: each action, who may do it to what, and what forbids it all the same."""

from __future__ import annotations

from typing import Any

from rich.table import Table

from kjfz_bot.domain.access_table import CELLS, ROLES, Cell


def roles_json() -> dict[str, Any]:
    """The table by action and role; an action has no entry for a role that may not do it."""
    return {action: {role: _cell_json(row[role]) for role in ROLES if role in row} for action, row in CELLS.items()}


def _cell_json(cell: Cell) -> dict[str, Any]:
    return {"relation": cell.relation, "unless": list(cell.unless), "conditions": sorted(cell.conditions)}


def roles_table() -> Table:
    """The same for people: a line for each action and role."""
    table = Table("action", "role", "whose", "not where", "on condition", title="Who may do what; all else is denied")
    for action, row in CELLS.items():
        for place, role in enumerate(role for role in ROLES if role in row):
            cell = row[role]
            conditions = ", ".join(sorted(cell.conditions))
            table.add_row(action if place == 0 else "", role, cell.relation, ", ".join(cell.unless), conditions)
        table.add_section()
    return table
