#include "server/http/message.h"

#include <gtest/gtest.h>

#include "server/http/date.h"
#include "tests/support/times.h"

namespace respite::http {
namespace {

const Instant kNow = test::instant("2026-12-07T09:00:00Z");

Request asked(std::string method, Headers headers = {}) {
  Request request;
  request.method = std::move(method);
  request.headers = std::move(headers);
  return request;
}

Response feed() {
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = bytes("BEGIN");
  response.etag = "\"abc\"";
  response.last_modified = test::instant("2026-12-01T00:00:00Z");
  return response;
}

TEST(ToWire, WritesTheWholeHead) {
  const Wire wire = to_wire(asked("GET"), feed(), kNow, false);
  EXPECT_EQ(wire.head,
            "HTTP/1.1 200 OK\r\n"
            "Date: Mon, 07 Dec 2026 09:00:00 GMT\r\n"
            "ETag: \"abc\"\r\n"
            "Last-Modified: Tue, 01 Dec 2026 00:00:00 GMT\r\n"
            "Content-Type: text/calendar; charset=utf-8\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Content-Length: 5\r\n"
            "\r\n");
  ASSERT_TRUE(wire.body);
  EXPECT_EQ(*wire.body, "BEGIN");
}

TEST(ToWire, HeadIsGetWithoutTheBody) {
  const Wire get = to_wire(asked("GET"), feed(), kNow, false);
  const Wire head = to_wire(asked("HEAD"), feed(), kNow, false);
  EXPECT_EQ(head.head, get.head);
  EXPECT_FALSE(head.body);
}

TEST(ToWire, ConditionsAreSettledHere) {
  struct Case {
    const char* method;
    Headers headers;
    int status;
  };
  const Case cases[] = {
      {"GET", {{"If-None-Match", "\"abc\""}}, 304},
      {"HEAD", {{"if-none-match", "\"abc\""}}, 304},
      {"GET", {{"If-None-Match", "\"x\", W/\"abc\""}}, 304},
      {"GET", {{"If-None-Match", "*"}}, 304},
      {"GET", {{"If-None-Match", "\"abcd\""}}, 200},
      {"GET", {{"If-None-Match", "abc"}}, 200},
      {"POST", {{"If-None-Match", "\"abc\""}}, 200},
      {"GET", {{"If-Modified-Since", "Tue, 01 Dec 2026 00:00:00 GMT"}}, 304},
      {"GET", {{"If-Modified-Since", "Mon, 30 Nov 2026 23:59:59 GMT"}}, 200},
      {"GET", {{"If-Modified-Since", "yesterday"}}, 200},
      // The tag decides where both are there.
      {"GET",
       {{"If-None-Match", "\"x\""}, {"If-Modified-Since", "Tue, 01 Dec 2026 00:00:00 GMT"}},
       200},
  };
  for (const Case& one : cases) {
    const Wire wire = to_wire(asked(one.method, one.headers), feed(), kNow, false);
    EXPECT_EQ(wire.status, one.status) << one.headers[0].name << ": " << one.headers[0].value;
    if (one.status == 304) {
      EXPECT_FALSE(wire.body);
      EXPECT_EQ(wire.head.find("Content-Length"), std::string::npos);
      EXPECT_NE(wire.head.find("ETag: \"abc\""), std::string::npos);
    }
  }
}

TEST(ToWire, HeaderValuesCannotWriteLines) {
  Response response = plain(200, "");
  response.headers = {{"X-Test", "a\r\nSet-Cookie: b\x01\x7f"}};
  const Wire wire = to_wire(asked("GET"), response, kNow, true);
  EXPECT_NE(wire.head.find("X-Test: aSet-Cookie: b\r\n"), std::string::npos) << wire.head;
  EXPECT_NE(wire.head.find("Connection: close\r\n"), std::string::npos);
}

TEST(HttpDate, ReadsWhatItWrites) {
  for (const char* text :
       {"2026-12-07T09:00:00Z", "1994-11-06T08:49:37Z", "2028-02-29T23:59:59Z"}) {
    const Instant instant = test::instant(text);
    EXPECT_EQ(parse_http_date(to_http_date(instant)), instant) << to_http_date(instant);
  }
  EXPECT_EQ(to_http_date(test::instant("1994-11-06T08:49:37Z")), "Sun, 06 Nov 1994 08:49:37 GMT");
  for (const char* text : {"", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Foo 1994 08:49:37 GMT",
                           "Sun, 31 Feb 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"}) {
    EXPECT_EQ(parse_http_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace respite::http
