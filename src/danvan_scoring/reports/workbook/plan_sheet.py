"""The plan (Nhiệm vụ): which unit has done which task, in letters that need no colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name

from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.text import Text
from danvan_scoring.reports.workbook.book import Book
from danvan_scoring.reports.workbook.heads import write_head
from danvan_scoring.reports.workbook.page import Page
from danvan_scoring.stages.plan_list import REPORT_STATES, TaskLine, task_lines

TITLE = Text("Nhiệm vụ", "Tasks")
_NOTE = Text(
    "Số đã làm, phải làm, tỷ lệ và kết quả là công thức trên các chữ của dòng. Giải thích chữ: ",
    "Done, bound, percentage and result are formulas over the letters of the row. The letters: ",
)
LETTERS: Mapping[TaskState, tuple[Text, str]] = {
    TaskState.DONE_ON_TIME: (Text("Đ", "D"), "#C6E0B4"),
    TaskState.DONE_LATE: (Text("Q", "L"), "#FFE699"),
    TaskState.PARTLY: (Text("P", "P"), "#FCE4D6"),
    TaskState.NOT_DONE: (Text("C", "N"), "#F4B183"),
    TaskState.NOT_DUE: (Text("H", "F"), "#DDEBF7"),
    TaskState.NOT_APPLICABLE: (Text("–", "–"), "#F2F2F2"),
    TaskState.WAIVED: (Text("M", "W"), "#E4DFEC"),
    TaskState.NO_DATA: (Text("?", "?"), "#D9D9D9"),
}
"""A letter and a colour for each state of a task."""

_OF_REPORTS = {
    "on_time": TaskState.DONE_ON_TIME,
    "late": TaskState.DONE_LATE,
    "not_sent": TaskState.NOT_DONE,
    "not_due": TaskState.NOT_DUE,
    "not_applicable": TaskState.NOT_APPLICABLE,
}
"""The state of a task whose letter and colour stands for the state of a report."""

_TOP = 6
_COLUMNS = (
    (Text("Mã", "Code"), 8),
    (Text("Nhiệm vụ", "Task"), 44),
    (Text("Hạn", "Due"), 11.5),
    (Text("Đã làm", "Done"), 7),
    (Text("Phải làm", "Bound"), 7),
    (Text("Tỷ lệ %", "Percent"), 8.5),
    (Text("Chỉ tiêu %", "Target %"), 8.5),
    (Text("Kết quả", "Result"), 12),
)
_FIRST = len(_COLUMNS)
_MET = {
    True: Text("đạt", "met"),
    False: Text("chưa đạt", "not met"),
}
_NOT_YET = Text("chưa đạt, còn hạn", "not met yet")


@dataclass(frozen=True)
class PlanSheet:
    """Writes the matrix of tasks and units, and that of reports and units below it."""

    book: Book
    page: Page
    compliance: Compliance

    def write(self) -> None:
        """Write headings, tasks, reports and colours."""
        page, names = self.page, self.book.publication.found.submissions.names
        last = _FIRST + len(self._units) - 1
        page.columns([*(width for _, width in _COLUMNS), *[3.3] * len(self._units)])
        write_head(self.book, page, None, TITLE, [self._legend()], min(last, _FIRST + 20))
        page.block(4, self._legend(reports=True).pick(self.book.language), "note", _FIRST + 20)
        self._headings(_TOP - 1, [text for text, _ in _COLUMNS])
        lines = task_lines(self.compliance, names)
        for row, line in enumerate(lines, _TOP):
            self._task(row, line)
        bottom = _TOP + len(lines) - 1
        page.sheet.autofilter(_TOP - 1, 0, bottom, _FIRST - 1)
        if self.compliance.plan.reports:
            bottom = self._reports(bottom + 2)
        self._colours(bottom)
        page.sheet.freeze_panes(_TOP, 2)
        page.printed(_TOP - 1, bottom, last)

    @cached_property
    def _units(self) -> list[str]:
        return [str(unit) for unit in self.book.publication.found.submissions.units.index]

    def _legend(self, *, reports: bool = False) -> Text:
        if reports:
            pairs = [(LETTERS[own][0], REPORT_STATES[key]) for key, own in _OF_REPORTS.items()]
            head = Text("Chữ ở dòng báo cáo: ", "Letters of reports: ")
        else:
            pairs = [(letter, state.label) for state, (letter, _) in LETTERS.items()]
            head = _NOTE
        return Text(
            head.vi + "; ".join(f"{letter.vi} = {word.vi}" for letter, word in pairs) + ".",
            head.en + "; ".join(f"{letter.en} = {word.en}" for letter, word in pairs) + ".",
        )

    def _headings(self, row: int, texts: Sequence[Text]) -> None:
        names = self.book.publication.found.submissions.names
        for column, text in enumerate(texts):
            self.page.text(row, column, text.pick(self.book.language), "heading")
        for column, unit in enumerate(self._units, _FIRST):
            self.page.text(row, column, names[unit], "heading_up")
        longest = max(len(names[unit]) for unit in self._units)
        self.page.sheet.set_row(row, min(60 + 4 * longest, 260))

    def _task(self, row: int, line: TaskLine) -> None:
        page, styles = self.page, self.page.styles
        page.text(row, 0, line.code)
        page.text(row, 1, line.title)
        page.day(row, 2, line.last_day)
        self._counts(row, line.numerator, line.denominator)
        done, bound, target = (f"${xl_col_to_name(column)}{row + 1}" for column in (3, 4, 6))
        share = 0.0 if line.share is None else float(line.share)
        page.live(
            row, 5, f'IF({bound}=0,"",ROUND({done}*100/{bound},2))',
            "" if line.share is None else share, styles.number("points", 2),
        )  # fmt: skip
        if line.target is None:
            page.text(row, 6, "")
        else:
            page.number(row, 6, float(line.target), "general")
        short = _NOT_YET if line.open else _MET[False]
        met, unmet = (text.pick(self.book.language) for text in (_MET[True], short))
        known = "" if line.met is None else met if line.met else unmet
        formula = f'IF(ROUND({done}*100-{target}*{bound},6)>=0,"{met}","{unmet}")'
        page.live(row, 7, f'IF(OR({target}="",{bound}=0),"",{formula})', known, "middle")
        self._letters(row, self._states.get(line.code, {}))
        page.height(row, [(1, line.title)])

    def _counts(self, row: int, done: int, bound: int) -> None:
        """Write how many have done what, as formulas over the letters of the row."""
        last = _FIRST + len(self._units) - 1
        own = f"${xl_col_to_name(_FIRST)}{row + 1}:${xl_col_to_name(last)}{row + 1}"
        letters = {state: self._letter(state) for state in LETTERS}

        def count(*states: TaskState) -> str:
            return "+".join(f'COUNTIF({own},"{letters[state]}")' for state in states)

        finished = count(TaskState.DONE_ON_TIME, TaskState.DONE_LATE)
        free = count(TaskState.NOT_APPLICABLE, TaskState.WAIVED)
        self.page.live(row, 3, finished, done, "count")
        self.page.live(row, 4, f"COUNTA({own})-({free})", bound, "count")

    def _letters(self, row: int, states: Mapping[str, TaskState]) -> None:
        for column, unit in enumerate(self._units, _FIRST):
            state = states.get(unit, TaskState.NOT_APPLICABLE)
            self.page.text(row, column, self._letter(state), "middle")

    def _letter(self, state: TaskState) -> str:
        return LETTERS[state][0].pick(self.book.language)

    @cached_property
    def _states(self) -> Mapping[str, Mapping[str, TaskState]]:
        found: dict[str, dict[str, TaskState]] = {}
        rows = self.compliance.tasks.to_dict("records")
        for row in rows:
            found.setdefault(row["task"], {})[str(row["unit"])] = TaskState(row["state"])
        return found

    def _reports(self, top: int) -> int:
        page, language = self.page, self.book.language
        texts = [own for own, _ in _COLUMNS]
        texts[1], texts[3] = Text("Báo cáo", "Report"), Text("Đã gửi", "Sent")
        texts[4] = Text("Phải gửi", "Owed")
        for column, text in enumerate(texts[:5]):
            page.text(top, column, text.pick(language), "heading")
        states: dict[str, dict[str, TaskState]] = {}
        for found in self.compliance.reports.to_dict("records"):
            own = _OF_REPORTS[found["state"]]
            states.setdefault(found["report"], {})[str(found["unit"])] = own
        free = TaskState.NOT_APPLICABLE
        for row, duty in enumerate(self.compliance.plan.reports, top + 1):
            told = states.get(duty.code, {})
            owed = [state for state in told.values() if state is not free]
            sent = [s for s in owed if s in (TaskState.DONE_ON_TIME, TaskState.DONE_LATE)]
            page.text(row, 0, duty.code)
            page.text(row, 1, duty.title)
            page.day(row, 2, duty.last_day)
            self._counts(row, len(sent), len(owed))
            self._letters(row, told)
            page.height(row, [(1, duty.title), (0, duty.code)])
        return top + len(self.compliance.plan.reports)

    def _colours(self, bottom: int) -> None:
        last = _FIRST + len(self._units) - 1
        first = f"{xl_col_to_name(_FIRST)}{_TOP + 1}"
        for state, (_, colour) in LETTERS.items():
            rule = {"type": "formula", "criteria": f'={first}="{self._letter(state)}"'}
            rule["format"] = self.page.styles.when(bg_color=colour)
            self.page.sheet.conditional_format(_TOP, _FIRST, bottom, last, rule)
