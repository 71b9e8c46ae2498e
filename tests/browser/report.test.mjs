// The page of a run and of a comparison, as somebody opens them. FOLDERS lists their folders, which hold report.html.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { browser, csv, numberOf, open, quarterWords, rowsOf } from "./page.mjs";

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folders = (process.env.FOLDERS ?? "").split(":").filter((folder) => folder !== "");
assert.ok(folders.length > 0, "FOLDERS is empty: run tests/browser/run.sh");

let chromium;
before(async () => (chromium = await browser()));
after(async () => chromium.close());

const keyMeasures = { "measure-live-caseload": ["live_caseload", "total"], "measure-outstanding-arrears": ["outstanding_arrears", "all"],
  "measure-pct-cases-contributing": ["pct_cases_contributing", "all"] };
const statistics = { published: "published", median: "median", "90%: from": "p5", "90%: to": "p95", "50%: from": "p25", "50%: to": "p75" };

for (const folder of folders) {
  const name = path.basename(folder);

  test(`${name}: every chart is drawn, with its table, figures and words`, async () => {
    const { context, page } = await open(chromium, folder);
    const charts = await page.$$eval("figure.chart", (figures) =>
      figures.map((figure) => {
        const shown = [...figure.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
        return { id: figure.id, shown: shown.length, width: shown[0]?.getBoundingClientRect().width ?? 0,
          marks: shown[0]?.querySelectorAll("path, rect, circle").length ?? 0,
          named: shown[0] && shown[0].getAttribute("aria-labelledby").split(" ").every((id) => document.getElementById(id)?.textContent),
          title: figure.querySelector("h3").textContent, rows: figure.querySelectorAll("tbody tr").length,
          downloads: figure.querySelectorAll("a[download]").length,
          note: figure.textContent.includes("Illustrative projection, not official statistics") };
      }));
    assert.ok(charts.length >= 12, `only ${charts.length} charts`);
    for (const chart of charts) {
      assert.equal(chart.shown, 1, `${chart.id} shows ${chart.shown} drawings`);
      assert.ok(chart.width > 500 && chart.marks > 4, `${chart.id} is not drawn`);
      assert.ok(chart.named && chart.title.length > 10 && chart.rows > 1 && chart.downloads === 2 && chart.note, JSON.stringify(chart));
    }
    assert.equal(new Set(await page.$$eval("[id]", (all) => all.map((e) => e.id))).size, await page.locator("[id]").count(), "an id twice");
    await context.close();
  });

  test(`${name}: the numbers of the page are those of measures.csv`, async () => {
    const { context, page } = await open(chromium, folder);
    const rows = csv(folder, "measures.csv");
    const base = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8")).scenario;
    let compared = 0;
    for (const [id, [measure, breakdown]] of Object.entries(keyMeasures)) {
      const table = await page.$eval(`#${id} table`, (t) => [...t.rows].map((row) => [...row.cells].map((cell) => cell.textContent)));
      const wanted = new Map(rows.filter((r) => r.scenario === base && r.measure === measure && r.breakdown === breakdown)
        .map((r) => [`${quarterWords(r.period_end)} ${r.statistic}`, Number(r.value_rounded)]));
      for (const row of table.slice(1))
        for (let i = 1; i < row.length; ++i) {
          const key = `${row[0]} ${statistics[table[0][i]]}`;
          if (row[i] === "") assert.ok(!wanted.has(key), `${id}: ${key} is left out`);
          else assert.ok(Math.abs(numberOf(row[i]) - wanted.get(key)) < 1e-9, `${id}: ${key}: ${row[i]}, not ${wanted.get(key)}`);
          compared += row[i] === "" ? 0 : 1;
        }
    }
    assert.ok(compared > 200, `only ${compared} numbers were compared`);
    await context.close();
  });

  test(`${name}: the keyboard steps through quarters and announces them`, async () => {
    const { context, page } = await open(chromium, folder);
    const figure = page.locator("#measure-live-caseload");
    const range = figure.locator("input[type=range]");
    await range.focus();
    assert.equal(await range.getAttribute("aria-valuetext"), "December 2018");
    await page.keyboard.press("ArrowLeft");
    const said = figure.locator("[role=status][aria-live=polite]");
    const row = await figure.locator("tbody tr").nth(26).evaluate((tr) => [...tr.cells].map((cell) => cell.textContent));
    assert.equal(row[0], "September 2018");
    const words = await said.textContent();
    assert.ok(words.startsWith("September 2018: ") && row.slice(1).every((cell) => words.includes(cell)), words);
    const first = await figure.locator(".wide .cursor").first().getAttribute("x1");
    await page.keyboard.press("Home");
    assert.match(await said.textContent(), /^March 2012: /);
    assert.equal(await range.getAttribute("aria-valuetext"), "March 2012");
    assert.notEqual(await figure.locator(".wide .cursor").first().getAttribute("x1"), first);
    assert.equal(await figure.locator(".wide .cursor").first().getAttribute("visibility"), "visible");
    await figure.locator("button.next").focus();
    await page.keyboard.press("Enter");
    assert.match(await said.textContent(), /^June 2012: /);
    await context.close();
  });

  test(`${name}: toggles hide bands and open tables`, async () => {
    const { context, page } = await open(chromium, folder);
    const band = page.locator("#measure-live-caseload .wide .band-90");
    assert.ok(await band.isVisible());
    await page.getByLabel("9 in 10 band").uncheck();
    assert.ok(!(await band.isVisible()));
    assert.ok(!(await page.locator("#measure-live-caseload table").isVisible()));
    await page.getByLabel("all tables").check();
    assert.ok(await page.locator("#measure-live-caseload table").isVisible());
    await context.close();
  });

  test(`${name}: the figures and the chart can be saved, and are whole`, async () => {
    const { context, page } = await open(chromium, folder);
    const saved = async (ending) => {
      const [download] = await Promise.all([page.waitForEvent("download"),
        page.locator(`#measure-live-caseload a[download$=".${ending}"]`).click()]);
      return [download.suggestedFilename(), fs.readFileSync(await download.path(), "utf8")];
    };
    const [csvName, figures] = await saved("csv");
    assert.equal(csvName, "measure-live-caseload.csv");
    const last = rowsOf(figures).at(-1);
    const median = csv(folder, "measures.csv").find((r) => r.measure === "live_caseload" && r.breakdown === "total" &&
      r.period_end === "2018-12-31" && r.statistic === (last.median === "" ? "mean" : "median"));
    assert.ok(Math.abs(Number(last.median || last.mean) / Number(median.value) - 1) < 1e-8);
    const [svgName, svg] = await saved("svg");
    assert.equal(svgName, "measure-live-caseload.svg");
    const drawn = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      return { broken: parsed.querySelector("parsererror") !== null, words: parsed.documentElement.textContent, paths: parsed.querySelectorAll("path").length };
    }, svg);
    assert.ok(!drawn.broken && drawn.paths > 3 && drawn.words.includes("not official statistics"), JSON.stringify(drawn));
    await context.close();
  });

  test(`${name}: nothing is asked of the network and nothing is complained of`, async () => {
    const { context, page, wrong, asked, url } = await open(chromium, folder);
    await page.locator("#measure-live-caseload button.previous").click();
    await page.waitForTimeout(200);
    assert.deepEqual(asked.filter((a) => a !== url && !a.startsWith("data:")), []);
    assert.deepEqual(wrong, []);
    assert.ok(fs.statSync(path.join(folder, "report.html")).size < 2e6, "2 MB or more");
    await context.close();
  });

  for (const [what, options] of [["at 320 pixels", { viewport: { width: 320, height: 640 } }],
    ["at 400% zoom", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }]])
    test(`${name}: ${what} nothing but tables scrolls sideways`, async () => {
      const { context, page } = await open(chromium, folder, options);
      await page.getByLabel("all tables").check();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      const beyond = await page.$$eval("body *", (all) => all.filter((e) => !e.closest(".scroll, .skip, svg") && e.getBoundingClientRect().right > 321).map((e) => e.outerHTML.slice(0, 80)));
      assert.deepEqual(beyond, []);
      const small = await page.$$eval(".narrow svg", (all) => Math.min(...all.map((svg) => 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)));
      assert.ok(small >= 10, `letters of charts are ${small} pixels`);
      await context.close();
    });

  test(`${name}: with JavaScript off all can be read and no control is left over`, async () => {
    const { context, page } = await open(chromium, folder, { javaScriptEnabled: false });
    assert.ok(await page.locator("#measure-live-caseload .wide svg").isVisible());
    assert.equal(await page.locator("button:visible, input:visible").count(), 0);
    await page.locator("#measure-live-caseload summary").click();
    assert.ok(await page.locator("#measure-live-caseload table").isVisible());
    await context.close();
  });

  test(`${name}: it prints, with the note on every sheet`, async () => {
    const { context, page } = await open(chromium, folder);
    const pdf = await page.pdf({ format: "A4" });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets >= 5 && sheets < 60, `${sheets} sheets`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator("#measure-live-caseload .wide svg").isVisible());
    assert.equal(await page.locator("button:visible").count(), 0);
    const sheet = await page.evaluate(() => [...document.styleSheets[0].cssRules].map((rule) => rule.cssText).join(" "));
    assert.ok(/@page \{[^}]*@bottom-left \{[^}]*not official statistics/.test(sheet), "no note in the margin of the sheets");
    await context.close();
  });

  for (const [what, options] of [["wide", {}], ["narrow", { viewport: { width: 320, height: 640 } }]])
    test(`${name}: axe finds nothing against WCAG 2.2 AA (${what})`, async () => {
      const { context, page } = await open(chromium, folder, { bypassCSP: true, ...options });
      await page.getByLabel("all tables").check();
      await page.evaluate(axeSource);
      const found = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).slice(0, 3).join(" | ")}`), []);
      assert.ok(found.passes.length > 20);
      await context.close();
    });

  test(`${name}: verdicts, what is not in the fan and provenance are told`, async () => {
    const { context, page } = await open(chromium, folder);
    const text = await page.locator("main").innerText();
    for (const words of ["Uncertainty not in this fan", "This page has no scores", "Where this comes from"]) assert.ok(text.includes(words), words);
    const compares = fs.existsSync(path.join(folder, "differences.csv"));
    assert.equal(await page.locator("#comparison").count(), compares ? 1 : 0);
    if (compares)
      for (const row of csv(folder, "what-differs.csv")) assert.ok(text.includes(row.parameter), row.parameter);
    await context.close();
  });
}
