#include "web/reach.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(PhoneAddress, IsTheNumberOfWhatIsCalled) {
  struct Case {
    const char* how;
    const char* address;  // empty: none
  };
  for (const Case& c :
       {Case{"phone +44 1632 960200", "tel:+441632960200"}, Case{"Phone: 4711", "tel:4711"},
        Case{"+351 21 (000) 99-99", "tel:+351210009999"}, Case{"0800 123 456", "tel:0800123456"},
        Case{"call 112 at once", "tel:112"}, Case{"chat #4711", ""},
        Case{"https://it.example/1234", ""}, Case{"bo+1234@it.example", ""},
        Case{"walk up, room 204", ""}, Case{"phonebook 1234", ""}, Case{"+", ""}, Case{"phone", ""},
        Case{"", ""}}) {
    EXPECT_EQ(phone_address(c.how).value_or(""), c.address) << c.how;
  }
}

TEST(Reach, LinksNumbersAndPagesAndNothingElse) {
  EXPECT_EQ(reach("phone +44 1632").markup(), "<a href=\"tel:+441632\">phone +44 1632</a>\n");
  EXPECT_EQ(reach("https://a.example/?b&c").markup(),
            "<a href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a>\n");
  EXPECT_EQ(reach("javascript:alert(1)").markup(), "javascript:alert(1)");
}

}  // namespace
}  // namespace respite
