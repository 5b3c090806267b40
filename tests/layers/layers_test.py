#!/usr/bin/env python3
"""Reads every include of the tree and fails on one that its folder may not have.

layers_test.py ROOT         judge the tree at ROOT: includes, the table of docs/architecture.md, sizes
layers_test.py --self-test  prove that planted wrong includes are caught, one for every row at least
"""
import collections
import pathlib
import re
import sys
import tempfile

# Folder: the project folders it may include from, besides itself. The longest prefix counts.
MAY_INCLUDE = {
    "text": [],
    "scheduler/time": [],
    "words": ["text", "scheduler/time"],
    "scheduler/team": ["scheduler/time"],
    "scheduler/rules": ["scheduler/time", "scheduler/team"],
    "scheduler/rota": ["scheduler/time", "scheduler/team", "scheduler/rules"],
    "scheduler/protect": ["scheduler/time", "scheduler/team", "scheduler/rules", "scheduler/rota"],
    "scheduler/solve": ["scheduler/time", "scheduler/team", "scheduler/rules", "scheduler/rota"],
    "scheduler/explain": ["scheduler/time", "scheduler/team", "scheduler/rules", "scheduler/rota",
                          "scheduler/solve"],
    "scheduler/replan": ["scheduler/time", "scheduler/team", "scheduler/rules", "scheduler/rota",
                         "scheduler/solve"],
    "scheduler/alternatives": ["scheduler/time", "scheduler/team", "scheduler/rules",
                               "scheduler/rota", "scheduler/solve"],
    "scheduler/boundary": ["scheduler/time", "scheduler/team", "scheduler/rules", "scheduler/rota",
                           "scheduler/protect"],
    "scheduler/hours": ["scheduler/time", "scheduler/team", "scheduler/rules", "scheduler/rota",
                        "scheduler/protect", "scheduler/boundary"],
    "scheduler/message": ["scheduler/time", "scheduler/team"],
    "ical": ["text", "scheduler/time"],
    "store/driver": ["scheduler/time", "store/error.h", "store/files.h"],
    "store": ["text", "scheduler"],
    "app/operation": ["text", "scheduler/time", "store/error.h", "store/tokens.h"],
    "app/view": ["scheduler", "store", "app/operation"],
    "render": ["text", "words", "scheduler", "app/operation", "app/view"],
    "render/letter": ["text", "render"],
    "web": ["words", "scheduler", "app/operation", "app/view", "render"],
    "app/desk/file": ["text", "scheduler", "ical", "app/operation"],
    "app/desk": ["scheduler", "store", "app/operation", "app/desk/file"],
    "app/desk/fetch": ["text", "scheduler", "ical", "app/operation", "app/view", "app/desk",
                       "app/record/hooks"],
    "app/record/hooks": [],
    "app/record": ["text", "words", "scheduler", "store", "app/operation", "app/view", "render",
                   "app/desk", "app/record/hooks"],
    "app/rota": ["text", "words", "scheduler", "store", "app/operation", "app/view", "render",
                 "app/desk", "app/record"],
    "app/rota/life": ["text", "words", "scheduler", "store", "app/operation", "app/view", "render",
                      "app/desk", "app/record", "app/rota"],
    "app/why": ["text", "scheduler", "store", "app/operation", "app/view", "render", "app/desk",
                "app/record", "app/rota", "app/rota/life"],
    "app/moving": ["text", "scheduler", "ical", "store", "app/operation", "app/view", "render",
                   "app/desk", "app/record", "app/rota", "app/rota/life"],
    "app/reports": ["text", "scheduler", "store", "app/operation", "app/view", "render", "app/desk",
                    "app/rota"],
    "app/protection": ["text", "scheduler", "store", "app/operation", "app/view", "render",
                       "app/desk", "app/record", "app/rota", "app/rota/life", "app/reports"],
    "app/start/templates": [],
    "app/start": ["text", "scheduler", "store", "app/operation", "app/view", "app/desk", "app/rota",
                  "app/moving", "app/start/templates"],
    "app/requests": ["text", "words", "scheduler", "store", "app/operation", "app/view", "render",
                     "app/desk", "app/record", "app/rota"],
    "app/staffing": ["text", "scheduler", "store", "app/operation", "app/view", "render", "app/desk",
                     "app/rota", "app/requests"],
    "app/feeds/calendar": ["text", "scheduler", "ical", "store/published.h"],
    "app/feeds": ["text", "words", "scheduler", "ical", "store", "app/operation", "app/view",
                  "render", "web", "app/desk", "app/rota", "app/requests", "app/staffing",
                  "app/moving", "app/feeds/calendar"],
    "app/access": ["text", "words", "scheduler", "store", "app/operation", "app/view", "app/desk",
                   "app/record", "app/feeds"],
    "app/messages": ["text", "words", "scheduler", "ical", "store", "app/operation", "app/view",
                     "render", "app/desk", "app/record", "app/rota", "app/requests", "app/feeds",
                     "app/access"],
    "app": ["app"],
    "cli": ["text", "app", "server", "render", "web", "scheduler/time"],
    "server": ["text", "words", "app", "render", "web", "scheduler/time", "store/digest.h"],
    "server/http": ["scheduler/time", "text"],
    "bench": ["scheduler", "ical", "store", "app", "render", "server", "tests"],
    "tests": ["text", "words", "scheduler", "ical", "store", "app", "render", "web", "cli", "server"],
}

