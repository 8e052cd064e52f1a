"""What the benchmark measures: commands, and the ratios of their figures.

To add a command, add a Command. To add a ratio, add a Ratio: a function of the runs of one round.
"""

from dataclasses import dataclass, field
from typing import Callable, Mapping


@dataclass(frozen=True)
class Command:
    """A command to measure.

    line        run by sh in the root of the repository
    group       selects it on the command line, and its chart on the page
    limit       seconds, after which the run is stopped
    marks       names of moments, each with a pattern of the first line of output that shows it
    same_nodes  whether tutorial.json shows the node images that it has used
    """

    name: str
    group: str
    line: str
    limit: int = 300
    marks: Mapping[str, str] = field(default_factory=dict)
    same_nodes: bool = False


@dataclass(frozen=True)
class Mark:
    """The seconds and the machine's CPU-seconds from the start of a run to a moment in it."""

    seconds: float
    cpu: float


@dataclass(frozen=True)
class Run:
    """A run that ended well.

    seconds      from start to exit
    cpu          CPU-seconds of the whole machine meanwhile: with the engine and its containers
    process_cpu  CPU-seconds of the command and its children alone
    peak_mib     the largest resident set of a process among these
    """

    seconds: float
    cpu: float
    process_cpu: float
    peak_mib: float
    marks: Mapping[str, Mark]


Round = Mapping[str, Run]


@dataclass(frozen=True)
class Ratio:
    name: str
    target: float
    of: Callable[[Round], float]
    unit: str = ""


BOOT_MARKS = {"booted": r" ok +boot ", "ready": r" ok +ready: "}
KUBECTL_MARKS = {"booted": r" ok +boot ", "step 1": r" ok +1: "}
KINDPROOF_MARKS = {"boot begins": r"^begin +boot ", "booted": r"^done +boot ", "step 1": r"^done +step 1 "}
BRING_BACK_MARKS = {name: " " + name for name in (
    "boot begins", "booted", "restart begins", "restarted", "bringing back begins", "brought back")}

COMMANDS = [
    Command("tutorial: by hand", "tutorial", "exec bench/by-hand", limit=900),
    Command("tutorial: e2e-framework", "tutorial", "exec target/bench/e2e-framework.test -test.v", limit=900),
    Command("tutorial: chainsaw", "tutorial", "exec bench/chainsaw/tutorial", limit=900),
    Command("tutorial: kindproof", "tutorial", "exec ./kindproof tutorial", limit=900, same_nodes=True),
    Command("boot: by hand", "boot", "exec bench/by-hand 1.34 boot", marks=BOOT_MARKS),
    Command("step 1: by hand", "boot", "exec bench/by-hand 1.34 1", marks=KUBECTL_MARKS),
    Command("step 1: kindproof", "boot", "exec ./kindproof tutorial --kubernetes 1.34 --step 1",
            marks=KINDPROOF_MARKS, same_nodes=True),
    Command("three clusters: kindproof", "boot",
            "exec ./kindproof tutorial --kubernetes 1.34 --step 1,2-today,4", same_nodes=True),
    Command("two runs: kindproof", "reuse",
            "trap './kindproof clean' EXIT; ./kindproof tutorial --reuse && echo second && ./kindproof tutorial --reuse",
            limit=900, marks={"second": r"^second$"}, same_nodes=True),
    Command("cluster brought back", "reuse", "exec bench/bring-back", marks=BRING_BACK_MARKS),
    Command("gate refused: by hand", "gate", "exec bench/by-hand 1.34 2-refused"),
    Command("gate refused: kindproof", "gate", "exec ./kindproof tutorial --kubernetes 1.34 --step 2",
            same_nodes=True),
    # Some profiles have errors on purpose: exit code 1.
    Command("lint of six files", "command", "./kindproof lint profiles/*.json; [ $? -le 1 ]", limit=30),
    Command("--help", "command", "exec ./kindproof --help", limit=30),
]


def took(run: Run, begin: str, end: str) -> float:
    return run.marks[end].seconds - run.marks[begin].seconds


def after_boot(run: Run) -> float:
    return took(run, "booted", "step 1")


def boot(run: Run) -> float:
    return took(run, "boot begins", "booted")


def second(run: Run) -> float:
    return run.seconds - run.marks["second"].seconds


RATIOS = [
    Ratio("tutorial / by hand", 0.5, lambda r: r["tutorial: kindproof"].seconds / r["tutorial: by hand"].seconds),
    Ratio("tutorial / better of the Go harnesses", 0.65, lambda r: r["tutorial: kindproof"].seconds
          / min(r["tutorial: e2e-framework"].seconds, r["tutorial: chainsaw"].seconds)),
    Ratio("harness boot / plain kind", 1.05,
          lambda r: boot(r["step 1: kindproof"]) / r["step 1: by hand"].marks["booted"].seconds),
    Ratio("harness boot / plain kind and all nodes ready", 1.05,
          lambda r: boot(r["step 1: kindproof"]) / r["boot: by hand"].marks["ready"].seconds),
    Ratio("three at once / one alone", 2,
          lambda r: r["three clusters: kindproof"].seconds / r["step 1: kindproof"].seconds),
    Ratio("step 1 after its boot / by kubectl", 1.5,
          lambda r: after_boot(r["step 1: kindproof"]) / after_boot(r["step 1: by hand"])),
    Ratio("command to first boot", 2, lambda r: r["step 1: kindproof"].marks["boot begins"].seconds, "s"),
    Ratio("CPU of a boot / plain kind", 1.05,
          lambda r: r["step 1: kindproof"].marks["booted"].cpu / r["step 1: by hand"].marks["booted"].cpu),
    Ratio("CPU of a boot / plain kind and all nodes ready", 1.05,
          lambda r: r["step 1: kindproof"].marks["booted"].cpu / r["boot: by hand"].marks["ready"].cpu),
    Ratio("second run with clusters that stayed / by hand", 0.12,
          lambda r: second(r["two runs: kindproof"]) / r["tutorial: by hand"].seconds),
    Ratio("restarted / fresh boot", 0.45, lambda r: took(r["cluster brought back"], "restart begins", "restarted")
          / boot(r["cluster brought back"])),
    Ratio("brought back / fresh boot", 0.45,
          lambda r: took(r["cluster brought back"], "bringing back begins", "brought back")
          / boot(r["cluster brought back"])),
    Ratio("gate refused by name / kind's own wait", 0.06,
          lambda r: r["gate refused: kindproof"].seconds / r["gate refused: by hand"].seconds),
    Ratio("lint of six files", 0.7, lambda r: r["lint of six files"].process_cpu, "CPU-s"),
    Ratio("--help", 0.4, lambda r: r["--help"].process_cpu, "CPU-s"),
    Ratio("peak of the JVM", 256, lambda r: r["tutorial: kindproof"].peak_mib, "MiB"),
]
