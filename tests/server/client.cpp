#include "tests/server/client.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

#include "server/http/message.h"

namespace respite::test {

std::string Answer::header(std::string_view name) const {
  std::size_t begin = head.find("\r\n") + 2;
  while (begin < head.size()) {
    const std::size_t end = head.find("\r\n", begin);
    const std::string_view line = std::string_view(head).substr(begin, end - begin);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && http::same_word(line.substr(0, colon), name)) {
      return std::string(http::trimmed(line.substr(colon + 1)));
    }
    begin = end + 2;
  }
  return "";
}

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval wait{15, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): what the call takes
  const int failed = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
  EXPECT_EQ(failed, 0) << "cannot connect";
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::read_more() {
  char part[16384];
  const ssize_t count = ::recv(socket_, part, sizeof part, 0);
  if (count <= 0) return false;
  buffer_.append(part, static_cast<std::size_t>(count));
  return true;
}

Answer Client::receive(bool body) {
  Answer answer;
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return answer;
  }
  answer.head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  answer.status = std::atoi(answer.head.c_str() + 9);
  const std::string length = answer.header("Content-Length");
  const std::size_t size = body && !length.empty() ? std::stoul(length) : 0;
  while (buffer_.size() < size && read_more()) continue;
  answer.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return answer;
}

bool Client::closed() {
  while (read_more()) continue;
  char one = 0;
  return ::recv(socket_, &one, 1, MSG_DONTWAIT) == 0 || errno == ECONNRESET;
}

void Client::close_sending() const { ::shutdown(socket_, SHUT_WR); }

Answer ask(std::uint16_t port, std::string_view method, std::string_view target,
           std::string_view fields, std::string_view body) {
  Client client(port);
  std::string request;
  request.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: desk\r\n");
  request.append("Connection: close\r\n").append(fields);
  if (!body.empty()) {
    request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  }
  request.append("\r\n").append(body);
  client.send(request);
  return client.receive(method != "HEAD");
}

}  // namespace respite::test
