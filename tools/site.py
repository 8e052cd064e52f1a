#!/usr/bin/env python3
"""Builds the site from docs/ into target/site, and checks its links. Run by `make site`.

Pages are written for GitHub: links that leave docs/ lead to files of the repository. On the site, they lead to GitHub.
"""

import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SOURCE = ROOT / "target/site-source"
SITE = ROOT / "target/site"
ADDRESS = "https://kindproof.github.io/kindproof/"
REPOSITORY = "https://github.com/kindproof/kindproof/"
LINK = re.compile(r"(?<=\]\()(?!https?:|#)([^)\s#]+)(#[^)\s]*)?(?=\))")
FENCE = re.compile(r"^(`{3,}).*?^\1`*$", re.DOTALL | re.MULTILINE)


def for_site(page: pathlib.Path) -> str:
    """The text of a page, whose links out of docs/ lead to GitHub."""

    def address(link: re.Match) -> str:
        target = pathlib.Path(os.path.normpath(page.parent / link[1]))
        if (target.is_relative_to(DOCS) and target.is_file()) or not target.is_relative_to(ROOT):
            return link[0]
        return REPOSITORY + ("tree" if target.is_dir() else "blob") + f"/main/{target.relative_to(ROOT)}" + (link[2] or "")

    return LINK.sub(address, page.read_text())


def prepare() -> None:
    shutil.rmtree(SOURCE, ignore_errors=True)
    shutil.copytree(DOCS, SOURCE)
    for page in DOCS.rglob("*.md"):
        (SOURCE / page.relative_to(DOCS)).write_text(for_site(page))


def github_anchors(markdown: str) -> list[str]:
    """What GitHub calls the headings of a page."""
    anchors: list[str] = []
    for heading in re.findall(r"^#+ (.*?)#*$", FENCE.sub("", markdown), re.MULTILINE):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        anchor = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
        repeated = anchors.count(anchor)
        anchors.append(f"{anchor}-{repeated}" if repeated else anchor)
    return anchors


class Page(html.parser.HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self, file: pathlib.Path):
        super().__init__()
        self.links: list[str] = []
        self.anchors = {"", "top"}
        self.feed(file.read_text())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value or "")
            elif name in ("href", "src", "data") and not (tag == "link" and ("rel", "canonical") in attributes):
                self.links.append(value or "")


class Checker:
    def __init__(self) -> None:
        self.pages: dict[pathlib.Path, Page] = {}
        self.problems: list[str] = []

    def page(self, file: pathlib.Path) -> Page:
        if file not in self.pages:
            self.pages[file] = Page(file)
        return self.pages[file]

    def check(self) -> None:
        for file in sorted(SITE.rglob("*.html")):
            if not file.is_relative_to(SITE / "api"):  # Javadoc checks its own
                for link in self.page(file).links:
                    self.follow(file, link)
        for page in sorted(DOCS.rglob("*.md")):
            name = page.relative_to(DOCS).with_suffix("")
            built = SITE / (name.parent if name.name == "index" else name) / "index.html"
            for anchor in github_anchors(page.read_text()):
                if not built.is_file() or anchor not in self.page(built).anchors:
                    self.problems.append(f"{page.relative_to(ROOT)}: #{anchor}, as on GitHub, is not on the site")

    def follow(self, file: pathlib.Path, link: str) -> None:
        if link.startswith(ADDRESS):
            link = "/kindproof/" + link[len(ADDRESS):]
        url = urllib.parse.urlsplit(link)
        path = urllib.parse.unquote(url.path)
        in_repository = re.match(re.escape(REPOSITORY) + r"(?:blob|tree|edit)/main/([^#?]*)", link)
        if in_repository:
            target = ROOT / urllib.parse.unquote(in_repository[1])
            if not target.exists():
                self.problem(file, link, "no such file in the repository")
            elif url.fragment and target.suffix == ".md" and url.fragment not in github_anchors(target.read_text()):
                self.problem(file, link, "no such heading")
            return
        if url.scheme or url.netloc:
            return
        target = file
        if path:
            target = SITE / path[len("/kindproof/"):] if path.startswith("/kindproof/") else file.parent / path
        target = pathlib.Path(os.path.normpath(target))
        if target.is_dir():
            target = target / "index.html"
        if not target.is_file() or not target.is_relative_to(SITE):
            self.problem(file, link, "no such file")
        elif url.fragment and target.suffix == ".html" and urllib.parse.unquote(url.fragment) not in self.page(target).anchors:
            self.problem(file, link, "no such anchor")

    def problem(self, file: pathlib.Path, link: str, why: str) -> None:
        self.problems.append(f"{file.relative_to(ROOT)}: {link}: {why}")


def main() -> None:
    prepare()
    if subprocess.run(["zensical", "build", "--clean", "--strict"], cwd=ROOT, check=False).returncode:
        sys.exit("tools/site.py: no site was built; mend what zensical reports above")
    shutil.copytree(ROOT / "target/reports/apidocs", SITE / "api", dirs_exist_ok=True)
    checker = Checker()
    checker.check()
    if checker.problems:
        sys.exit("\n".join(checker.problems))
    print(f"{len(checker.pages)} pages in {SITE.relative_to(ROOT)}/index.html, no dead link")


if __name__ == "__main__":
    main()