# Third-party headers and the only files that may see them.
ONLY_IN = {
    r"libical/|ical\.h": r"ical/[a-z_]+\.cpp|ical/libical_handles\.h|tests/.*",
    r"SQLiteCpp/|sqlite3\.h": r"store/driver/sqlite/.*|tests/store/.*",
    r"boost/program_options": r"cli/.*\.cpp",
    r"boost/(beast|asio)": r"server/http/(listener\.cpp|connection\.h)",
    r"boost/locale": r"words/words\.cpp",
    r"kainjow/": r"(render/letter/letter|web/template)\.cpp",
    r"zlib": r"server/gzip\.cpp|tests/.*",
    r"utf8proc": r"text/.*\.cpp",
    r"date/": r"scheduler/time/[a-z_]+\.cpp",
    r"toml": r"app/desk/file/.*",
    r"curl/": r"app/record/hooks/(get|post|smtp|transfer)\.(cpp|h)",
    r"nlohmann/": r"render/.*|app/operation/tree\.cpp|cli/.*\.cpp|server/.*\.cpp|tests/.*",
    r"coin/|Clp|Coin": r"scheduler/(solve/master/linear|protect/block)_programme\.cpp|bench/.*|tests/.*",
}

# Names of other people's code that give a way around a header, and who may say them. Tests of the
# store open its file as another program would.
SAID_ONLY_IN = {
    r"\bSQLite::|\bsqlite3_": r"store/driver/sqlite/.*|tests/store/.*",
}

# Folders of ours that others may not see though they may see the folder around them.
SEEN_ONLY_BY = {"store/driver/": r"store/.*|tests/.*"}

