// Usage: node comparison_folder.mjs OUT BASE VARIANT...
// Puts runs of the same draws side by side in a folder of the form of `ccsim compare`: the differences are those of the
// summaries, which is enough to look at a page but is no paired difference.
import fs from "node:fs";
import path from "node:path";
import { csv } from "./page.mjs";

const [out, base, ...variants] = process.argv.slice(2);
fs.mkdirSync(out);
const read = (folder, name) => fs.readFileSync(path.join(folder, name), "utf8");
const head = read(base, "measures.csv").split("\n", 1)[0];
const named = (folder, name) => read(folder, "measures.csv").trimEnd().split("\n").slice(1).map((line) => name + line.slice(line.indexOf(",")));
const keyed = (folder) => new Map(csv(folder, "measures.csv").map((r) => [[r.measure, r.breakdown, r.period_end, r.statistic].join("|"), r]));
const of_base = keyed(base);
const lines = [head, ...named(base, "baseline")];
const differences = ["variant,measure,breakdown,period_end,statistic,value,unit"];
const differs = ["variant,parameter,base,value"];
for (const folder of variants) {
  const name = path.basename(folder);
  lines.push(...named(folder, name));
  differs.push(`${name},${JSON.parse(read(folder, "manifest.json")).command_line.match(/--set (\S+)=/)[1]},,set`);
  for (const [key, row] of keyed(folder))
    if (/^(median|p5|p25|p75|p95|mean)$/.test(row.statistic) && of_base.has(key)) {
      const breakdown = row.breakdown.includes(",") ? `"${row.breakdown}"` : row.breakdown;
      differences.push([name, row.measure, breakdown, row.period_end, row.statistic, row.value - of_base.get(key).value, row.unit].join(","));
    }
}
fs.writeFileSync(path.join(out, "measures.csv"), lines.join("\n") + "\n");
fs.writeFileSync(path.join(out, "differences.csv"), differences.join("\n") + "\n");
fs.writeFileSync(path.join(out, "what-differs.csv"), differs.join("\n") + "\n");
fs.copyFileSync(path.join(base, "scenario.yaml"), path.join(out, "scenario.yaml"));
const manifest = JSON.parse(read(base, "manifest.json"));
fs.writeFileSync(path.join(out, "manifest.json"), JSON.stringify({ ...manifest, outputs: [] }, null, 2));
