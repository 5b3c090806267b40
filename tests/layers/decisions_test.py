#!/usr/bin/env python3
"""Fails where what is done depends on how something is worded: a comparison with a string literal.

decisions_test.py ROOT         judge the tree at ROOT
decisions_test.py --self-test  prove that a planted one is caught
"""
import pathlib
import re
import sys
import tempfile

COMPARED = re.compile(r'[!=]= "[a-z]|"[a-z][^"]*" [!=]= ')
FOLDERS = ("app", "cli", "server", "store", "render", "web")

# Files that compare words, and whose words they are.
WORDS_OF = {
    r"app/record/mail/choices\.cpp|app/messages/prefer\.cpp": "what people chose, as they typed it",
    r"app/desk/file/.*": "the team file, written by people",
    r"app/start/history\.cpp": "the head of a file that people write",
    r"app/operation/(arguments\.cpp|result\.h)": "JSON and its schemas",
    r"app/(staffing/free|requests/question)\.cpp": "a question, as it is put",
    r"app/moving/(json|people|read_\w+)\.cpp": "files of other programs, and keys of the team file",
    r"app/record/hooks/post\.cpp": "addresses",
    r"server/(service|route|trust)\.cpp|server/http/.*": "HTTP",
    r"server/api/.*|server/pages/(ask|form|html|lead_rota|links)\.cpp": "HTTP, HTML and the names of fields",
    r"store/.*": "rows, as they are stored",
    r"render/.*|web/.*": "none: it chooses what is shown, and nothing is done by it",
}


def found_in(root):
    """(place, line) of each comparison that has no reason."""
    found = []
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*.[ch]*")):
            path = file.relative_to(root).as_posix()
            if file.suffix not in (".h", ".cpp") or any(re.fullmatch(w, path) for w in WORDS_OF):
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
                if COMPARED.search(line.split("//")[0]):
                    found.append((f"{path}:{number}", line.strip()))
    return found


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "app/requests/planted.cpp"
        file.parent.mkdir(parents=True)
        file.write_text('if (booking.purpose == "review") release();\n')
        if len(found_in(pathlib.Path(folder))) != 1:
            sys.exit("a planted decision on a word was not caught")
    print("a planted decision on a word is caught")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    root = pathlib.Path(sys.argv[1])
    if not any((root / folder).is_dir() for folder in FOLDERS):
        sys.exit(f"{root} is no tree of this project")
    found = found_in(root)
    for place, line in found:
        print(f"{place}: decides on a word: {line}")
    if found:
        sys.exit(1)
    print("nothing is decided on a word")


main()
