"""The periodic report (báo cáo định kỳ): results by group of tasks, scores, shortfalls.

Every sentence rests on a figure of the result; nothing is judged that is not counted.
"""

from collections.abc import Iterator
from itertools import groupby

from danvan_scoring.model.attention import Matter
from danvan_scoring.model.notation import day, number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.findings import moved, strong_and_weak
from danvan_scoring.reports.standing import standing_lines
from danvan_scoring.reports.tables.models import model_counts_table, models_table
from danvan_scoring.reports.tables.plan import percent, reports_table
from danvan_scoring.reports.word.frame import day_written, foot, head, title
from danvan_scoring.reports.word.numbering import numerals
from danvan_scoring.reports.word.paper import Paper
from danvan_scoring.reports.word.rankings import put_class_counts, put_rankings
from danvan_scoring.stages.attention import attention
from danvan_scoring.stages.models import model_counts
from danvan_scoring.stages.plan_list import TaskLine, group_lines, report_lines, task_lines

_KIND = Text("BÁO CÁO", "REPORT")
_ABSTRACT = Text(
    "Kết quả thực hiện công tác dân vận chính quyền",
    "On the mass-mobilisation work of the administration",
)
_SHORTFALLS = (
    Matter.ERROR, Matter.NOT_SUBMITTED, Matter.NOT_ELIGIBLE, Matter.GATE, Matter.MISSING,
    Matter.REPORT_NOT_SENT, Matter.REPORT_LATE, Matter.TARGET_NOT_MET, Matter.MONTH_WITHOUT_POST,
)  # fmt: skip


def periodic_report(publication: Publication, language: Language) -> bytes:
    """Write the report, with the tables of ranks and models as its annexes."""
    found, office = publication.found, publication.office
    paper = Paper(publication, language, _ABSTRACT.pick(language))
    head(paper, office, language, "BC", day_written(found.as_of))
    title(paper, _KIND.pick(language), _ABSTRACT.pick(language), *_about(publication, language))
    for line in standing_lines(publication):
        paper.add(line.pick(language), "Lưu ý")
    numbers = numerals()
    if found.compliance is not None:
        _plan(paper, next(numbers), publication, found.compliance, language)
    _scores(paper, next(numbers), publication, language)
    if model_counts(found.submissions, found.as_of) is not None:
        _models(paper, next(numbers), publication, language)
    _shortfalls(paper, next(numbers), publication, language)
    foot(paper, office, language)
    _annexes(paper, publication, language)
    return paper.saved()


def _about(publication: Publication, language: Language) -> Iterator[str]:
    compliance = publication.found.compliance
    if compliance is not None and compliance.report is not None:
        yield f"({compliance.report.title})"
    else:
        yield f"({publication.period.title})"
    until = day(publication.found.as_of)
    yield Text(f"(Tính đến ngày {until.vi})", f"(As of {until.en})").pick(language)


def _plan(
    paper: Paper, numeral: str, publication: Publication, compliance: Compliance, language: Language
) -> None:
    names = publication.found.submissions.names
    heading = Text("KẾT QUẢ THỰC HIỆN KẾ HOẠCH", "CARRYING OUT THE PLAN").pick(language)
    paper.add(f"{numeral}. {heading}", "Heading 1")
    groups = group_lines(compliance)
    done, owed = sum(g.numerator for g in groups), sum(g.denominator for g in groups)
    plan = compliance.plan.title
    told = Text(
        f"Thực hiện {plan}, {len(names)} đơn vị đã hoàn thành {done}/{owed} lượt nhiệm vụ phải "
        "thực hiện. Kết quả theo từng nhóm nhiệm vụ như sau:",
        f"Of {plan}, {len(names)} units have carried out {done} of {owed} turns of tasks. By group "
        "of tasks:",
    )
    paper.add(told.pick(language), "Nội dung")
    lines = task_lines(compliance, names)
    for place, group in enumerate(groups, 1):
        share = percent(group.share, language)
        counted = f"{group.numerator}/{group.denominator}, {share} %"
        paper.add(f"{place}. {group.title} ({counted})", "Heading 2")
        for line in lines:
            if line.group == group.code:
                paper.add(_task(line, language), "List Bullet")
    table = reports_table(report_lines(compliance, names), language)
    if table.rows:
        paper.add(table.title, "Tiêu đề bảng")
        paper.table(table)


