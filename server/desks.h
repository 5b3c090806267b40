// The desks that are served, kept up to date while others change them.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/desk/watch.h"

namespace respite::server {

using DeskStatePtr = std::shared_ptr<const DeskState>;

// Who presents a token, as far as it opens anything.
struct TokenHolder {
  std::size_t desk = 0;
  store::Token token;
};

// Of one desk, for whoever watches it.
struct DeskCounts {
  std::size_t requests_open = 0;
  std::size_t promises_at_risk = 0;
  std::size_t promises_broken = 0;
  std::size_t deliveries_waiting = 0;   // to webhooks
  std::size_t deliveries_given_up = 0;  // since the program began
};

// Safe to share between threads.
class Desks {
 public:
  using Clock = std::function<Instant()>;
  using Tell = std::function<void(const std::string& event, const std::string& desk,
                                  const std::string& words)>;

  // Opens every desk. Throws Failure where one has mistakes or two have the same id.
  Desks(const std::vector<Invocation>& invocations, Clock clock, Tell tell);
  ~Desks();
  Desks(const Desks&) = delete;
  Desks& operator=(const Desks&) = delete;

  [[nodiscard]] std::size_t count() const { return desks_.size(); }
  [[nodiscard]] DeskStatePtr state(std::size_t desk) const;
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  // Every desk is asked, whatever the others know, so that the time taken tells nothing. A secret
  // that nobody knows may have been made just now: the stores are looked at, for all guesses
  // together fifty times a second at most.
  [[nodiscard]] std::optional<TokenHolder> holder_of(std::string_view secret, Instant now);
  void note_use(const TokenHolder& holder, Instant at);

  // A link to sign in with is asked for. Whoever asks is answered before it is looked whether the
  // desk knows the address, so that neither words nor time tell; so many wait at most.
  static constexpr std::size_t kMostAddresses = 100;
  void note_address(std::size_t desk, std::string address);
  // Those since it was last asked for; each once.
  [[nodiscard]] std::set<std::string> take_addresses(std::size_t desk);

  // As they were last noted.
  [[nodiscard]] DeskCounts counts(std::size_t desk) const;
  void change_counts(std::size_t desk, const std::function<void(DeskCounts&)>& change);
  // What was found when the desk was last looked at.
  [[nodiscard]] std::vector<Trouble> trouble(std::size_t desk) const;

  // Looks at every desk once, now; otherwise a thread does it four times a second.
  void look();
  void start();

 private:
  struct One {
    std::string id;
    std::unique_ptr<Watch> watch;
    DeskStatePtr state;
    std::map<std::string, Instant> uses;  // of tokens, not written yet
    std::set<std::string> addresses;      // for which a link is asked for
    DeskCounts counts;
    std::vector<Trouble> trouble;  // told already
  };
  void run();
  void look_at(One& one);
  [[nodiscard]] std::optional<TokenHolder> known_holder_of(std::string_view secret,
                                                           Instant now) const;
  bool look_for_tokens();
  void write_uses();

  Clock clock_;
  Tell tell_;
  std::vector<One> desks_;
  mutable std::mutex mutex_;  // states, uses, counts and trouble
  std::mutex looking_;        // watches, and when stores were last looked at for a token
  std::chrono::steady_clock::time_point looked_for_tokens_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace respite::server
