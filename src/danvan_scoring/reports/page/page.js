"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  // Letters without marks: đ has none to strip, it is a letter of its own.
  const plain = (text) =>
    text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ");

  // Sorting. What is no number stands last, whichever way the numbers run.
  const value = (cell, numeric) => {
    if (cell.dataset.v !== undefined) return Number(cell.dataset.v);
    const text = cell.textContent.trim();
    if (!numeric) return text;
    const found = /^[=+−-]?\s*\d+([.,]\d+)?/.exec(text);
    if (!found) return null;
    return Number(found[0].replace(/[=+\s]/g, "").replace("−", "-").replace(",", "."));
  };
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const sort = (table, heading, place) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const numeric = heading.classList.contains("n");
    const rows = [...table.tBodies[0].rows].map((row) => [value(row.cells[place], numeric), row]);
    rows.sort(([a], [b]) => {
      if (a === null || b === null) return (a === null) - (b === null);
      const order = typeof a === "number" ? a - b : compare(a, b);
      return down ? -order : order;
    });
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  for (const table of all("table.sort")) {
    all("thead th", table).forEach((heading, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading, place));
      // On paper, where headings are repeated on every page, Chromium leaves out buttons.
      const printed = document.createElement("span");
      printed.className = "print";
      printed.textContent = button.textContent;
      heading.append(button, printed);
    });
  }

  // Searching and filtering.
  for (const box of all(".find")) {
    const target = document.getElementById(box.dataset.for);
    const items = target.tBodies ? [...target.tBodies[0].rows] : [...target.children];
    const names = items.map((item) => plain((item.querySelector("th, b") || item).textContent));
    const input = box.querySelector("input");
    const select = box.querySelector("select");
    const told = box.querySelector("output");
    const apply = () => {
      const words = plain(input.value).trim();
      const peers = select ? select.value : "";
      let shown = 0;
      items.forEach((item, place) => {
        const own = peers === "" || item.querySelector(".peers").textContent === peers;
        item.hidden = !(own && names[place].includes(words));
        shown += item.hidden ? 0 : 1;
      });
      told.textContent = told.dataset.text.replace("{}", shown).replace("{}", items.length);
    };
    input.addEventListener("input", apply);
    if (select) select.addEventListener("change", apply);
    box.hidden = false;
    apply();
  }

  // Titles stand once, with the criteria; an opened unit shows them beside its codes.
  const named = (text) => {
    const span = document.createElement("span");
    span.className = "t";
    span.textContent = text;
    return span;
  };
  const fill = (unit) => {
    if (unit.dataset.filled) return;
    unit.dataset.filled = "1";
    // The table beside them says what the bars show.
    all("svg", unit).forEach((drawn) => drawn.setAttribute("aria-hidden", "true"));
    for (const heading of all("tr > th:first-child", unit)) {
      const code = heading.textContent.trim();
      const home = document.getElementById(`c${unit.dataset.rubric}-${code}`);
      if (!home) continue;
      const link = document.createElement("a");
      link.href = `#${home.id}`;
      link.textContent = code;
      heading.replaceChildren(link, " ", named(home.querySelector(".t").textContent));
      const facts = all("ol.f li", home);
      all("ol > li", heading.parentNode).forEach((item, place) => {
        if (facts[place]) item.prepend(named(facts[place].textContent), ": ");
      });
    }
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.classList.contains("unit")) fill(event.target);
  }, true);
  for (const box of all(".all")) {
    box.hidden = false;
    for (const button of all("button", box)) {
      button.addEventListener("click", () => {
        for (const unit of all(".unit")) if (!unit.hidden) unit.open = button.dataset.open === "1";
      });
    }
  }

  // The map shows letters; who listens to it hears what the legend says of them.
  const words = new Map(all(".legend b[class]").map((mark) => [mark.className, mark.nextElementSibling.textContent]));
  for (const cell of all(".map td[class^='s']")) {
    const said = document.createElement("i");
    said.textContent = ` ${words.get(cell.className)}`;
    cell.append(said);
  }

  // A link into something closed opens it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details");
    if (closed) {
      closed.hidden = false;
      closed.open = true;
      closed.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
  });
  addEventListener("beforeprint", () => all(".unit[open]").forEach(fill));
  reveal();
})();
