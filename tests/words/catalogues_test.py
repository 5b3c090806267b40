#!/usr/bin/env python3
"""Every message of the sources is in every catalogue, translated, with the same placeholders, and
nothing else is.

catalogues_test.py XGETTEXT ROOT         judge the tree at ROOT
catalogues_test.py XGETTEXT --self-test  prove that planted faults are caught
"""
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDERS = ("app", "render", "server", "web", "words")
# How the sources say a message: see words/words.h.
KEYWORDS = ("--keyword", "--keyword=words:1", "--keyword=many:1,2", "--keyword=in:1c,2")
LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) )?"((?:[^"\\]|\\.)*)"')
IN_TEMPLATE = re.compile(r"\{\{#t\}\}(.*?)\{\{/t\}\}")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def said_in(root, xgettext):
    """The sources' messages, as xgettext writes them."""
    files = [str(file.relative_to(root)) for folder in FOLDERS
             for file in sorted((root / folder).rglob("*")) if file.suffix in (".h", ".cpp")]
    # Templates say theirs between {{#t}} and {{/t}}.
    in_pages = "".join(f'words("{text}");\n'
                       for file in sorted((root / "web").rglob("*.mustache"))
                       for text in IN_TEMPLATE.findall(file.read_text(encoding="utf-8")))
    return subprocess.run(
        [xgettext, "--language=C++", "--from-code=UTF-8", "--no-wrap", *KEYWORDS, "--output=-",
         "--force-po", *files, "-"],
        cwd=root, check=True, input=in_pages, capture_output=True, encoding="utf-8").stdout


def messages(text):
    """(context, id): fields of each message but the head; a fuzzy one says so."""
    found = {}
    for block in text.split("\n\n"):
        fields, last, fuzzy = {}, None, False
        for line in block.split("\n"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            if match := LINE.fullmatch(line):
                last = match.group(1) or last
                fields[last] = fields.get(last, "") + match.group(2)
            elif line and not line.startswith("#"):
                sys.exit(f"no line of a catalogue: {line}")
        if fields.get("msgid"):
            key = (fields.get("msgctxt"), fields["msgid"])
            if key in found:
                sys.exit(f"twice in one catalogue: {key}")
            found[key] = {**fields, "fuzzy": fuzzy}
    return found


def stub(key, said):
    """What is missing, to be pasted."""
    lines = [f'msgctxt "{key[0]}"'] if key[0] else []
    lines.append(f'msgid "{key[1]}"')
    if "msgid_plural" in said:
        lines += [f'msgid_plural "{said["msgid_plural"]}"', 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        lines.append('msgstr ""')
    return "\n".join(lines)


def faults_of(said, kept):
    """What is wrong with one message of a catalogue."""
    if kept["fuzzy"]:
        yield "is fuzzy"
    if said.get("msgid_plural") != kept.get("msgid_plural"):
        yield "has another plural in the sources"
        return
    ids = [said["msgid"], said.get("msgid_plural", said["msgid"])]
    forms = sorted(name for name in kept if name.startswith("msgstr"))
    wanted = ["msgstr[0]", "msgstr[1]"] if "msgid_plural" in said else ["msgstr"]
    if forms != wanted:
        yield f"has {forms}, not {wanted}"
    for form in forms:
        if not kept[form]:
            yield "is not translated"
            continue
        # The form for one may leave the number out where the sources do, or say it.
        mine = sorted(PLACEHOLDER.findall(kept[form]))
        fitting = [sorted(PLACEHOLDER.findall(i)) for i in (ids if form == "msgstr[0]" else ids[1:])]
        if mine not in fitting:
            yield f"has {mine} where the sources have {fitting[-1]}"


def judge(root, xgettext):
    """Sentences; also how many messages the sources have."""
    said, wrong = messages(said_in(root, xgettext)), []
    catalogues = sorted((root / "words/po").glob("*.po"))
    for po in catalogues:
        text = po.read_text(encoding="utf-8")
        kept = messages(text)
        for line in ("charset=UTF-8", f"Language: {po.stem}\\n", "Plural-Forms: nplurals=2;"):
            if line not in text:
                wrong.append(f"{po.name}: its head lacks {line}")
        wrong += [f"{po.name}: missing:\n\n{stub(key, said[key])}\n" for key in said if key not in kept]
        wrong += [f"{po.name}: said nowhere: {key}" for key in kept if key not in said]
        wrong += [f"{po.name}: {key} {fault}" for key in said if key in kept
                  for fault in faults_of(said[key], kept[key])]
    return wrong, len(said), len(catalogues)


HEAD = ('msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n')
SOURCE = ('auto a = words("Hello {name}");\nauto b = words.many("{n} day", "{n} days", n);\n'
          'auto c = words.in("month", "May");\nauto d = words("In two "\n  "parts");\n')
HELLO = 'msgid "Hello {name}"\nmsgstr "Bonjour {name}"\n\n'
DAYS = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} jour"\nmsgstr[1] "{n} jours"\n\n'
MAY = 'msgctxt "month"\nmsgid "May"\nmsgstr "mai"\n\n'
PARTS = 'msgid "In two parts"\nmsgstr "En deux "\n"parts"\n\n'
PLANTED = {
    "missing": HELLO + DAYS + MAY,
    "said nowhere": HELLO + DAYS + MAY + PARTS + 'msgid "Gone"\nmsgstr "Parti"\n',
    "is not translated": HELLO + DAYS + MAY.replace("mai", "") + PARTS,
    "is fuzzy": "#, fuzzy\n" + HELLO + DAYS + MAY + PARTS,
    "where the sources have ['{name}']": HELLO.replace("Bonjour {name}", "Bonjour {nom}") + DAYS + MAY + PARTS,
    "where the sources have ['{n}']": HELLO + DAYS.replace("{n} jours", "jours") + MAY + PARTS,
    "another plural": HELLO + DAYS.replace("{n} days", "{n} more") + MAY + PARTS,
}


def self_test(xgettext):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "words/po").mkdir(parents=True)
        (root / "words/said.cpp").write_text(SOURCE)
        po = root / "words/po/fr.po"
        po.write_text(HEAD + HELLO + DAYS + MAY + PARTS)
        assert judge(root, xgettext)[0] == [], judge(root, xgettext)[0]
        for fault, text in PLANTED.items():
            po.write_text(HEAD + text)
            wrong = judge(root, xgettext)[0]
            if len(wrong) != 1 or fault not in wrong[0]:
                sys.exit(f"planted: {fault}; found: {wrong}")
    print(f"{len(PLANTED)} planted faults caught")


def main():
    xgettext = sys.argv[1]
    if sys.argv[2:] == ["--self-test"]:
        return self_test(xgettext)
    wrong, said, catalogues = judge(pathlib.Path(sys.argv[2]), xgettext)
    if wrong:
        sys.exit("\n".join(wrong))
    if said < 20 or catalogues < 2:
        sys.exit(f"only {said} messages and {catalogues} catalogues were found")
    print(f"{said} messages in {catalogues} catalogues")


main()
