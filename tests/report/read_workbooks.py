#!/usr/bin/env python3
"""Usage: read_workbooks.py PROGRAM SOURCE_TREE

Runs a small scenario, writes its workbooks, reads them back with openpyxl and odfpy, and compares every figure with
measures.csv, or with the published history where it is of no quarter. Checks the identities of the tables in every
quarter, on the means. Changes a workbook and expects the program's own checklist to object.
"""
import csv
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import openpyxl
from odf import table as odf_table
from odf.opendocument import load
from odf.teletype import extractText

program, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
faults = []
columns = {"Simulated, median": ("middle", "value_rounded"), "90% interval, from": ("p5", "value_rounded"),
           "90% interval, to": ("p95", "value_rounded"), "Published": ("published", "value_rounded"),
           "Simulated, median, unrounded": ("middle", "value"), "90% interval, from, unrounded": ("p5", "value"),
           "90% interval, to, unrounded": ("p95", "value")}


def check(holds, what):
    if not holds:
        faults.append(what)


def ran(*arguments, expected=0):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    check(done.returncode == expected, f"ccsim {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def from_xlsx(file):
    book = openpyxl.load_workbook(file)
    sheets = {}
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        sheets[sheet.title] = rows
        if sheet.title != "Cover":
            check(len(sheet.tables) == 1, f"{file.name} {sheet.title}: {len(sheet.tables)} tables")
        check(not sheet.merged_cells.ranges, f"{file.name} {sheet.title}: merged cells")
    check(book.properties.title and book.properties.creator, f"{file.name}: no title or author")
    charts = sum(len(sheet._charts) for sheet in book.worksheets)
    return sheets, charts


def from_ods(file):
    sheets = {}
    for sheet in load(str(file)).spreadsheet.getElementsByType(odf_table.Table):
        rows = []
        for row in sheet.getElementsByType(odf_table.TableRow):
            cells = []
            for cell in row.getElementsByType(odf_table.TableCell):
                number = cell.getAttribute("value")
                cells.append(float(number) if number is not None else extractText(cell) or None)
            rows.append(cells)
        sheets[sheet.getAttribute("name")] = rows
        headers = sheet.getElementsByType(odf_table.TableHeaderRows)
        if sheet.getAttribute("name") != "Cover":
            check(len(headers) == 1, f"{file.name} {sheet.getAttribute('name')}: {len(headers)} header rows")
    return sheets


def words_of(text):
    """A header without its note."""
    return text.split(" [note")[0]


def figures_of(folder):
    out, units = {}, {}
    with open(folder / "measures.csv", newline="") as file:
        for row in csv.DictReader(file):
            kinds = {"published": ["published"], "median": ["middle"], "mean": ["mean"], "p5": ["p5"], "p95": ["p95"]}
            for kind in kinds.get(row["statistic"], []):
                out[row["measure"], row["breakdown"], row["period_end"], kind] = row
    return out




def compare(name, sheets, figures, measure_words, published):
    seen = set()
    for sheet, rows in sheets.items():
        if not (sheet.startswith("Table_") or sheet in ("Closure", "Staff_and_accuracy")):
            continue
        top = next(i for i, row in enumerate(rows) if row and row[0] == "Measure")
        header = [words_of(text) for text in rows[top] if text]
        check(len(set(header)) == len(header), f"{name} {sheet}: a header twice")
        for row in rows[top + 1:]:
            row = dict(zip(header, list(row) + [None] * len(header)))
            id, part, day = measure_words.get(row["Measure"]), row["Of which"], row["Quarter ending"]
            by_quarter = id is not None and any((id, part, day, k) in figures for k in ("published", "mean"))
            for column, (kind, value) in columns.items():
                cell = row[column]
                if not by_quarter:
                    if cell is not None:
                        check((part, day, float(cell)) in published, f"{name} {sheet} {row['Measure']} {day}: {cell}")
                    continue
                expected = figures.get((id, part, day, kind))
                if expected is None and kind == "middle":
                    expected = figures.get((id, part, day, "mean")) if row["Status"] else None
                wanted = None if expected is None else float(expected[value])
                check(cell == wanted or (cell is not None and wanted is not None and abs(cell - wanted) <= 1e-12 * abs(wanted)),
                      f"{name} {sheet} {id} ({part}) {day}, {column}: {cell} instead of {wanted}")
                if cell is not None:
                    seen.add((id, part, day, kind, value))
    return seen


def identities(figures):
    """Each in every quarter, on the means; small differences are those of sums of doubles."""
    mean = defaultdict(dict)
    for (id, part, day, kind), row in figures.items():
        if kind == "mean":
            mean[day][id, part] = float(row["value"])
    scheme = ", application not eligible / no longer valid / not pursued"
    rules = [
        ([("live_caseload", "1993 scheme"), ("live_caseload", "2003 scheme")], [("live_caseload", "total")]),
        ([("live_caseload", "collection service"), ("live_caseload", "Maintenance Direct")], [("live_caseload", "total")]),
        ([("cases_paying_nothing", "caseload status"), ("cases_contributing", "all")], [("cases_with_current_liability", "all")]),
        ([("liability_and_credits_balance", "opening"), ("liability_accrued_quarter", "collection service")],
         [("liability_and_credits_balance", "closing"), ("credits_quarter", "total")]),
        ([("closures_quarter", "2003 scheme" + scheme), ("closures_quarter", "2003 scheme, other categories")],
         [("closures_quarter", "2003 scheme, all reasons")]),
        ([("closures_quarter", "1993 scheme" + scheme), ("closures_quarter", "1993 scheme, other categories")],
         [("closures_quarter", "1993 scheme, all reasons")]),
        ([("arrears_adjusted_quarter", "small debts"), ("arrears_adjusted_quarter", "large debts")], [("credits_quarter", "adjustments")]),
    ]

    def parts(id):
        return sorted({(i, p) for day in mean.values() for i, p in day if i == id})

    rules += [(parts("cases_by_weekly_liability"), [("cases_with_current_liability", "all")]),
              (parts("arrears_caseload_by_amount_owed"), [("cases_with_arrears", "all")]),
              (parts("arrears_by_amount_owed"), [("outstanding_arrears", "all")]),
              (parts("cases_by_status"), [("total_caseload", "all")])]
    rules += [([("cases_by_status_1993", part), ("cases_by_status_2003", part)], [(id, part)])
              for id, part in parts("cases_by_status")]
    held = 0
    for left, right in rules:
        check(left, f"no parts for {right}")
        quarters = 0
        for day, values in mean.items():
            if not all(key in values for key in left + right):
                continue
            a, b = sum(values[k] for k in left), sum(values[k] for k in right)
            check(abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)), f"{day}: {left} is {a}, {right} is {b}")
            quarters += 1
        check(quarters >= 26, f"{left} against {right}: in {quarters} quarters only")
        held += quarters
    return held


