#include "text/id.h"

#include <gtest/gtest.h>

#include <utility>

namespace respite::text {
namespace {

TEST(ToId, MakesAnIdOfAName) {
  const std::pair<const char*, const char*> kCases[] = {
      {"Asha Raman", "asha-raman"},
      {"  On-call (EMEA) / primary ", "on-call-emea-primary"},
      {"Zoë Müller-Łukasz", "zoe-muller-lukasz"},
      {"Straße", "strasse"},
      {"O'Neil", "oneil"},
      {"asha.raman", "asha.raman"},
      {"_x", "x"},
      {"山田 太郎", ""},
      {"山田 Taro", "taro"},
      {"", ""},
  };
  for (const auto& [name, id] : kCases) EXPECT_EQ(to_id(name), id) << name;
  EXPECT_EQ(to_id(std::string(100, 'a')), std::string(64, 'a'));
}

}  // namespace
}  // namespace respite::text
