#include "render/letter/letter.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "text/utf8.h"
#include "words/dates.h"

namespace respite {
namespace {

std::string without(std::string text, std::string_view what, std::string_view instead = {}) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += instead.size()) {
    text.replace(at, what.size(), instead);
  }
  return text;
}

std::string unescaped(std::string html) {
  for (const auto& [entity, sign] :
       {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
        std::pair{"&apos;", "'"}, std::pair{"&amp;", "&"}}) {
    html = without(html, entity, sign);
  }
  return html;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

// What a reader sees of the document's body.
std::vector<std::string> words_of_html(const std::string& html) {
  const std::size_t body = html.find("<body");
  return words_of(unescaped(std::regex_replace(html.substr(body), std::regex("<[^>]*>"), "")));
}

// What a reader sees of the text but for what HTML has in its markup: where links lead, the rule.
std::vector<std::string> words_of_text(std::string text, const std::vector<LetterAction>& links) {
  for (const LetterAction& link : links) {
    text = without(text, ": " + link.url);
    text = without(text, ":\n" + link.url);
  }
  return words_of(without(text, "\n-- \n", "\n"));
}

// Tags and the names of their attributes, in order: what the template says, and nobody else.
std::vector<std::string> markup_of(const std::string& html) {
  std::vector<std::string> found;
  const std::regex tag(R"re(<[^<>]*>)re");
  for (std::sregex_iterator at(html.begin(), html.end(), tag); at != std::sregex_iterator(); ++at) {
    found.push_back(std::regex_replace(at->str(), std::regex(R"re((lang|href)="[^"]*")re"), "$1"));
  }
  return found;
}

Letter letter_saying(const std::string& text) {
  return {.language = "en",
          .subject = text,
          .paragraphs = {text, "and " + text},
          .rows = {{text, text, text}, {"Mon", text, ""}},
          .actions = {{text, "https://respite.example/"}, {"Call", text}},
          .after = {text},
          .reason = text};
}

const std::vector<std::string> kHostile{
    "<script>alert(1)</script>",
    "\"quotes\" 'and' & &lt; </title></td>",
    "{{subject}} {{{subject}}} {{#rows}} {{> file}} {{=<% %>=}}",
    "שלום עולם مرحبا",
    "a\u202E dlrow \u2067 b \u2069\u202C",
    "👩‍💻 🧑🏽‍🚒 🇫🇷",
    "CR\r\nLF\nTAB\tNUL" + std::string(1, '\0') + "ESC\x1b[31m\xC2\x85",
    "broken \xff\xc3 bytes",
    std::string(1000, 'x'),
    "javascript:alert(1)",
    "\" onmouseover=\"alert(1)",
};

TEST(Letter, SaysTheSameTwice) {
  for (const std::string& text : kHostile) {
    const Letter letter = letter_saying(text);
    const LetterText both = render_letter(letter, "Desk " + text);
    EXPECT_EQ(words_of_text(both.text, {letter.actions.front()}), words_of_html(both.html)) << text;
  }
}

TEST(Letter, KeepsTextText) {
  const std::vector<std::string> harmless =
      markup_of(render_letter(letter_saying("a"), "Desk").html);
  for (const std::string& text : kHostile) {
    const LetterText both = render_letter(letter_saying(text), text);
    EXPECT_EQ(markup_of(both.html), harmless) << text;
    for (const std::string* one : {&both.text, &both.html}) {
      EXPECT_EQ(text::find_broken(*one), std::nullopt);
      EXPECT_FALSE(text::has_control(without(*one, "\n"))) << text;
      EXPECT_EQ(one->find("\u202E"), std::string::npos);
    }
  }
  EXPECT_NE(render_letter(letter_saying("<b>"), "").text.find("<b>"), std::string::npos);
}

TEST(Letter, LeadsOnlyWhereALinkMay) {
  const auto html_of = [](const std::string& url) {
    Letter letter;
    letter.actions = {{"Go", url}};
    return render_letter(letter, "Desk").html;
  };
  for (const char* url :
       {"https://a.example/?b=c&d=e", "HTTP://a.example", "mailto:a@b.example", "tel:+44123"}) {
    EXPECT_NE(unescaped(html_of(url)).find(std::string("href=\"") + url + '"'), std::string::npos)
        << url;
  }
  for (const char* url : {"javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
                          "data:text/html,a", "//a.example", "https:a.example", "https://",
                          "https://a b", "https://é.example", "file:///etc", "", "tel:"}) {
    EXPECT_EQ(html_of(url).find("href"), std::string::npos) << url;
  }
  EXPECT_NE(html_of("sip:asha@example.org").find(">Go: sip:asha@example.org</p>"),
            std::string::npos);
}

TEST(Letter, LoadsAndRunsNothing) {
  const std::string html = render_letter(letter_saying("a"), "Desk").html;
  for (const char* what : {"<script", "<img", "<link", "<style", "src=", "url(", "@import"}) {
    EXPECT_EQ(html.find(what), std::string::npos) << what;
  }
}

TEST(Letter, WrapsTextButNoAddress) {
  std::string paragraph;
  for (int i = 0; i < 60; ++i) paragraph += "words ";
  const std::string url = "https://respite.example/" + std::string(90, 'a');
  Letter letter;
  letter.paragraphs = {paragraph};
  letter.rows = {{"Mon 30 Nov, 09:00 to 17:00", paragraph, paragraph}};
  letter.actions = {{"Take it", url}};
  letter.after = {"See " + url + " for more."};
  letter.reason = paragraph;
  std::istringstream lines(render_letter(letter, "Desk").text);
  int whole = 0;
  for (std::string line; std::getline(lines, line);) {
    whole += line == url ? 1 : 0;
    EXPECT_TRUE(line.size() <= 72 || line == url) << line;
    EXPECT_TRUE(line == "-- " || !line.ends_with(' ')) << line;
  }
  EXPECT_EQ(whole, 2);
}

TEST(Letter, SetsRowsBesideTheirTimes) {
  Letter letter;
  letter.rows = {{"Mon", "oncall", "with Ben"}, {"Tuesday", "late", ""}, {"", "always", ""}};
  EXPECT_EQ(render_letter(letter, "Desk").text,
            "Mon      oncall\n"
            "         with Ben\n"
            "Tuesday  late\n"
            "         always\n"
            "\n"
            "-- \n"
            "Desk\n");
}

TEST(Letter, SetsRowsBelowLongTimes) {
  Letter letter;
  letter.rows = {{"Mon 30 Nov, 18:00 to Tue 1 Dec, 08:00", "oncall", "with Ben"}};
  EXPECT_EQ(render_letter(letter, "Desk").text,
            "Mon 30 Nov, 18:00 to Tue 1 Dec, 08:00\n"
            "  oncall\n"
            "  with Ben\n"
            "\n"
            "-- \n"
            "Desk\n");
}

TEST(Letter, IsItsFootWhereItSaysNothing) {
  const LetterText both = render_letter({}, "Desk");
  EXPECT_EQ(both.text, "-- \nDesk\n");
  EXPECT_EQ(words_of_html(both.html), std::vector<std::string>{"Desk"});
}

struct Said {
  const char* language;
  const char* subject;
  const char* greeting;
  const char* after;
  const char* label;
  const char* reason;
};

// What letters/en.txt and the others hold. To write them anew, run with RESPITE_WRITE_LETTERS set,
// and read them.
TEST(Letter, LooksAsItDid) {
  const Said said[] = {
      {"en", "Your next duties", "Hello Asha, you are on duty twice next week.",
       "You can swap until the evening before. Whoever takes a duty over is told by mail as well.",
       "Confirm", "You get this because you are on the rota “Front & back office”."},
      {"fr", "Vos prochaines gardes",
       "Bonjour Asha, vous êtes de garde deux fois la semaine prochaine.",
       "Vous pouvez échanger jusqu’à la veille au soir. La personne qui reprend une garde est "
       "aussi prévenue.",
       "Confirmer",
       "Vous recevez ce message parce que vous êtes inscrite au planning « Accueil »."},
      {"de", "Ihre nächsten Dienste", "Guten Tag Asha, Sie haben nächste Woche zweimal Dienst.",
       "Sie können bis zum Vorabend tauschen. Wer einen Dienst übernimmt, erfährt es ebenfalls per "
       "Mail.",
       "Bestätigen", "Sie erhalten dies, weil Sie im Dienstplan „Empfang“ stehen."}};
  const Zone paris = Zone::find("Europe/Paris").value();
  const Instant now = parse_rfc3339("2026-11-20T12:00:00Z").value();
  const auto at = [](const char* text) { return parse_rfc3339(text).value(); };
  for (const Said& one : said) {
    const Words words{one.language};
    const Letter letter{
        .language = one.language,
        .subject = one.subject,
        .paragraphs = {one.greeting},
        .rows = {{span_text(words, {at("2026-11-30T08:00:00Z"), at("2026-11-30T16:00:00Z")}, paris, now),
                  "office/primary", "Ben <ben@example.org>"},
                 {span_text(words, {at("2026-12-05T08:00:00Z"), at("2026-12-05T16:00:00Z")}, paris, now),
                  "office/secondary", ""}},
        .actions = {{one.label, "https://respite.example/confirm?duty=12&as=asha"}},
        .after = {one.after},
        .given = {},
        .taken = {},
        .reason = one.reason};
    const LetterText both = render_letter(letter, "Respite, Front & back office");
    for (const auto& [kind, text] : {std::pair{".txt", both.text}, std::pair{".html", both.html}}) {
      const std::string path = std::string(RESPITE_LETTERS "/") + one.language + kind;
      if (std::getenv("RESPITE_WRITE_LETTERS") != nullptr) std::ofstream(path) << text;
      std::ifstream file(path);
      const std::string kept{std::istreambuf_iterator<char>(file), {}};
      EXPECT_EQ(text, kept) << path;
    }
    EXPECT_EQ(words_of_text(both.text, letter.actions), words_of_html(both.html));
  }
}

}  // namespace
}  // namespace respite
