// One connection of a listener: reads a request, has it answered, writes the answer, again and
// again. Private to listener.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <limits>
#include <list>
#include <utility>

#include "server/http/bodies.h"
#include "server/http/head.h"
#include "server/http/listener.h"
#include "server/http/workers.h"

namespace respite::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using tcp = asio::ip::tcp;

using Parser = beast::http::request_parser<beast::http::string_body>;
inline constexpr std::size_t kReadSize = 4096;
inline constexpr std::size_t kWriteSize = 256 << 10;
inline constexpr std::size_t kMostLingered = 1 << 20;
inline constexpr std::chrono::seconds kLinger{2};

class Connection;

// How much to write at one time: all that is left. Asio's own would be 64 KiB for each call to the
// system.
inline std::size_t all_at_once(const error_code& error, std::size_t) {
  return error ? 0 : std::numeric_limits<std::size_t>::max();
}

// What all connections share.
struct Shared {
  Shared(const ListenerOptions& with, Handlers what)
      : limits(with.limits),
        handlers(std::move(what)),
        bodies(limits.bodies, limits.bodies_of_one),
        workers(with.workers, limits.waiting) {}

  const Limits limits;
  const Handlers handlers;
  std::list<Connection*> all;
  std::list<Connection*> idle;  // no whole head yet; the one that waits longest first
  Bodies bodies;                // being read
  std::uint64_t requests = 0;
  bool draining = false;
  asio::io_context io{1};  // what it still holds refers to the above
  Workers workers;         // last, so that it ends first
};

