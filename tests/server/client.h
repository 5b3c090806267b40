// A client that sends bytes as they are and reads whatever comes; for tests on loopback.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace respite::test {

struct Answer {
  int status = 0;  // 0: closed without an answer
  std::string head;
  std::string body;
  [[nodiscard]] std::string header(std::string_view name) const;  // empty where there is none
};

class Client {
 public:
  explicit Client(std::uint16_t port);  // connects to 127.0.0.1; the test fails where it cannot
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client(Client&& other) noexcept : socket_(other.socket_) { other.socket_ = -1; }

  // False where the other end has closed.
  bool send(std::string_view bytes);
  // The next answer. `body`: whether one follows (not after HEAD or of a 304).
  [[nodiscard]] Answer receive(bool body = true);
  // Whether the other end has closed, after reading what was left; waits for it at most 15 s.
  [[nodiscard]] bool closed();
  void close_sending() const;

 private:
  bool read_more();
  int socket_ = -1;
  std::string buffer_;
};

// One request on a connection of its own. `fields` are lines that end in CRLF.
[[nodiscard]] Answer ask(std::uint16_t port, std::string_view method, std::string_view target,
                         std::string_view fields = "", std::string_view body = "");

}  // namespace respite::test
