"""Tests of what is pure: run by `make bench` first."""

import unittest

import page
from measurements import COMMANDS, RATIOS, Mark, Ratio, Run
from results import ratios


def run(seconds, marks=()):
    return Run(seconds, 2 * seconds, 0.5, 100, dict(marks))


class RatiosTest(unittest.TestCase):
    def test_median_and_spread_over_rounds(self):
        half = Ratio("half", 0.5, lambda r: r["a"].seconds / r["b"].seconds)
        rounds = [{"a": run(1), "b": run(2)}, {"a": run(3), "b": run(4)}, {"a": run(1), "b": run(10)}]
        self.assertEqual(ratios([half], rounds), [
            {"name": "half", "median": 0.5, "min": 0.1, "max": 0.75, "runs": 3, "target": 0.5, "unit": "",
             "within": True}])

    def test_a_median_above_the_target_is_over(self):
        self.assertFalse(ratios([Ratio("a", 1, lambda r: r["a"].seconds)], [{"a": run(1.1)}])[0]["within"])

    def test_rounds_that_lack_a_command_do_not_count(self):
        both = Ratio("both", 1, lambda r: r["a"].seconds / r["b"].seconds)
        self.assertEqual(ratios([both], [{"a": run(1)}, {}]), [])
        self.assertEqual(ratios([both], [{"a": run(1)}, {"a": run(1), "b": run(2)}])[0]["runs"], 1)

    def test_every_ratio_is_computed_from_commands_and_marks_that_exist(self):
        everything = {it.name: run(10, {name: Mark(i, i) for i, name in enumerate(it.marks, 1)}) for it in COMMANDS}
        self.assertEqual([it["name"] for it in ratios(RATIOS, [everything])], [it.name for it in RATIOS])


class PageTest(unittest.TestCase):
    record = {"command": "--help", "group": "command", "round": 1, "started": "2026-01-01T00:00:00+00:00",
              "commit": "abc", "busyCoresBefore": 0.1, "seconds": 0.5, "cpu": 0.7}
    machine = {"cores": 2, "memoryMib": 1024, "kernel": "6.1"}
    over = {"name": "a & b", "median": 1.5, "min": 1, "max": 2, "runs": 3, "target": 1, "unit": "", "within": False}

    def test_shows_ratios_and_commands(self):
        html = page.html({"machine": self.machine, "ratios": [self.over], "runs": [self.record]}, COMMANDS)
        self.assertIn("a &amp; b: over the target", html)
        self.assertIn("0.50 to 0.50,\n1 run<", html)
        self.assertIn("at commit abc", html)

    def test_is_a_page_without_any_run(self):
        self.assertIn("2 cores", page.html({"machine": self.machine, "ratios": [], "runs": []}, COMMANDS))

    def test_ratio_in_words(self):
        self.assertEqual(page.in_words(self.over), "a & b: 1.50 (1.00 to 2.00, 3 runs), OVER the target of 1")


if __name__ == "__main__":
    unittest.main()
