// Listening: takes connections, makes room, drains. With connection.h, which nobody else includes,
// the only code that sees Boost.Beast and Asio. One thread does all input and output.
#include "server/http/listener.h"

#include <system_error>

#include "server/http/connection.h"

namespace respite::http {
namespace {

constexpr std::chrono::milliseconds kTick{100};

}  // namespace

class Listener::Hub {
 public:
  Hub(const ListenerOptions& options, Handlers handlers)
      : shared_(options, std::move(handlers)), acceptor_(shared_.io), timer_(shared_.io) {
    try {
      const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
      acceptor_.open(endpoint.protocol());
      acceptor_.set_option(tcp::acceptor::reuse_address(true));
      acceptor_.bind(endpoint);
      acceptor_.listen();
    } catch (const boost::system::system_error& error) {  // no std::system_error
      throw std::system_error(error.code());
    }
  }
  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void run(const std::atomic<bool>& stop) {
    accept();
    tick(stop);
    shared_.io.run();
  }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted || shared_.draining) return;
      if (error || shared_.all.size() >= shared_.limits.connections) make_room();
      paused_ = error.failed();  // the system has no more: see at the next tick
      if (paused_) return;
      if (shared_.all.size() < shared_.limits.connections + kSlack) {
        std::make_shared<Connection>(std::move(socket), shared_)->wait_for_request();
      }
      accept();
    });
  }

  // Who keeps a body back goes first, then whoever has been slowest to say what they want.
  void make_room() {
    if (shared_.bodies.close_one() || shared_.idle.empty()) return;
    shared_.idle.front()->close();
  }

  void tick(const std::atomic<bool>& stop) {
    timer_.expires_after(kTick);
    timer_.async_wait([this, &stop](error_code) {
      shared_.handlers.tick();
      if (std::exchange(paused_, false) && !shared_.draining) accept();
      if (stop && !shared_.draining) begin_draining();
      const bool late = shared_.draining && std::chrono::steady_clock::now() > give_up_;
      if (shared_.draining && (shared_.all.empty() || late)) return shared_.io.stop();
      tick(stop);
    });
  }

  void begin_draining() {
    shared_.draining = true;
    give_up_ = std::chrono::steady_clock::now() + shared_.limits.drain;
    error_code ignored;
    acceptor_.close(ignored);
    const std::list<Connection*> waiting = shared_.idle;  // closing takes them out of the list
    for (Connection* connection : waiting) connection->drain();
  }

  static constexpr std::size_t kSlack = 16;  // closed ones that are not gone yet
  Shared shared_;
  tcp::acceptor acceptor_;
  asio::steady_timer timer_;
  std::chrono::steady_clock::time_point give_up_;
  bool paused_ = false;
};

Listener::Listener(const ListenerOptions& options, Handlers handlers)
    : hub_(std::make_unique<Hub>(options, std::move(handlers))) {}
Listener::~Listener() = default;
std::uint16_t Listener::port() const { return hub_->port(); }
void Listener::run(const std::atomic<bool>& stop) { hub_->run(stop); }

}  // namespace respite::http