def _task(line: TaskLine, language: Language) -> str:
    """One task: how many have done it, whether that is enough, and who has not."""
    share, last = percent(line.share, language), day(line.last_day)
    told = Text(
        f"{line.code} {line.title}: {line.numerator}/{line.denominator} đơn vị đã thực hiện "
        f"({share} %)",
        f"{line.code} {line.title}: {line.numerator} of {line.denominator} units have done it "
        f"({share} %)",
    ).pick(language)
    if line.target is not None:
        target = number(line.target)
        words = {
            True: Text("đạt", "met"),
            False: Text("chưa đạt", "not met"),
            None: Text("chưa xác định", "undecided"),
        }[line.met]
        told += Text(
            f"; chỉ tiêu {target.vi} %: {words.vi}", f"; target {target.en} %: {words.en}"
        ).pick(language)
    if line.open:
        told += Text(f"; còn hạn đến {last.vi}", f"; open until {last.en}").pick(language)
    elif line.missing:
        who = "; ".join(line.missing)
        told += Text(f". Chưa hoàn thành: {who}", f". Not done by: {who}").pick(language)
    return told + "."


def _scores(paper: Paper, numeral: str, publication: Publication, language: Language) -> None:
    heading = Text("KẾT QUẢ CHẤM ĐIỂM, XẾP LOẠI", "SCORES AND CLASSES").pick(language)
    paper.add(f"{numeral}. {heading}", "Heading 1")
    put_class_counts(paper, publication, language)
    for about, sentences in strong_and_weak(publication.found):
        paper.add(about.pick(language), "Heading 2")
        for sentence in sentences:
            paper.add(sentence.pick(language), "List Bullet")
    sentences = [*moved(publication)]
    if sentences:
        paper.add(Text("So với kỳ trước", "Since the last period").pick(language), "Heading 2")
        for sentence in sentences:
            paper.add(sentence.pick(language), "List Bullet")


def _models(paper: Paper, numeral: str, publication: Publication, language: Language) -> None:
    found = publication.found
    models = model_counts(found.submissions, found.as_of)
    assert models is not None  # asked before
    table = model_counts_table(models, language)
    paper.add(f"{numeral}. {table.title.upper()}", "Heading 1")
    having, units = len(models.having_one()), len(found.submissions.units)
    told = Text(
        f"{having}/{units} đơn vị có mô hình đang triển khai hoặc được công nhận; danh sách ở phụ "
        "lục.",
        f"{having} of {units} units have a model under way or recognised; the annex lists them.",
    )
    paper.add(told.pick(language), "Nội dung")
    paper.table(table, [len(table.rows) - 1])


def _shortfalls(paper: Paper, numeral: str, publication: Publication, language: Language) -> None:
    heading = Text("TỒN TẠI, HẠN CHẾ", "SHORTFALLS").pick(language)
    paper.add(f"{numeral}. {heading}", "Heading 1")
    notes = [
        note
        for result in publication.found.results
        for note in attention(result)
        if note.matter in _SHORTFALLS
    ]
    if not notes:
        none = Text("Số liệu của kỳ không cho thấy tồn tại nào.", "The figures show none.")
        paper.add(none.pick(language), "Nội dung")
    for matter, own in groupby(notes, key=lambda note: note.matter):
        texts = [note.text.pick(language) for note in own]
        paper.add(f"{matter.label.pick(language)} ({len(texts)})", "Heading 2")
        for text in texts:
            paper.add(text, "List Bullet")


def _annexes(paper: Paper, publication: Publication, language: Language) -> None:
    annex = Text("Phụ lục {}", "Annex {}").pick(language)
    numbers = numerals()
    paper.new_page()
    ranks = Text("XẾP HẠNG, XẾP LOẠI", "RANKS AND CLASSES").pick(language)
    title(paper, annex.format(next(numbers)), ranks)
    put_rankings(paper, publication, language)
    table = models_table(publication.found, language)
    if table is not None and table.rows:
        paper.new_page()
        title(paper, annex.format(next(numbers)), table.title.upper())
        paper.table(table)
