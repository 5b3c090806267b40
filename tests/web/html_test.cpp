#include "web/html.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(Html, TextCannotBecomeMarkup) {
  EXPECT_EQ(Html::text("<script>alert('a & \"b\"')</script>").markup(),
            "&lt;script&gt;alert(&#39;a &amp; &quot;b&quot;&#39;)&lt;/script&gt;");
  EXPECT_EQ(Html::text("&lt;").markup(), "&amp;lt;");
  EXPECT_EQ(Html::text("Zoë 李").markup(), "Zoë 李");
  EXPECT_EQ(Html::text(std::string_view("a\0b\x1b[31m\x7f\tc\n", 12)).markup(),
            "a\uFFFDb\uFFFD[31m\uFFFD\tc\n");
}

TEST(Html, AnAttributeEndsWhereItsQuotesAre) {
  EXPECT_EQ(Html::single("a", {{"href", "x\" onclick=\"y"}}).markup(),
            "<a href=\"x&quot; onclick=&quot;y\">");
}

TEST(Html, ElementsHoldWhatIsInThem) {
  const Html inner = element("b", "1 < 2") + Html::text(" & more");
  EXPECT_EQ(element("p", {{"class", "quiet"}}, inner).markup(),
            "<p class=\"quiet\"><b>1 &lt; 2</b>\n &amp; more</p>\n");
}

TEST(DocumentOf, RunsNothingAndLoadsNothing) {
  const std::string page = document_of("</title><script>", element("p", "x"));
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("<title>&lt;/title&gt;&lt;script&gt;</title>"), std::string::npos);
  EXPECT_NE(page.find("default-src &#39;none&#39;"), std::string::npos);
  EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
  EXPECT_EQ(page.find("http:"), std::string::npos);
  EXPECT_EQ(page.find("src=\""), std::string::npos);
}

}  // namespace
}  // namespace respite