with tempfile.TemporaryDirectory() as scratch:
    folder = Path(scratch) / "run"
    ran("run", source / "scenarios/baseline.yaml", "--posterior", "none", "--scale", "200", "--replicates", "4", "--quiet",
        "--out", folder)
    ran("tables", folder, "--quiet")
    figures = figures_of(folder)
    xlsx, charts = from_xlsx(folder / "qss-tables.xlsx")
    ods = from_ods(folder / "qss-tables.ods")
    expected_sheets = (["Cover", "Contents", "Notes"] + [f"Table_{i}" for i in range(1, 27)] +
                       ["Closure", "Staff_and_accuracy", "Charts", "Assumptions", "Data_log"])
    check(list(xlsx) == expected_sheets, f"sheets of the XLSX: {list(xlsx)}")
    check(list(ods) == expected_sheets, f"sheets of the ODS: {list(ods)}")
    check(charts == 9, f"{charts} charts")

    # The words of each measure stand in Notes after the general notes, in the order of measures.csv's package.
    import json
    ids = list(dict.fromkeys(m["measure"] for m in json.loads((folder / "datapackage.json").read_text())["measures"]))
    words = [row[1] for row in xlsx["Notes"] if len(row) > 1 and row[1] and row[1] not in ("About", "All tables")]
    check(len(words) == len(ids), f"{len(words)} measures in Notes, {len(ids)} in the package")
    measure_words = dict(zip(words, ids))
    check(len(measure_words) == len(ids), "two measures have the same words")
    with open(source / "calibration/data/history.csv", newline="") as file:
        published = {(r["breakdown"], r["period_end"], float(r["value"])) for r in csv.DictReader(file)
                     if r["unit"] != "date"}
    wanted = {(*key, value) for key in figures if key[3] != "mean" for value in ("value", "value_rounded")}
    for name, sheets in (("XLSX", xlsx), ("ODS", ods)):
        seen = compare(name, sheets, figures, measure_words, published)
        left_out = {w for w in wanted if w not in seen and not (w[3] == "published" and w[4] == "value")}
        check(not left_out, f"{name}: {len(left_out)} figures of measures.csv are in no sheet, such as {sorted(left_out)[:3]}")
    held = identities(figures)

    with open(folder / "assumptions.csv", newline="") as file:
        log = list(csv.DictReader(file))
    check({row["quality"] for row in log} <= {"green", "amber", "red"}, "ratings of assumptions.csv")
    in_sheet = [row for row in xlsx["Assumptions"] if re.fullmatch("A[0-9]{3}", str(row[0]))]
    check(len(in_sheet) == sum(row["id"].startswith("A") for row in log), "assumptions.csv and the sheet differ in length")

    names = {row["name"] for row in log}
    for name in ("intake.quarters[2012-06-30]", "closure.phases[2016-12-31]", "maintenance_direct_counted_as"):
        check(name in names, f"{name} is not in assumptions.csv")

    for kind in ("xlsx", "ods"):
        ran("tables", "--check", folder / f"qss-tables.{kind}")
    ran("run", source / "scenarios/baseline.yaml", "--posterior", "none", "--scale", "2000", "--replicates", "2", "--quiet",
        "--force", "--out", folder)  # the folder is still known for one of ours
    ran("tables", folder, "--quiet")

    # A workbook that breaks rules is refused.
    book = openpyxl.load_workbook(folder / "qss-tables.xlsx")
    book["Table_1"]["A4"] = None
    book["Table_2"].merge_cells("A8:B8")
    book["Table_3"].freeze_panes = "B2"
    book["Table_5"]["G8"] = "[x]"
    book["Table_6"]["B6"] = "Measure"
    book["Table_7"].column_dimensions["C"].hidden = True
    book["Table_8"]["A1"] = "Title [note 999]"
    book.move_sheet("Notes", 3)
    book.save(folder.parent / "broken.xlsx")
    said = ran("tables", "--check", folder.parent / "broken.xlsx", expected=5)
    for fault in ("Table_1: row 4 is blank", "Table_2: some are", "Table_3: some are", "has the text [x]",
                  "the header Measure is there twice", "Table_7: some are", "[note 999]", "sheet 3 is not Notes"):
        check(fault in said, f"the checklist does not see: {fault}\n{said}")

if faults:
    print("\n".join(faults[:40]))
    print(f"{len(faults)} faults")
    sys.exit(1)
print(f"{len(wanted)} figures agree in both workbooks; {held} identities hold; the checklist sees what is broken")
