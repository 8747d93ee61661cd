"""On which line of a TOML file each table, key and item of a list stands.

The standard library reads TOML without places. This reads the same text once more, for places
only, after tomllib has found it correct; so it need not check anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|\n"
    r"|[\[\]{}=,.]"
    r"|[^\s\[\]{}=,.\"'\#]+",
    re.DOTALL,
)


def line_map(text: str) -> dict[str, int]:
    r"""Return the line of each path such as `criterion.3.max` or `criterion.3.params.steps.0`.

    Examples:
        >>> line_map('id = 1\n[[group]]\ncode = "A"\n')
        {'id': 1, 'group': 2, 'group.0': 2, 'group.0.code': 3}
    """
    walk = _Walk(list(_tokens(text)))
    walk.document()
    return walk.lines


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if not token.startswith("#"):
            yield token, line
        line += token.count("\n")
    yield "", line


@dataclass
class _Walk:
    tokens: list[tuple[str, int]]
    at: int = 0
    lines: dict[str, int] = field(default_factory=dict)
    table: str = ""
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def symbol(self) -> str:
        return self.tokens[min(self.at, len(self.tokens) - 1)][0]

    @property
    def line(self) -> int:
        return self.tokens[min(self.at, len(self.tokens) - 1)][1]

    def document(self) -> None:
        while self.symbol:
            if self.symbol == "\n":
                self.at += 1
            elif self.symbol == "[":
                self.header()
            else:
                self.pair(self.table)

    def header(self) -> None:
        line = self.line
        self.at += 1
        is_array = self.symbol == "["
        self.at += is_array
        self.table = ""
        parts = self.key("]")
        for part in parts[:-1]:
            self.table = self.last(self.below(self.table, part))
        self.table = self.below(self.table, parts[-1])
        self.lines.setdefault(self.table, line)
        if is_array:
            self.sizes[self.table] = self.sizes.get(self.table, 0) + 1
            self.table = self.last(self.table)
            self.lines[self.table] = line
        self.at += 1 + is_array

    def pair(self, prefix: str) -> None:
        line = self.line
        for part in self.key("="):
            prefix = self.below(prefix, part)
            self.lines.setdefault(prefix, line)
        self.at += 1
        self.value(prefix)

    def value(self, path: str) -> None:
        if self.symbol == "{":
            self.at += 1
            while self.symbol not in {"}", ""}:
                if self.symbol in {",", "\n"}:
                    self.at += 1
                else:
                    self.pair(path)
            self.at += 1
        elif self.symbol == "[":
            self.array(path)
        else:
            # A number with a point, or a date, is several tokens: all up to what ends a value.
            while self.symbol not in {"", "\n", ",", "]", "}"}:
                self.at += 1

    def array(self, path: str) -> None:
        self.at += 1
        position = 0
        while self.symbol not in {"]", ""}:
            # A brace begins no value: it would never be passed in a text that is no TOML.
            if self.symbol in {",", "\n", "}"}:
                self.at += 1
            else:
                item = self.below(path, str(position))
                self.lines[item] = self.line
                self.value(item)
                position += 1
        self.at += 1

    def key(self, end: str) -> list[str]:
        parts = []
        while self.symbol not in {end, ""}:
            if self.symbol != ".":
                parts.append(self.symbol.strip("\"'"))
            self.at += 1
        return parts or [""]

    def below(self, prefix: str, part: str) -> str:
        return f"{prefix}.{part}" if prefix else part

    def last(self, path: str) -> str:
        """The last item of an array of tables, or the table itself."""
        return f"{path}.{self.sizes[path] - 1}" if path in self.sizes else path
