#include "ical/fold.h"

#include <gtest/gtest.h>

namespace respite::ical {
namespace {

std::string folded(const std::string& line) {
  std::string out;
  append_folded(out, line);
  return out;
}

TEST(AppendFolded, LeavesSeventyFiveOctetsWhole) {
  const std::string line(75, 'x');
  EXPECT_EQ(folded(line), line + "\r\n");
  EXPECT_EQ(folded(line + "y"), line + "\r\n y\r\n");
}

TEST(AppendFolded, CountsTheBlankOfAContinuation) {
  EXPECT_EQ(folded(std::string(75 + 74 + 1, 'x')),
            std::string(75, 'x') + "\r\n " + std::string(74, 'x') + "\r\n x\r\n");
}

TEST(AppendFolded, NeverSplitsAUtf8Sequence) {
  const std::string line = std::string(73, 'x') + "\xF0\x9F\x98\x80";
  EXPECT_EQ(folded(line), std::string(73, 'x') + "\r\n \xF0\x9F\x98\x80\r\n");
}

TEST(AppendFolded, NeverEndsALineInALoneBackslash) {
  EXPECT_EQ(folded(std::string(74, 'x') + "\\,y"), std::string(74, 'x') + "\r\n \\,y\r\n");
  EXPECT_EQ(folded(std::string(73, 'x') + "\\\\y"), std::string(73, 'x') + "\\\\\r\n y\r\n");
}

TEST(AppendFolded, NeverBeginsAContinuationWithABlankItCanAvoid) {
  EXPECT_EQ(folded(std::string(72, 'x') + "yz" + std::string(5, ' ')),
            std::string(72, 'x') + "y\r\n z     \r\n");
  const std::string blanks(100, ' ');
  EXPECT_EQ(folded(blanks), std::string(75, ' ') + "\r\n " + std::string(25, ' ') + "\r\n");
}

TEST(AppendFolded, EndsOnBrokenUtf8) {
  EXPECT_EQ(folded(std::string(200, '\x80')).size(), 200U + 3U * 2U + 2U);
}

}  // namespace
}  // namespace respite::ical
