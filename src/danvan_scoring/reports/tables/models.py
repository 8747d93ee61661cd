"""Models "Dân vận khéo" as tables: how many, and which."""

from danvan_scoring.io.tables import Column
from danvan_scoring.model.register import ModelField, ModelState
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.models import ModelCounts, known_models

_TITLE = Text('Mô hình "Dân vận khéo"', 'Models "Dân vận khéo"')


def model_counts_table(models: ModelCounts, language: Language) -> Table:
    """Return how many models there are, by field of work and state."""
    columns = [
        Column(Text("Lĩnh vực", "Field").pick(language), flexible=True),
        *(Column(state.label.pick(language).capitalize(), "right") for state in ModelState),
        Column(Text("Cộng", "Total").pick(language), "right"),
    ]
    rows = []
    for field in (*ModelField, None):
        label = field.label if field else Text("cộng", "total")
        counts = [models.total(field=field, state=state) for state in ModelState]
        rows.append([label.pick(language).capitalize(), *map(str, (*counts, sum(counts)))])
    return Table(_TITLE.pick(language), columns, rows)


def models_table(found: PeriodResult, language: Language) -> Table | None:
    """Return the models by unit as they stand on the day; None if no register is kept."""
    models = known_models(found.submissions, found.as_of)
    if models is None:
        return None
    names = found.submissions.names
    columns = [
        Column(Text("Đơn vị", "Unit").pick(language), flexible=True),
        Column(Text("Mô hình", "Model").pick(language), flexible=True),
        Column(Text("Lĩnh vực", "Field").pick(language), flexible=True),
        Column(Text("Tình trạng", "State").pick(language), flexible=True),
    ]
    order = {unit: place for place, unit in enumerate(names)}
    listed = models.assign(place=models["unit"].map(order)).sort_values("place", kind="stable")
    rows = [
        [
            names[str(unit)],
            str(name),
            ModelField(field).label.pick(language),
            ModelState(state).label.pick(language),
        ]
        for unit, name, field, state in listed[["unit", "name", "field", "state"]].itertuples(
            index=False
        )
    ]
    return Table(_TITLE.pick(language), columns, rows)
