"""What every mail of a desk must be, whatever it says."""
import collections
import html.parser
import re

from program import expect

FIELDS = {"From", "To", "Subject", "Date", "Message-ID", "References", "Content-Language",
          "Auto-Submitted", "Mime-Version", "Content-Type"}
OF_PEOPLE = {"List-Unsubscribe", "List-Unsubscribe-Post"}
OF_PARTS = {"Content-Type", "Content-Transfer-Encoding", "Content-Disposition"}
REASONS = {"en": "You get this because", "fr": "Vous recevez ce message",
           "de": "Sie erhalten diese Nachricht,"}
LONGEST_LINE = 998


class Words(html.parser.HTMLParser):
    """Of a letter's HTML what its text says too: words, a link's address behind its label."""

    def __init__(self, text):
        super().__init__()
        self.words, self.link, self.inside, self.language = [], None, [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.inside.append(tag)
        if tag == "html":
            self.language = dict(attrs)["lang"]
        if tag == "a":
            self.link = dict(attrs)["href"]

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass
        if tag == "a":
            self.words[-1] += ":"
            self.words.append(self.link)

    def handle_data(self, data):
        if "body" in self.inside:
            self.words += data.split()


# How the subjects begin of mails that are no news of a kind.
CHOSEN_BY_NOBODY = ("A test", "Un essai", "Ein Test", "Sign in to", "Se connecter", "Anmelden bei")

def judge_lines(taken):
    text = taken.bytes
    expect(not re.search(rb"(?<!\r)\n|\r(?!\n)", text), "a line ends in something else than CRLF")
    longest = max(map(len, text.split(b"\r\n")))
    expect(longest < LONGEST_LINE, f"a line of {longest} bytes")
    expect(text.split(b"\r\n\r\n")[0].isascii(), f"a header is not ASCII: {text[:600]}")


def judge_fields(taken, has_pages):
    mail = taken.mail
    names = collections.Counter(mail.keys())
    wanted = set(FIELDS)
    if mail["List-Unsubscribe"]:
        wanted |= OF_PEOPLE if "https:" in mail["List-Unsubscribe"] else {"List-Unsubscribe"}
        expect("<mailto:it@desk.example?subject=unsubscribe>" in mail["List-Unsubscribe"], "no way out")
        expect(has_pages == ("<https://rota.desk.example/link/unsubscribe/" in mail["List-Unsubscribe"])
               or any(word in taken.subject for word in CHOSEN_BY_NOBODY), f"its way out: {mail['List-Unsubscribe']}")
    expect(set(names) == wanted and set(names.values()) == {1}, f"its header fields: {names}")
    expect(not mail.defects and not any(mail[name].defects for name in names if name != "References"),
           f"{taken.subject}: {mail.defects}")
    for part in mail.walk():
        expect(part is mail or set(part.keys()) <= OF_PARTS, f"of a part: {part.keys()}")
    to = [address.addr_spec for address in mail["To"].addresses]
    expect(taken.to == to and len(to) == 1, f"sent to {taken.to}, written to {to}")
    expect(taken.sender == "it@desk.example" == mail["From"].addresses[0].addr_spec, "another sender")
    expect(mail["Auto-Submitted"] == "auto-generated", "no word that a program wrote it")
    for name, value in mail.items():
        expect("evil@example.org" not in value or name == "Subject", f"{name}: {value}")


def judge_words(taken, language):
    plain, page = taken.body("plain"), taken.body("html")
    words = Words(page)
    lines = [line for line in plain.splitlines() if line != "-- "]
    expect(" ".join(lines).split() == words.words,
           f"two bodies:\n{plain}\n{' '.join(words.words)}")
    expect(taken.mail["Content-Language"] == words.language == language, f"{taken.to}: {words.language}")
    expect(REASONS[language] in plain, f"not in {language}: {plain}")


class Judge:
    """Of all mails of a desk: each by itself, and their ids beside each other."""

    def __init__(self, languages, has_pages):
        self.languages, self.has_pages, self.ids = languages, has_pages, set()

    def judge(self, taken):
        judge_lines(taken)
        judge_fields(taken, self.has_pages)
        judge_words(taken, self.languages.get(taken.to[0].split("@")[0], "en"))
        number = taken.mail["Message-ID"]
        expect(re.fullmatch(r"<[0-9a-f]{32}\.\d+@desk\.example>", number), number)
        expect(re.fullmatch(r"<[0-9a-f]{32}\.thread@desk\.example>", taken.mail["References"]),
               taken.mail["References"])
        expect(number not in self.ids, f"twice: {number}")
        self.ids.add(number)
