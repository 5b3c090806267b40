#include "app/record/hooks/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace respite {
namespace {

bool judged(const std::string& text) {
  Address4 four{};
  if (::inet_pton(AF_INET, text.c_str(), four.data()) == 1) return is_public(four);
  Address6 six{};
  if (::inet_pton(AF_INET6, text.c_str(), six.data()) != 1) throw std::invalid_argument(text);
  return is_public(six);
}

TEST(IsPublic, NoSpecialRangeIs) {
  for (const char* address : {"0.0.0.0",
                              "0.255.255.255",
                              "10.0.0.0",
                              "10.255.255.255",
                              "100.64.0.0",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.255.255.255",
                              "169.254.169.254",
                              "172.16.0.0",
                              "172.31.255.255",
                              "192.0.0.8",
                              "192.0.2.1",
                              "192.88.99.1",
                              "192.168.0.0",
                              "192.168.255.255",
                              "198.18.0.0",
                              "198.19.255.255",
                              "198.51.100.7",
                              "203.0.113.9",
                              "224.0.0.1",
                              "239.255.255.255",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.1.2.3",
                              "::127.0.0.1",
                              "64:ff9b::10.0.0.1",
                              "64:ff9b:1::1",
                              "100::1",
                              "2001::1",
                              "2001:1ff::1",
                              "2001:db8::1",
                              "2002:7f00:1::",
                              "2002:c0a8:101::1",
                              "3fff:0fff::1",
                              "4000::1",
                              "5f00::1",
                              "fc00::1",
                              "fdff::1",
                              "fe80::1",
                              "fec0::1",
                              "ff02::1",
                              "1fff:ffff::1"}) {
    EXPECT_FALSE(judged(address)) << address;
  }
}

TEST(IsPublic, NeighboursOfSpecialRangesAre) {
  for (const char* address :
       {"1.0.0.0",         "9.255.255.255",   "11.0.0.0",       "100.63.255.255",
        "100.128.0.0",     "126.255.255.255", "128.0.0.0",      "169.253.255.255",
        "169.255.0.0",     "172.15.255.255",  "172.32.0.0",     "192.0.1.0",
        "192.0.3.0",       "192.167.255.255", "192.169.0.0",    "198.17.255.255",
        "198.20.0.0",      "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
        "2001:200::1",     "2001:db7::1",     "2001:db9::1",    "2002:808:808::1",
        "2606:4700::1111", "3ffe::1",         "3fff:1000::1"}) {
    EXPECT_TRUE(judged(address)) << address;
  }
}

}  // namespace
}  // namespace respite
