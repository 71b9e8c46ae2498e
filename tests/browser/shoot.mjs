import { chromium } from "playwright-core";
import fs from "fs";
const [page_file, out] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [n, w, piece] of [["wide", 1100, 2200], ["narrow", 320, 1500]]) {
  const p = await b.newPage({ viewport: { width: w, height: 900 } });
  p.on("console", (m) => console.log(n, m.text()));
  p.on("pageerror", (m) => console.log(n, String(m)));
  await p.goto("file://" + page_file);
  const h = await p.evaluate(() => document.documentElement.scrollHeight);
  console.log(n, "height", h, "scrollwidth", await p.evaluate(() => document.documentElement.scrollWidth));
  const names = [];
  for (let i = 0; i * piece < h; ++i) {
    const f = `${out}-${n}-${String(i).padStart(2, "0")}.png`; names.push(f);
    await p.screenshot({ path: f, fullPage: true, clip: { x: 0, y: i * piece, width: w, height: Math.min(piece, h - i * piece) } });
  }
  if (n === "narrow") for (let g = 0; g < names.length; g += 5) {
    const q = await b.newPage({ viewport: { width: 1650, height: 1500 } });
    await q.setContent(names.slice(g, g + 5).map((f) => `<img style="float:left;margin-right:8px" src="data:image/png;base64,${fs.readFileSync(f, "base64")}">`).join(""));
    await q.screenshot({ path: `${out}-n${g / 5}.png` }); await q.close();
  }
  if (n === "wide") await p.pdf({ path: `${out}.pdf`, format: "A4" });
  await p.close();
}
await b.close();
