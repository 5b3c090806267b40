#!/usr/bin/env python3
"""A public roster twice its size: roster_double.py INSTANCE OUT

Two copies of the instance under other names. Half the people may also work the types of the other
copy, as many days as they work at most of their own; what may not follow a type may not follow it
in the other copy either. So twice the best known cost is enough, and less may do. For sizes between
the public ones, and to see what an engine does with rosters nobody tuned it for.
"""
import random
import sys

COPIES = ("p", "q")


def read(path):
    """Lines of each section, comments left out."""
    sections, here = {}, None
    with open(path, encoding="utf-8") as file:
        for line in map(str.strip, file):
            if line.startswith("SECTION_"):
                here = sections.setdefault(line, [])
            elif line and not line.startswith("#"):
                here.append(line.split(","))
    return sections


def shift_lines(shifts):
    for copy in COPIES:
        for name, minutes, not_after in shifts:
            barred = [other + any_copy for other in not_after.split("|") if other
                      for any_copy in COPIES]
            yield [name + copy, minutes, "|".join(barred)]


def staff_lines(staff, draw):
    for copy in COPIES:
        other = COPIES[1 - COPIES.index(copy)]
        for name, most_days, *rest in staff:
            own = [entry.split("=") for entry in most_days.split("|")]
            most = max(int(days) for _, days in own)
            days = [f"{shift}{copy}={n}" for shift, n in own]
            days += [f"{shift}{other}={most if draw.random() < 0.5 else 0}" for shift, _ in own]
            yield [name + copy, "|".join(days), *rest]


def twice(lines, named):
    """Both copies of lines whose fields at these places are names."""
    for copy in COPIES:
        for fields in lines:
            yield [field + copy if i in named else field for i, field in enumerate(fields)]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.split("\n", maxsplit=1)[0])
    sections = read(sys.argv[1])
    doubled = {
        "SECTION_HORIZON": sections["SECTION_HORIZON"],
        "SECTION_SHIFTS": shift_lines(sections["SECTION_SHIFTS"]),
        "SECTION_STAFF": staff_lines(sections["SECTION_STAFF"], random.Random(5)),
        "SECTION_DAYS_OFF": twice(sections["SECTION_DAYS_OFF"], {0}),
        "SECTION_SHIFT_ON_REQUESTS": twice(sections["SECTION_SHIFT_ON_REQUESTS"], {0, 2}),
        "SECTION_SHIFT_OFF_REQUESTS": twice(sections["SECTION_SHIFT_OFF_REQUESTS"], {0, 2}),
        "SECTION_COVER": twice(sections["SECTION_COVER"], {1}),
    }
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for section, lines in doubled.items():
            print(section, *(",".join(fields) for fields in lines), "", sep="\n", file=out)


if __name__ == "__main__":
    main()
