"use strict";
// Steps through the quarters of a chart, hides its bands and opens tables. Nothing here is needed to read the page.

/** What the table says of one quarter: "September 2016: published 1,082,100; median 1,103,100". */
function wordsOf(table, index) {
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const cells = [...table.tBodies[0].rows[index].cells].map((cell) => cell.textContent);
  const said = heads.map((head, i) => (i > 0 && cells[i] !== "" ? head + " " + cells[i] : "")).filter((words) => words !== "");
  return cells[0] + ": " + (said.length > 0 ? said.join("; ") : "no figures");
}

function addStepping(figure) {
  const stepper = figure.querySelector(".stepper");
  const range = stepper.querySelector("input");
  const said = stepper.querySelector(".said");
  const table = figure.querySelector("table");
  const step = (to) => {
    const index = Math.min(Math.max(to, 0), Number(range.max));
    range.value = String(index);
    const words = wordsOf(table, index);
    range.setAttribute("aria-valuetext", words.slice(0, words.indexOf(":")));
    said.textContent = words;
    for (const line of figure.querySelectorAll(".cursor")) {
      const x = Number(line.dataset.first) + Number(line.dataset.step) * index;
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
      line.setAttribute("visibility", "visible");
    }
  };
  range.setAttribute("aria-valuetext", wordsOf(table, Number(range.value)).split(":")[0]);
  range.addEventListener("input", () => step(Number(range.value)));
  stepper.querySelector(".previous").addEventListener("click", () => step(Number(range.value) - 1));
  stepper.querySelector(".next").addEventListener("click", () => step(Number(range.value) + 1));
  stepper.hidden = false;
}

function addToggle(box) {
  const what = box.dataset.shows;
  box.addEventListener("change", () => {
    if (what === "tables") for (const table of document.querySelectorAll("figure details")) table.open = box.checked;
    else document.body.classList.toggle("without-" + what, !box.checked);
  });
}

for (const figure of document.querySelectorAll("figure.stepped")) addStepping(figure);
for (const box of document.querySelectorAll(".toggles input")) addToggle(box);
document.querySelector(".toggles").hidden = false;
