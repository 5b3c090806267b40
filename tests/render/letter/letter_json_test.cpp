#include <gtest/gtest.h>

#include <stdexcept>

#include "render/letter/letter.h"

namespace respite {
namespace {

constexpr std::string_view kWhole =
    R"({"language":"en","subject":"s \"q\"","paragraphs":["a","é"],)"
    R"("rows":[{"when":"w","what":"x","note":""}],"actions":[{"label":"l","url":"https://a.example"}],)"
    R"("after":[],"given":[],"taken":[],"reason":"r"})";

TEST(LetterJson, IsOneLine) {
  const Letter letter{.language = "en",
                      .subject = "s \"q\"",
                      .paragraphs = {"a", "é"},
                      .rows = {{"w", "x", ""}},
                      .actions = {{"l", "https://a.example"}},
                      .after = {},
                      .reason = "r"};
  EXPECT_EQ(to_json(letter), kWhole);
}

TEST(LetterJson, IsReadBack) {
  EXPECT_EQ(to_json(letter_from_json(kWhole)), kWhole);
  Letter hostile;
  hostile.subject = "a\r\n\"}\\ \xff";
  EXPECT_EQ(letter_from_json(to_json(hostile)).subject, "a\r\n\"}\\ \xEF\xBF\xBD");
  EXPECT_EQ(to_json(hostile).find('\n'), std::string::npos);
}

TEST(LetterJson, IgnoresWhatItDoesNotKnow) {
  std::string text(kWhole);
  text.insert(1, R"("later":{"a":1},)");
  EXPECT_EQ(to_json(letter_from_json(text)), kWhole);
}

TEST(LetterJson, RefusesWhatIsNoLetter) {
  for (const char* text : {"", "{}", "[]", "null", "\"letter\"", "{\"language\":\"en\"}", "{"}) {
    EXPECT_THROW((void)letter_from_json(text), std::invalid_argument) << text;
  }
  for (const auto& [from, to] :
       {std::pair{"[\"a\",\"é\"]", "[1]"}, std::pair{"\"r\"}", "null}"},
        std::pair{"\"when\":\"w\",", ""}, std::pair{"[{\"label\"", "[[{\"label\""},
        std::pair{"[{\"when\":\"w\",\"what\":\"x\",\"note\":\"\"}]", "\"row\""}}) {
    std::string text(kWhole);
    text.replace(text.find(from), std::string_view(from).size(), to);
    EXPECT_THROW((void)letter_from_json(text), std::invalid_argument) << text;
  }
}

}  // namespace
}  // namespace respite