inline int status_of(const error_code& error) {
  return error == beast::http::error::body_limit ? 413 : 400;
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
    place_ = shared_.all.insert(shared_.all.end(), this);
    error_code ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    const auto peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) peer_ = peer.address().to_string();
  }
  ~Connection() {
    stop_waiting();
    release_body();
    shared_.all.erase(place_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void wait_for_request() {
    if (shared_.draining && buffer_.size() == 0) return close();
    request_ = {};
    request_.peer = peer_;
    parser_.reset();
    searched_ = 0;
    idle_place_ = shared_.idle.insert(shared_.idle.end(), this);
    waiting_ = true;
    begun_ = buffer_.size() > 0;
    if (!begun_) buffer_.shrink_to_fit();
    // A new connection has to say something soon; a known one may think.
    stream_.expires_after(begun_ || served_ == 0 ? shared_.limits.head_deadline
                                                 : shared_.limits.idle);
    begun_ ? look_for_head() : read_more();
  }

  void drain() {
    if (waiting_ && !begun_) close();
  }
  void close() {
    stop_waiting();
    release_body();
    stream_.close();
  }

 private:
  void read_more() {
    stream_.async_read_some(buffer_.prepare(kReadSize),
                            [self = shared_from_this()](error_code error, std::size_t count) {
                              self->on_read(error, count);
                            });
  }

  void on_read(const error_code& error, std::size_t count) {
    if (error) return close();
    if (!begun_) {
      begun_ = true;
      if (served_ > 0) stream_.expires_after(shared_.limits.head_deadline);
    }
    buffer_.commit(count);
    look_for_head();
  }

  void look_for_head() {
    const std::string_view text(static_cast<const char*>(buffer_.cdata().data()), buffer_.size());
    const std::size_t end = text.find("\r\n\r\n", searched_ > 3 ? searched_ - 3 : 0);
    searched_ = text.size();
    if (std::min(end, text.size()) >= shared_.limits.head) {
      stop_waiting();
      return refuse(431);
    }
    if (end == std::string_view::npos) return read_more();
    stop_waiting();
    take_head(text.substr(0, end + 4));
  }

  void take_head(std::string_view head) {
    started_ = std::chrono::steady_clock::now();
    request_.number = ++shared_.requests;
    if (const auto bad = check_head(head, shared_.limits.fields)) return refuse(bad->status);
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.head));
    parser_->body_limit(shared_.limits.body);
    error_code error;
    buffer_.consume(parser_->put(asio::const_buffer(head.data(), head.size()), error));
    if (error || !parser_->is_header_done()) return refuse(error ? status_of(error) : 400);
    take_fields(parser_->get());
    if (const auto answer = shared_.handlers.at_once(request_)) return answer_unread(*answer);
    if (request_.has_body()) return read_body();
    dispatch();
  }

  void take_fields(const Parser::value_type& message) {
    request_.method = std::string(message.method_string());
    request_.target = std::string(message.target());
    for (const auto& field : message) {
      request_.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    }
    request_.announced = static_cast<std::size_t>(parser_->content_length().value_or(0));
    request_.chunked = parser_->chunked();
    close_ = !parser_->keep_alive() || message.version() < 11;
  }

  void answer_unread(const Response& response) {
    if (request_.has_body()) close_ = true;
    write(response);
  }

  void read_body() {
    if (request_.header("Expect")) return answer_unread(refusal(417));  // it asks again without
    const std::size_t most = request_.chunked ? shared_.limits.body : request_.announced;
    body_ = shared_.bodies.reserve({shared_.handlers.account(request_), most, [this] { close(); }});
    if (!body_) return answer_unread(refusal(503));
    stream_.expires_after(shared_.limits.body_deadline);
    parser_->eager(true);
    read_more_body();
  }
  void read_more_body() {
    beast::http::async_read_some(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_body(error); });
  }

  void on_body(const error_code& error) {
    if (!body_) return;  // somebody else needed its room
    // A timeout has closed the stream; a refusal of whatever else is wrong may still arrive.
    if (error) return error == beast::error::timeout ? close() : refuse(status_of(error));
    if (!parser_->is_done()) {
      shared_.bodies.hear(*body_);
      return read_more_body();
    }
    shared_.bodies.finish(*body_);
    request_.body = std::move(parser_->get().body());
    dispatch();
  }

  void dispatch() {
    stream_.expires_never();
    const bool taken = shared_.workers.post([self = shared_from_this()]() mutable {
      auto response = std::make_shared<Response>(self->shared_.handlers.handle(self->request_));
      // The connection belongs to the other thread; this one lets go of it there as well.
      asio::io_context& io = self->shared_.io;
      asio::post(io, [self = std::move(self), response] { self->write(*response); });
    });
    if (!taken) {
      Response busy = refusal(503);
      busy.headers.push_back({"Retry-After", "1"});
      write(busy);
    }
  }

  void refuse(int status) {
    close_ = true;
    write(refusal(status));
  }

  void write(const Response& response) {
    release_body();
    if (shared_.draining) close_ = true;
    wire_ = to_wire(request_, response, shared_.handlers.clock(), close_);
    sent_ = 0;
    write_part(wire_.head);
  }

  // The head goes out with the first of the body; each part has its own deadline.
  void write_part(std::string_view head) {
    const std::string_view body = wire_.body ? std::string_view(*wire_.body) : std::string_view();
    const std::string_view part = body.substr(sent_, kWriteSize);
    sent_ += part.size();
    stream_.expires_after(shared_.limits.write);
    const std::array<asio::const_buffer, 2> buffers = {
        asio::const_buffer(head.data(), head.size()), asio::const_buffer(part.data(), part.size())};
    asio::async_write(
        stream_, buffers, all_at_once,
        [self = shared_from_this(), more = sent_ < body.size()](error_code error, std::size_t) {
          if (error) return self->on_answered(false);
          if (more) return self->write_part({});
          self->on_answered(true);
        });
  }

  void on_answered(bool whole) {
    const auto took = started_ ? std::chrono::steady_clock::now() - *started_
                               : std::chrono::steady_clock::duration{};
    shared_.handlers.served(request_,
                            {wire_.status, wire_.body ? sent_ : 0,
                             std::chrono::duration_cast<std::chrono::microseconds>(took)});
    wire_ = {};
    started_.reset();
    ++served_;
    if (!whole) return close();
    if (close_) return linger();
    wait_for_request();
  }

  // Closing over unread bytes would reset the connection and take the answer with it.
  void linger() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(kLinger);
    drop_more(0);
  }
  void drop_more(std::size_t dropped) {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(kReadSize), [self = shared_from_this(), dropped](
                                                            error_code error, std::size_t count) {
      if (error || dropped + count > kMostLingered) return self->close();
      self->drop_more(dropped + count);
    });
  }

  void stop_waiting() {
    if (std::exchange(waiting_, false)) shared_.idle.erase(idle_place_);
  }
  void release_body() {
    if (const auto body = std::exchange(body_, std::nullopt)) shared_.bodies.release(*body);
  }

  beast::tcp_stream stream_;
  Shared& shared_;
  beast::flat_buffer buffer_{16 << 10};
  std::optional<Parser> parser_;
  Request request_;
  Wire wire_;
  std::string peer_;
  std::list<Connection*>::iterator place_;
  std::list<Connection*>::iterator idle_place_;
  std::optional<std::chrono::steady_clock::time_point> started_;
  std::optional<Bodies::Place> body_;  // until it is answered
  std::size_t searched_ = 0;           // of the buffer, for the end of the head
  std::size_t sent_ = 0;               // of the body
  std::uint64_t served_ = 0;           // answers on this connection
  bool waiting_ = false;               // in Shared::idle
  bool begun_ = false;                 // something of the next head is there
  bool close_ = false;                 // after this answer
};

}  // namespace respite::http
