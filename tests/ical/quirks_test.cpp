// One quirk of other people's calendars for each file: quirks/NAME.ics and what is read of it.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/ical/quirk_text.h"
#include "tests/support/times.h"

namespace respite::ical {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

std::vector<std::string> quirk_names() {
  std::vector<std::string> names;
  for (const auto& file :
       fs::directory_iterator(fs::path(RESPITE_SOURCE_DIR) / "tests/ical/quirks")) {
    if (file.path().extension() == ".ics") names.push_back(file.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Quirks : public testing::TestWithParam<std::string> {};

TEST_P(Quirks, AreReadAsWritten) {
  const fs::path base = fs::path(RESPITE_SOURCE_DIR) / "tests/ical/quirks" / GetParam();
  const std::string text = slurp(base.string() + ".ics");
  const std::string expected = slurp(base.string() + ".txt");
  const ReadOptions options{
      respite::test::zone("Europe/London"),
      respite::test::interval("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")};
  EXPECT_EQ(test::to_text(read_calendar(text, options)), expected);
  EXPECT_EQ(test::to_text(read_calendar(with_crlf(text), options)), expected) << "with CRLF";
}

std::string test_name(const testing::TestParamInfo<std::string>& quirk) {
  std::string name;
  bool capital = true;
  for (const char c : quirk.param) {
    if (c != '-')
      name += capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    capital = c == '-';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Quirks, testing::ValuesIn(quirk_names()), test_name);

}  // namespace
}  // namespace respite::ical
