"""Tables of a Word document, brought into the one shape that Markdown has. Pure."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from .package import WordError

# No page has room for more columns.
WIDEST = 100


def square(soup: BeautifulSoup) -> Iterator[str]:
    """Give every row of a table as many cells, none merged, and the first row the headers.

    Raises WordError when a table is too wide for any page.
    """
    is_merged = has_inner = has_lines = False
    for inner in soup.select("td table, th table"):
        has_inner = True
        _unwrap(inner)
    for table in soup.find_all("table"):
        for cell in table.find_all(["td", "th"]):
            is_merged |= cell.has_attr("colspan") or cell.has_attr("rowspan")
            has_lines |= len(cell.find_all("p")) > 1 or bool(cell.find(["br", "li"]))
        _fill(soup, table.find_all("tr"))
    if is_merged:
        yield "Merged cells were taken apart: the words stand in the first, the others are empty."
    if has_inner:
        yield "A table within a table is running text now."
    if has_lines:
        yield "Lines within a cell of a table are set apart by semicolons."


def _unwrap(inner: Tag) -> None:
    """Leave of a table a line for each row."""
    for paragraph in inner.find_all("p"):
        paragraph.append(" ")
        paragraph.unwrap()
    for row in inner.find_all("tr"):
        row.name = "p"
    for cell in inner.find_all(["td", "th"]):
        cell.append(" ")
        cell.name = "span"
    inner.name = "div"


def _fill(soup, rows) -> None:
    """Replace spans by empty cells, which hold the places of what was merged (HTML, 4.9.12.1)."""
    taken: set[tuple[int, int]] = set()
    grid: dict[tuple[int, int], Tag] = {}
    for down, row in enumerate(rows):
        across = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (down, across) in taken:
                across += 1
            grid[down, across] = cell
            high = range(_span(cell, "rowspan", most=len(rows)))
            wide = range(_span(cell, "colspan", most=WIDEST + 1))
            taken |= {(down + below, across + beside) for below in high for beside in wide}
    width = 1 + max((across for _, across in taken), default=0)
    if width > WIDEST:
        raise WordError(f"A table in this document has more than {WIDEST} columns.")
    for down, row in enumerate(rows):
        row.clear()
        for across in range(width):
            cell = grid.get((down, across)) or soup.new_tag("td")
            cell.name = "td" if down else "th"
            cell.attrs = {}
            row.append(cell)


def _span(cell: Tag, name: str, *, most: int) -> int:
    text = str(cell.get(name, "1"))
    return max(1, min(most, int(text))) if text.isdecimal() else 1