# Headers of ours that are part of one other file.
PART_OF = {"server/http/connection.h": "server/http/listener.cpp"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TOP_FOLDERS = {"text", "words", "scheduler", "ical", "store", "app", "render", "web", "cli",
               "server", "tests", "bench"}


def room_of(path):
    """The longest folder of MAY_INCLUDE that holds this file."""
    rooms = [room for room in MAY_INCLUDE if path.startswith(room + "/")]
    return max(rooms, key=len, default=None)


def allowed(path, included):
    room = room_of(path)
    if room is None:
        return False
    own = included.startswith(room + "/")
    return own or any(included == other or included.startswith(other + "/")
                      for other in MAY_INCLUDE[room])


def wrong_includes(root):
    """(place, why) of each include that breaks a layer; also how many files were read."""
    wrong, files = [], 0
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.suffix not in (".h", ".cpp") or path.split("/")[0] not in TOP_FOLDERS:
            continue
        files += 1
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            for pattern, home in SAID_ONLY_IN.items():
                if re.search(pattern, line) and not re.fullmatch(home, path):
                    wrong.append((f"{path}:{number}", f"{pattern} may only be said by {home}"))
            match = INCLUDE.match(line)
            if not match:
                continue
            place, name = f"{path}:{number}", match.group(2)
            if name.split("/")[0] in TOP_FOLDERS and match.group(1) == '"':
                if not allowed(path, name):
                    wrong.append((place, f"{room_of(path)} may not include {name}"))
                for folder, seer in SEEN_ONLY_BY.items():
                    if name.startswith(folder) and not re.fullmatch(seer, path):
                        wrong.append((place, f"{name} may only be seen by {seer}"))
                if PART_OF.get(name, path) != path:
                    wrong.append((place, f"{name} is a part of {PART_OF[name]}"))
            elif match.group(1) == '"':
                wrong.append((place, f"{name} is not written from the root"))
            for pattern, home in ONLY_IN.items():
                if match.group(1) == "<" and re.match(pattern, name) and not re.fullmatch(home, path):
                    wrong.append((place, f"{name} may only be seen by {home}"))
    return wrong, files


# Pairs of header and source that a newcomer can look over.
MOST_PAIRS = 25


def crowded(root):
    """Folders of more pairs than that at their top."""
    pairs = collections.Counter()
    for header in root.rglob("*.h"):
        path = header.relative_to(root)
        if path.parts[0] in TOP_FOLDERS and header.with_suffix(".cpp").exists():
            pairs[path.parent.as_posix()] += 1
    return {folder: count for folder, count in pairs.items() if count > MOST_PAIRS}


def rounds():
    """Rooms that reach themselves over others: an arrow up."""
    def below(room, seen):
        for other in MAY_INCLUDE.get(room, []):
            for next_room in [r for r in MAY_INCLUDE if r == other or r.startswith(other + "/")]:
                if next_room != room and next_room not in seen:
                    seen.add(next_room)
                    below(next_room, seen)
        return seen
    return [room for room in MAY_INCLUDE if room in below(room, set())]


def drawn(root):
    """What the table of docs/architecture.md says, row by row."""
    rows = {}
    for line in (root / "docs/architecture.md").read_text(encoding="utf-8").split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 5 and cells[1].startswith("`"):
            rows[cells[1].strip("`")] = re.findall(r"`([^`]+)`", cells[3])
    return rows


def planted_for(room):
    """An include that this room may not have."""
    others = ["cli/planted.h", "bench/planted.h", "server/http/planted.h"]
    return next((o for o in others if not allowed(f"{room}/planted.cpp", o)), None)


def self_test():
    planted = {f"{room}/planted.cpp": f'#include "{planted_for(room)}"'
               for room in MAY_INCLUDE if planted_for(room)}
    if len(planted) != len(MAY_INCLUDE):
        sys.exit(f"nothing is forbidden to {set(MAY_INCLUDE) - {p.rsplit('/', 1)[0] for p in planted}}")
    planted |= {
        "scheduler/time/a.h": '#include "ical/calendar.h"',
        "scheduler/rota/b.cpp": '#include "store/published.h"',
        "ical/c.cpp": '#include "scheduler/team/desk.h"',
        "app/d.cpp": "#include <SQLiteCpp/Database.h>",
        "cli/e.h": "#include <boost/program_options.hpp>",
        "scheduler/rota/f.h": "#include <date/tz.h>",
        "store/g.cpp": '#include "published.h"',
        "store/m.cpp": "#include <SQLiteCpp/Database.h>",
        "store/n.h": "int f(SQLite::Database& sqlite);",
        "store/driver/o.h": '#include "store/published.h"',
        "app/p.cpp": '#include "store/driver/connection.h"',
        "server/http/k.cpp": '#include "server/http/connection.h"',
        "server/http/l.h": "#include <boost/beast/core.hpp>",
    }
    fine = {
        "scheduler/rota/h.cpp": '#include "scheduler/time/zone.h"',
        "ical/i.cpp": "#include <libical/ical.h>",
        "cli/j.cpp": '#include "app/rota/plan.h"',
        "store/q.cpp": '#include "store/driver/connection.h"',
        "store/driver/sqlite/r.cpp": "#include <SQLiteCpp/Database.h>",
        "server/http/listener.cpp": '#include "server/http/connection.h"',
        "server/http/connection.h": "#include <boost/beast/core.hpp>",
    }
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, line in {**planted, **fine}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(line + "\n", encoding="utf-8")
        found = {place.split(":")[0] for place, _ in wrong_includes(root)[0]}
    if found != set(planted):
        sys.exit(f"planted {sorted(planted)}, found {sorted(found)}")
    print(f"{len(planted)} planted wrong includes caught, {len(fine)} right ones passed")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    root = pathlib.Path(sys.argv[1])
    wrong, files = wrong_includes(root)
    for place, why in wrong:
        print(f"{place}: {why}")
    if wrong or files == 0:
        sys.exit(f"{len(wrong)} wrong includes in {files} files")
    if crowded(root):
        sys.exit(f"more than {MOST_PAIRS} pairs of header and source: {crowded(root)}")
    if rounds():
        sys.exit(f"these rooms reach themselves: {rounds()}")
    if drawn(root) != MAY_INCLUDE:
        for room in sorted(set(MAY_INCLUDE) | set(drawn(root))):
            if drawn(root).get(room) != MAY_INCLUDE.get(room):
                print(f"{room}: drawn {drawn(root).get(room)}, may include {MAY_INCLUDE.get(room)}")
        sys.exit("docs/architecture.md draws other layers")
    print(f"{files} files in {len(MAY_INCLUDE)} rooms keep to their layers, as they are drawn")


main()
