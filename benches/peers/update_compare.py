"""Runs both programs of this package and puts their tables into COMPARE.md:

    python3 benches/peers/update_compare.py
"""

import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).parent
COMPARE = HERE.parent.parent / "COMPARE.md"


def output(*arguments):
    command = ["cargo", "run", "--quiet", "--release", "--manifest-path", HERE / "Cargo.toml", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def races(text):
    """The tables by their titles, each a list of rows: name, time, throughput, ratio."""
    tables = {}
    for block in text.split("### ")[1:]:
        title, *lines = block.strip().split("\n")
        rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines if line.startswith("|")]
        tables[title] = rows[2:]
    return tables


def speed_tables(tables):
    def titled(word):
        return next(rows for title, rows in tables.items() if word in title)

    lines = ["| parse a reply | 1 line, 56 octets | 5 lines, 191 octets | 20 lines, 1045 octets |"]
    lines.append("| --- | ---: | ---: | ---: |")
    for rows in zip(*(titled(f": {count} line") for count in (1, 5, 20))):
        cells = [rows[0][0], *(f"{time} ({ratio})" for _, time, _, ratio in rows)]
        lines.append(f"| {' | '.join(cells)} |")
    for head, word in [
        ("decode a session of 1 MiB in pieces of 4 KiB, each reply", "Decode"),
        ("parse the enhanced code 5.7.26", "enhanced"),
        ("classify one of 3,409 distinct replies in random order, 126 octets on average", "Classify"),
    ]:
        lines += ["", f"| {head} | | MB/s | ratio |", "| --- | ---: | ---: | ---: |"]
        lines += [f"| {' | '.join(row)} |" for row in titled(word)]
    return "\n".join(lines)


def replace(text, start, end, new):
    pattern = re.escape(start) + ".*?" + re.escape(end)
    text, count = re.subn(pattern, lambda _: start + new + end, text, flags=re.DOTALL)
    assert count == 1, f"{start!r} … {end!r} was found {count} times"
    return text


text = COMPARE.read_text()
text = replace(text, "--bin readings\n```\n\n", "\n\n## Speed", output("--bin", "readings"))
text = replace(text, "peers/Cargo.toml\n```\n\n", "\n\nIn brackets", speed_tables(races(output())))
COMPARE.write_text(text)
