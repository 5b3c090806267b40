#!/usr/bin/env python3
"""Every type of the program is defined once: two of one name in one namespace are undefined
behaviour that no linker tells of.

types_test.py ROOT         judge the tree at ROOT
types_test.py --self-test  prove that a planted second definition is caught
"""
import collections
import pathlib
import re
import sys
import tempfile

FOLDERS = ["words", "scheduler", "ical", "store", "app", "cli", "server", "tests", "bench"]
OPENED = re.compile(r"namespace ?([\w:]*) ?\{$")
CLOSED = re.compile(r"\}  // namespace")
TYPE = re.compile(r"(?:struct|class|enum class|enum) (\w+)\b(?!::)[^;]*\{")
TEMPLATE_OF = re.compile(r"(?:struct|class) \w+<")  # a specialisation


def types_in(text):
    """(name with its namespaces, line) of every type defined outside unnamed namespaces."""
    spaces = []
    for number, line in enumerate(text.split("\n"), 1):
        if opened := OPENED.match(line):
            spaces.append(opened.group(1))
        elif CLOSED.match(line):
            spaces.pop()
        elif (found := TYPE.match(line)) and "" not in spaces and not TEMPLATE_OF.match(line):
            yield "::".join([*spaces, found.group(1)]), number


def judge(root):
    places = collections.defaultdict(list)
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                for name, line in types_in(path.read_text(encoding="utf-8")):
                    places[name].append(f"{path.relative_to(root)}:{line}")
    return [f"{name} is defined at {' and '.join(at)}"
            for name, at in sorted(places.items()) if len(at) > 1], len(places)


def self_test():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for folder in FOLDERS:
            (root / folder).mkdir()
        (root / "app" / "one.h").write_text(
            "namespace respite {\nstruct Column {\n  int a;\n};\n}  // namespace respite\n")
        (root / "app" / "own.cpp").write_text(
            "namespace respite {\nnamespace {\nstruct Column {\n};\n}  // namespace\n"
            "}  // namespace respite\n")
        (root / "store" / "other.h").write_text(
            "namespace respite::store {\nclass Column {\n};\n}  // namespace respite::store\n")
        assert judge(root)[0] == [], "what may be was refused"
        (root / "scheduler" / "two.h").write_text(
            "namespace respite {\nclass Column : public Row {\n};\n}  // namespace respite\n")
        assert judge(root)[0] == [
            "respite::Column is defined at scheduler/two.h:2 and app/one.h:2"], judge(root)[0]


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        print("a planted second definition is caught")
        return
    faults, types = judge(pathlib.Path(sys.argv[1]))
    print(f"{types} types")
    if types < 100:
        sys.exit("hardly any type was found")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
