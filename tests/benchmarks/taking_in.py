"""The two sides of an import: the tracker's preview and confirmation, and those of import-export."""

from collections.abc import Sequence
from typing import Any

from tests.benchmarks.ground import DAY, Ground
from tests.benchmarks.measured import Seconds, most_memory, most_memory_of_children
from tests.benchmarks.sheets import Line, workbook


def ours(ground: Ground, rows: Sequence[Line], seconds: Seconds) -> dict[str, float]:
    """Read, preview and confirm a workbook of these rows; gives the most memory of each process by then."""
    from actionplan.commands import imports, staging
    from actionplan.spreadsheet.preview import preview
    from actionplan.spreadsheet.reading import read

    file = ground.folder / "plan.xlsx"
    file.write_bytes(workbook(rows))
    with seconds.of("read"):
        reading = read(file, name=file.name)
    assert reading.readable, reading.errors
    child = most_memory_of_children()
    kept = {"content": file.read_bytes(), "file_name": file.name, "reading": reading.to_json()}
    staged = staging.stage(ground.plan, **kept, by=ground.by, at=ground.at)
    with seconds.of("preview"):
        shown = preview(reading, ground.plan, on=DAY)
    how = {"seen": shown.version, "by": ground.by, "because": "Imported for a benchmark", "at": ground.at}
    with seconds.of("confirm"):
        imports.confirm(staged, shown.actions, **how)
    return {"web": most_memory(), "child": child}


def theirs(ground: Ground, rows: Sequence[Line], seconds: Seconds, *, in_bulk: bool = False) -> int:
    """Read and import a workbook of these rows as the stock admin does; gives the number of the change it writes."""
    from import_export.formats.base_formats import XLSX

    from actionplan.commands.recording import recording
    from tests.benchmarks import stock

    content = workbook(rows)
    for _ in ("the preview", "the confirmation"):
        with seconds.of("read"):
            XLSX().create_dataset(content)
    data = stock.dataset(rows)
    how: dict[str, Any] = {"by": ground.by, "because": "Imported for a benchmark", "at": ground.at}
    with recording("benchmark", **how, plan=ground.plan) as record:
        change = record.change
    resource = (stock.BulkResource if in_bulk else stock.StockResource)(ground.plan, change)
    with seconds.of("preview"):
        stock.take_in(resource, data, dry_run=True)
    with seconds.of("confirm"):
        stock.take_in(resource, data, dry_run=False)
    return int(change.pk)
