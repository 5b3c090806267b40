// What a request cannot have, as the answer that says so (RFC 9457).
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "server/http/message.h"

namespace respite::server {

// Thrown by whoever answers a request; becomes problem() in one place.
class Problem : public std::runtime_error {
 public:
  Problem(int status, const std::string& detail, http::Headers headers = {})
      : std::runtime_error(detail), status_(status), headers_(std::move(headers)) {}
  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const http::Headers& headers() const { return headers_; }  // of the answer

 private:
  int status_;
  http::Headers headers_;
};

// application/problem+json: type, title, status, detail where there is one.
[[nodiscard]] http::Response problem(int status, const std::string& detail);

// What an exception is to whoever asked: a Problem's or Failure's words, and of everything else
// (the store, the file system, a bug) nothing that tells of this machine.
[[nodiscard]] Problem problem_in(const std::exception& error);
[[nodiscard]] http::Response problem_of(const std::exception& error);

}  // namespace respite::server
