"""What every Mermaid drawing needs: labels that stay labels, whatever is in them."""

_ENTITIES = str.maketrans(
    {
        "#": "#35;",
        "&": "#amp;",
        '"': "#quot;",
        "<": "#lt;",
        ">": "#gt;",
        "`": "#96;",
        "\\": "#92;",
        "\n": " ",
    }
)
"""What would end a label or be read as markup in one, as Mermaid writes it."""


def quoted(*lines: str) -> str:
    """A label of one or several lines."""
    return '"' + "<br/>".join(line.translate(_ENTITIES) for line in lines) + '"'
