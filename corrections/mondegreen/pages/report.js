
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const [query, kind, by, shown] = ["query", "kind", "by", "shown"].map(find);
  const rows = [...document.querySelectorAll("tr.change")];
  const plain = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
  const texts = rows.map((row) => plain(row.textContent));
  const parts = [...document.querySelectorAll("section.part")];
  const apply = () => {
    const words = plain(query.value);
    let count = 0;
    rows.forEach((row, place) => {
      row.hidden = !(texts[place].includes(words)
        && (!kind.value || row.dataset.kind === kind.value)
        && (!by.value || row.dataset.by === by.value));
      count += row.hidden ? 0 : 1;
    });
    parts.forEach((part) => { part.hidden = count < rows.length && !part.querySelector("tr.change:not([hidden])"); });
    shown.textContent = `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
  };
  [query, kind, by].forEach((control) => control.addEventListener("input", apply));
  find("controls").addEventListener("submit", (event) => event.preventDefault());
  find("controls").hidden = rows.length < 2;
  apply();
})();
