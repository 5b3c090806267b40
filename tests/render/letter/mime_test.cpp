#include "render/letter/mime.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace respite {
namespace {

TEST(Mime, LeavesAsciiAsItIs) {
  EXPECT_EQ(encoded_header("Your next duty: Mon 30 Nov, 09:00"),
            "Your next duty: Mon 30 Nov, 09:00");
  EXPECT_EQ(encoded_header(""), "");
}

TEST(Mime, EncodesWhatIsNotAscii) {
  EXPECT_EQ(encoded_header("Prochaine garde à 9 h"), "=?UTF-8?Q?Prochaine_garde_=C3=A0_9_h?=");
}

TEST(Mime, FoldsAtSpaces) {
  EXPECT_EQ(encoded_header(std::string(50, 'a') + ' ' + std::string(20, 'b') + " c"),
            std::string(50, 'a') + "\r\n " + std::string(20, 'b') + " c");
}

TEST(Mime, NeverCutsACharacter) {
  std::string euros;
  for (int i = 0; i < 9; ++i) euros += "€";
  EXPECT_EQ(encoded_header(euros + euros),
            "=?UTF-8?B?" + std::string("4oKs4oKs4oKs4oKs4oKs4oKs4oKs4oKs4oKs4oKs4oKs4oKs") +
                "?=\r\n "
                "=?UTF-8?B?4oKs4oKs4oKs4oKs4oKs4oKs?=");
}

TEST(Mime, LetsNoLineOut) {
  EXPECT_EQ(encoded_header("Hello\r\nBcc: x@example.org"), "Hello  Bcc: x@example.org");
  EXPECT_EQ(encoded_header("a\nb\tc\x7f"), "a b c");
  EXPECT_EQ(mailbox("Asha\r\nBcc: x", "a@b.example"), "\"Asha  Bcc: x\" <a@b.example>");
}

TEST(Mime, MendsBrokenText) { EXPECT_EQ(encoded_header("a\xff"), "=?UTF-8?B?Ye+/vQ==?="); }

// A reader would decode it.
TEST(Mime, EncodesWhatLooksEncoded) {
  EXPECT_EQ(encoded_header("=?UTF-8?Q?a?="), "=?UTF-8?B?PT9VVEYtOD9RP2E/PQ==?=");
}

TEST(Mime, KnowsAnAddress) {
  for (const char* address : {"asha@example.org", "a.b+c@x", "o'brien@example.org"})
    EXPECT_TRUE(is_mail_address(address)) << address;
  for (const char* none : {"", "asha", "@x", "a@", "a@b@c", "a b@x", "a@x,b@y", "<a@x>", "a@x\r\n"})
    EXPECT_FALSE(is_mail_address(none)) << none;
}

TEST(Mime, WritesAMailbox) {
  EXPECT_EQ(mailbox("Asha Patel", "asha@example.org"), "Asha Patel <asha@example.org>");
  EXPECT_EQ(mailbox("Patel, Asha", "asha@example.org"), "\"Patel, Asha\" <asha@example.org>");
  EXPECT_EQ(mailbox(R"(The "\ one)", "asha@example.org"), R"("The \"\\ one" <asha@example.org>)");
  EXPECT_EQ(mailbox("Žofie", "z@example.org"), "=?UTF-8?B?xb1vZmll?= <z@example.org>");
  EXPECT_EQ(mailbox("山田", "y@example.org"), "=?UTF-8?B?5bGx55Sw?= <y@example.org>");
  EXPECT_EQ(mailbox("", "a@example.org"), "a@example.org");
}

TEST(Mime, RefusesWhatIsNoAddress) {
  for (const char* address : {"", "asha", "@example.org", "asha@", "a@b@c", "a@b\r\nBcc: c@d",
                              "a@b>, <c@d", "a b@c", "ä@b.example", "a,b@c", "\"a\"@b"}) {
    EXPECT_THROW((void)mailbox("Asha", address), std::invalid_argument) << address;
  }
  EXPECT_THROW((void)mailbox("Asha", "a@" + std::string(300, 'b')), std::invalid_argument);
}

}  // namespace
}  // namespace respite
