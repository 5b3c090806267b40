// Pictures: nothing of a name is markup, and everything that is held is drawn.
#include <gtest/gtest.h>

#include "render/fairness_picture.h"
#include "render/rota_picture.h"
#include "render/sheet.h"
#include "render/svg.h"
#include "tests/render/schedules.h"

namespace respite {
namespace {

std::size_t count_of(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

TEST(Svg, EscapesWhatIsInIt) {
  Svg svg(10, 10, "a<b>");
  svg.words(0, 0, 9, "<script>\"&\x01");
  const std::string text = svg.done();
  EXPECT_EQ(text.find("<script>"), std::string::npos);
  EXPECT_NE(text.find("&lt;script&gt;&quot;&amp;?"), std::string::npos) << text;
  EXPECT_NE(text.find("<title>a&lt;b&gt;</title>"), std::string::npos);
}

TEST(RotaPicture, DrawsEveryTurnOnceAndARowForNobody) {
  const std::string text = rota_picture(weekly_schedule());
  EXPECT_EQ(count_of(text, "stroke=\"#000\"/>"), 4U + 2U);  // and the legend
  EXPECT_EQ(count_of(text, ">nobody<"), 1U);
  EXPECT_EQ(count_of(text, ">Zoë Brontë<"), 1U);
  EXPECT_EQ(count_of(text, ">Out of hours secondary<"), 1U);
}

TEST(FairnessPicture, LeavesOutWhoeverOwedAndDidNothing) {
  FairnessView view;
  view.zone = "UTC";
  view.people.push_back({"ana", "Ana", {{}, {.load = 7200}, {.load = 3600}}});
  view.people.push_back({"bo", "Bo", {}});
  const std::string text = fairness_picture(view);
  EXPECT_NE(text.find(">Ana<"), std::string::npos);
  EXPECT_EQ(text.find(">Bo<"), std::string::npos);
}

TEST(Sheet, CsvKeepsNumbersAndDisarmsFormulas) {
  EXPECT_EQ(to_csv({"a", "b"}, {{"-1.50", "=1+1"}, {"+44 1", "-1"}}),
            "a,b\r\n-1.50,'=1+1\r\n'+44 1,'-1\r\n");
}

}  // namespace
}  // namespace respite
