"""The parts of the printed report on the registers: models "Dân vận khéo", and posts."""

from collections.abc import Mapping

from danvan_scoring.cli.report_plan import named
from danvan_scoring.io.tables import Column, paragraph, table
from danvan_scoring.model.register import Channel
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.tables.models import model_counts_table
from danvan_scoring.stages.models import checked_tasks, model_counts
from danvan_scoring.stages.posts import PostCounts, post_counts


def models_section(found: PeriodResult, language: Language) -> str:
    """Write how many models there are, and who has none; nothing if no register is kept."""
    models = model_counts(found.submissions, found.as_of)
    if models is None:
        return ""
    counted = model_counts_table(models, language)
    names = found.submissions.names
    blocks = [counted.title.upper(), table(counted.columns, counted.rows)]
    for line in checked_tasks(found.compliance, models):
        text = Text(
            f"Nhiệm vụ {line.task.code}: theo sổ, {len(line.having)}/{line.owed} đơn vị có mô hình "
            f"đang triển khai; theo tiến độ đã báo, {line.told}/{line.owed}.",
            f"Task {line.task.code}: by the register {len(line.having)}/{line.owed} units have a "
            f"model under way; by the progress that was told {line.told}/{line.owed}.",
        )
        blocks.append(paragraph(text.pick(language)))
        if line.lacking:
            who = named([names[u] for u in line.lacking], Text("khác", "more").pick(language))
            none = Text("Chưa có mô hình đang triển khai", "No model under way").pick(language)
            blocks.append(paragraph(f"{none}: {who}", "", "  "))
    return "\n\n".join(blocks)


def posts_section(found: PeriodResult, language: Language) -> str:
    """Write how many posts there are, and which months lack one; nothing if no list is kept."""
    plan = found.compliance.plan if found.compliance else None
    posts = post_counts(found.submissions, plan, found.as_of)
    if posts is None:
        return ""
    names = found.submissions.names
    title = Text("Tin, bài tuyên truyền", "Posts").pick(language).upper()
    wrote = sum(posts.of_unit(unit) > 0 for unit in posts.by_unit)
    by_channel = ", ".join(
        f"{channel.label.pick(language)} {posts.by_channel[channel]}"
        for channel in Channel
        if posts.by_channel[channel]
    )
    text = Text(
        f"{posts.total} tin, bài của {wrote}/{len(names)} đơn vị: {by_channel}.",
        f"{posts.total} posts of {wrote}/{len(names)} units: {by_channel}.",
    )
    blocks = [title, paragraph(text.pick(language)), _months(posts, names, language)]
    for unit, empty in posts.empty.items():
        if empty:
            label = Text("tháng không có tin, bài", "months without a post").pick(language)
            months = ", ".join(map(str, empty))
            blocks.append(paragraph(f"{names[unit]}: {label}: {months}", "", "  "))
    return "\n\n".join(block for block in blocks if block)


def _months(posts: PostCounts, names: Mapping[str, str], language: Language) -> str:
    """One line for each unit that is to publish, and one for all units."""
    if not posts.months:
        return ""
    columns = [
        Column(Text("Đơn vị", "Unit").pick(language), flexible=True),
        *(Column(str(month), "right") for month in posts.months),
        Column(Text("Cộng", "Total").pick(language), "right"),
    ]
    lines = [(names[unit], [posts.by_unit[unit][m] for m in posts.months]) for unit in posts.empty]
    everybody = [sum(own[month] for own in posts.by_unit.values()) for month in posts.months]
    lines.append((Text("Mọi đơn vị", "All units").pick(language), everybody))
    return table(columns, [[name, *map(str, (*counts, sum(counts)))] for name, counts in lines])
