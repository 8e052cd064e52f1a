"""The page bench.html. Pure."""

import statistics
from html import escape
from itertools import groupby

from results import summary

STYLE = """
:root { color-scheme: light dark; --line: #d0d7de; --text: #1f2328; --soft: #59636e; --back: #ffffff;
  --bar: #54aeff; --own: #8250df; --good: #1a7f37; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --text: #f0f6fc; --soft: #9198a1; --back: #0d1117;
  --bar: #1f6feb; --own: #ab7df8; --good: #3fb950; --bad: #f85149; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: var(--text); background: var(--back); }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
p, footer { color: var(--soft); }
.row { display: grid; grid-template-columns: minmax(9rem, 17rem) 1fr minmax(9rem, 15rem); gap: .75rem;
  align-items: center; padding: .3rem 0; }
.track { position: relative; height: 1.2rem; }
.bar { position: absolute; inset: 0 auto 0 0; border-radius: 3px; background: var(--bar); }
.own { background: var(--own); }
.good { background: var(--good); }
.bad { background: var(--bad); }
.spread { position: absolute; top: 50%; height: 2px; background: var(--text); }
.spread::before, .spread::after { content: ""; position: absolute; top: -4px; width: 2px; height: 10px;
  background: var(--text); }
.spread::after { right: 0; }
.target { position: absolute; top: -.2rem; bottom: -.2rem; border-left: 2px dashed var(--text); }
.figure { font-variant-numeric: tabular-nums; }
.figure small { color: var(--soft); display: block; }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; gap: 0; padding: .6rem 0; } }
"""


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def runs_in_words(count):
    return f"{count} run" if count == 1 else f"{count} runs"


def in_words(ratio):
    unit = f" {ratio['unit']}" if ratio["unit"] else ""
    verdict = "within" if ratio["within"] else "OVER"
    return (f"{ratio['name']}: {number(ratio['median'])}{unit} ({number(ratio['min'])} to {number(ratio['max'])}, "
            f"{runs_in_words(ratio['runs'])}), {verdict} the target of {ratio['target']}{unit}")


def row(name, figures, scale, style, unit, target=None):
    def share(value):
        return f"{100 * value / scale:.2f}%"
    spread = (f'<span class="spread" style="left: {share(figures["min"])}; '
              f'width: {share(figures["max"] - figures["min"])}"></span>' if figures["runs"] > 1 else "")
    line = f'<span class="target" style="left: {share(target)}"></span>' if target is not None else ""
    wanted = f", target {target}" if target is not None else ""
    return f"""<div class="row"><span>{escape(name)}</span>
<span class="track"><span class="bar {style}" style="width: {share(figures["median"])}"></span>{spread}{line}</span>
<span class="figure">{number(figures["median"])} {unit} <small>{number(figures["min"])} to {number(figures["max"])},
{runs_in_words(figures["runs"])}{wanted}</small></span></div>"""


def chart(rows, unit):
    """One bar for each row (name, figures)."""
    scale = max(figures["max"] for _, figures in rows)
    return "\n".join(row(name, figures, scale, "own" if "kindproof" in name else "", unit) for name, figures in rows)


def html(results, commands):
    runs = {}
    for record in results["runs"]:
        runs.setdefault(record["command"], []).append(record)
    parts = [f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
             f"<title>Benchmark of Kindproof</title><style>{STYLE}</style><h1>Benchmark of Kindproof</h1>"
             "<p>Bars are medians, purple for Kindproof. Thin lines go from the fastest to the slowest run. Dashed lines are targets.</p>"
             "<h2>Ratios and limits</h2>"]
    for ratio in results["ratios"]:
        style = "good" if ratio["within"] else "bad"
        name = ratio["name"] + ("" if ratio["within"] else ": over the target")
        parts.append(row(name, ratio, 1.1 * max(ratio["max"], ratio["target"]), style, ratio["unit"], ratio["target"]))
    measured = [command for command in commands if command.name in runs]
    for group, members in groupby(measured, key=lambda command: command.group):
        names = [command.name for command in members]
        seconds = [(name, summary([run["seconds"] for run in runs[name]])) for name in names]
        cpu = [(name, summary([run["cpu"] for run in runs[name]])) for name in names]
        parts.append(f"<h2>{escape(group.capitalize())}: seconds</h2>{chart(seconds, 's')}")
        parts.append(f"<h2>{escape(group.capitalize())}: CPU-seconds of the machine, with engine and containers</h2>"
                     f"{chart(cpu, 'CPU-s')}")
    parts.append(f"<footer><p>{escape(conditions(results))}</p></footer></html>")
    return "\n".join(parts)


def conditions(results):
    facts = results["machine"]
    words = f"{facts['cores']} cores, {facts['memoryMib']} MiB, Linux {facts['kernel']}."
    if not results["runs"]:
        return words
    commits = sorted({run["commit"] for run in results["runs"]})
    days = sorted(run["started"][:10] for run in results["runs"])
    busy = statistics.median(run["busyCoresBefore"] for run in results["runs"])
    return (f"{words} Measured from {days[0]} to {days[-1]} at commit {', '.join(commits)}. "
            f"Before a run, other programs kept {number(busy)} cores busy (median).")
