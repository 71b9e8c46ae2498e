// What the tests of the page share: the browser, the page as somebody opens it, and what a results folder says.
import { chromium } from "playwright-core";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const browser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

/** Opens report.html of a folder from the file system, and notes what goes wrong and what is asked for. */
export async function open(chromium, folder, options = {}) {
  const context = await chromium.newContext({ viewport: { width: 1200, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  const asked = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  const url = pathToFileURL(path.join(folder, "report.html")).href;
  await page.goto(url);
  return { context, page, wrong, asked, url };
}

/** The rows of a CSV file under the names of its columns. */
export function rowsOf(text) {
  const rows = text.trimEnd().split("\n").map((line) => {
    const cells = [];
    for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
      cells.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : match[2]);
    return cells;
  });
  const [names, ...rest] = rows;
  return rest.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])));
}

export const csv = (folder, name) => rowsOf(fs.readFileSync(path.join(folder, name), "utf8"));

const months = ["", "", "", "March", "", "", "June", "", "", "September", "", "", "December"];
export const quarterWords = (date) => `${months[Number(date.slice(5, 7))]} ${date.slice(0, 4)}`;

/** A cell as a number. */
export const numberOf = (words) => Number(words.replaceAll(",", ""));
