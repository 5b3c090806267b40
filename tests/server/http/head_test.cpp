#include "server/http/head.h"

#include <gtest/gtest.h>

#include <string>

namespace respite::http {
namespace {

constexpr std::size_t kMostFields = 8;

struct HeadCase {
  const char* name;
  std::string head;
  int status;  // 0: fine
};

class Heads : public testing::TestWithParam<HeadCase> {};

TEST_P(Heads, AreReadByTheLetter) {
  const auto bad = check_head(GetParam().head, kMostFields);
  EXPECT_EQ(bad ? bad->status : 0, GetParam().status) << (bad ? bad->why : "fine");
}

const std::string kHost = "Host: a\r\n";

std::vector<HeadCase> head_cases() {
  const auto get = [](const std::string& fields) {
    return "GET / HTTP/1.1\r\n" + kHost + fields + "\r\n";
  };
  return {
      {"Plain", get(""), 0},
      {"OldVersionNeedsNoHost", "GET / HTTP/1.0\r\n\r\n", 0},
      {"BlanksAroundValue", get("A: \t b \t\r\n"), 0},
      {"EmptyValue", get("A:\r\n"), 0},
      {"LatinInValue", get("A: \xe9\r\n"), 0},
      {"Length", get("Content-Length: 12\r\n"), 0},
      {"Chunked", get("Transfer-Encoding: Chunked\r\n"), 0},
      {"NoHost", "GET / HTTP/1.1\r\n\r\n", 400},
      {"TwoHosts", get("host: b\r\n"), 400},
      {"EmptyHost", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"BlankInHost", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"BareLineFeed", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400},
      {"BareLineFeedInFields", get("A: b\nC: d\r\n"), 400},
      {"BareReturnInFields", get("A: b\rC: d\r\n"), 400},
      {"Folded", get("A: b\r\n c\r\n"), 400},
      {"FoldedFirst", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
      {"BlankBeforeColon", get("A : b\r\n"), 400},
      {"NoColon", get("A\r\n"), 400},
      {"NoName", get(": b\r\n"), 400},
      {"ZeroInValue", get(std::string("A: b\0c\r\n", 8)), 400},
      {"ControlInValue", get("A: b\x01\r\n"), 400},
      {"TwoBlanksInRequestLine", "GET  / HTTP/1.1\r\n" + kHost + "\r\n", 400},
      {"BlankInTarget", "GET /a b HTTP/1.1\r\n" + kHost + "\r\n", 400},
      {"BytesInTarget", "GET /\xff HTTP/1.1\r\n" + kHost + "\r\n", 400},
      {"NoVersion", "GET /\r\n" + kHost + "\r\n", 400},
      {"NewVersion", "GET / HTTP/2.0\r\n" + kHost + "\r\n", 505},
      {"OtherProtocol", "GET / ICY/1.1\r\n" + kHost + "\r\n", 400},
      {"MethodWithSlash", "G/T / HTTP/1.1\r\n" + kHost + "\r\n", 400},
      {"EmptyLineFirst", "\r\nGET / HTTP/1.1\r\n" + kHost + "\r\n", 400},
      {"LengthTwice", get("Content-Length: 1\r\nContent-Length: 1\r\n"), 400},
      {"LengthListed", get("Content-Length: 1, 1\r\n"), 400},
      {"LengthSigned", get("Content-Length: +1\r\n"), 400},
      {"LengthHex", get("Content-Length: 0x1\r\n"), 400},
      {"LengthEmpty", get("Content-Length:\r\n"), 400},
      {"LengthHuge", get("Content-Length: 9999999999999999999\r\n"), 400},
      {"LengthAndChunked", get("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"ChunkedTwice", get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"OtherEncoding", get("Transfer-Encoding: gzip, chunked\r\n"), 501},
      {"EncodingWithMark",
       get("Transfer-Encoding: \x0b"
           "chunked\r\n"),
       400},
      {"ChunkedInOldVersion", "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"AsManyFieldsAsMay", get("A: 1\r\nA: 2\r\nA: 3\r\nA: 4\r\nA: 5\r\nA: 6\r\nA: 7\r\n"), 0},
      {"OneFieldTooMany", get("A: 1\r\nA: 2\r\nA: 3\r\nA: 4\r\nA: 5\r\nA: 6\r\nA: 7\r\nA: 8\r\n"),
       431},
  };
}

INSTANTIATE_TEST_SUITE_P(All, Heads, testing::ValuesIn(head_cases()),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace respite::http
