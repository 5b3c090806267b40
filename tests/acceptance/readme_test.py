#!/usr/bin/env python3
"""Runs the commands of a sample's README, in order, on a freshly laid desk.

Every ```sh block is run; a line is `respite ...` and must end with 0, or with the code that its
comment says: `respite gaps   # exits 3`.
"""
import pathlib
import re
import shlex
import sys

from program import expect, run, scratch

SAMPLES = pathlib.Path(sys.argv[2])


def commands_of(readme):
    for block in re.findall(r"```sh\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            code = re.search(r"# exits (\d+)", line)
            if words:
                yield words, int(code.group(1)) if code else 0


def main():
    for readme in sorted(SAMPLES.glob("*/README.md")):
        commands = list(commands_of(readme))
        expect(commands, f"{readme.parent.name}: its README has no commands")
        with scratch() as folder:
            for words, code in commands:
                expect(words[0] == "respite", f"{readme.parent.name}: {words[0]} is no respite")
                words = words[1:]
                if words[:1] == ["-C"]:
                    words = words[2:]
                run(folder, *words, code=code)
        print(f"{readme.parent.name}: {len(commands)} commands as its README says")


main()
