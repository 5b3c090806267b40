#!/usr/bin/env python3
"""Runs the examples of docs/life.md, in order, on a freshly laid desk, and compares each answer.

A ```sh block is run; a ```console block holds commands, "$ respite ...", each followed by what it
prints. With --write the answers in the page are replaced by those of today.
"""
import pathlib
import re
import shlex
import sys

from program import expect, run, scratch

PAGE = pathlib.Path(sys.argv[2])
NOW = "2026-11-30T09:00Z"


def answer_of(folder, line):
    words = shlex.split(line)
    expect(words[0] == "respite", f"{line}: no respite")
    return run(folder, "--now", NOW, *words[1:])


def lived(page, folder):
    def block(match):
        told = []
        if match.group(1) == "sh":
            for line in match.group(2).splitlines():
                answer_of(folder, line)
            return match.group(0)
        for line in match.group(2).splitlines():
            if line.startswith("$ "):
                told += [line] + answer_of(folder, line[2:]).splitlines()
        return "```console\n" + "\n".join(line.rstrip() for line in told) + "\n```"

    return re.sub(r"```(sh|console)\n(.*?)```", block, page, flags=re.DOTALL)


def main():
    page = PAGE.read_text(encoding="utf-8")
    with scratch() as folder:
        today = lived(page, folder)
    if "--write" in sys.argv:
        PAGE.write_text(today, encoding="utf-8")
        return
    was, now = page.splitlines(), today.splitlines()
    for i, (before, after) in enumerate(zip(was, now)):
        expect(before == after, f"{PAGE.name}:{i + 1}: {before!r} is now {after!r}")
    expect(len(was) == len(now), f"{PAGE.name} has {len(was)} lines, {len(now)} as lived")
    commands = sum(line.startswith("$ ") for line in was)
    expect(commands > 10, "the page has its examples")
    print(f"{commands} commands answer as the page says")


main()
