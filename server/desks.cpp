#include "server/desks.h"

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "text/list.h"

namespace respite::server {
namespace {

constexpr std::chrono::milliseconds kLookEvery{250};
constexpr int kLooksBetweenWrites = 240;  // uses of tokens are written once a minute

}  // namespace

Desks::Desks(const std::vector<Invocation>& invocations, Clock clock, Tell tell)
    : clock_(std::move(clock)), tell_(std::move(tell)) {
  const auto readers = std::make_shared<store::Readers>();
  for (Invocation invocation : invocations) {
    invocation.readers = readers;
    One one;
    one.watch = std::make_unique<Watch>(invocation);
    one.state = std::make_shared<const DeskState>(one.watch->state());
    one.id = one.state->desk->desk.id;
    if (find(one.id)) {
      throw Failure(ExitCode::kInput, "two desks have the id \"{}\"", one.id);
    }
    desks_.push_back(std::move(one));
  }
}

Desks::~Desks() {
  ending_ = true;
  if (thread_.joinable()) thread_.join();
  write_uses();
}

DeskStatePtr Desks::state(std::size_t desk) const {
  const std::lock_guard lock(mutex_);
  return desks_[desk].state;
}

std::optional<std::size_t> Desks::find(std::string_view id) const {
  for (std::size_t i = 0; i < desks_.size(); ++i) {
    if (desks_[i].id == id) return i;
  }
  return std::nullopt;
}

std::optional<TokenHolder> Desks::holder_of(std::string_view secret, Instant now) {
  auto holder = known_holder_of(secret, now);
  if (!holder && look_for_tokens()) holder = known_holder_of(secret, now);
  return holder;
}

// Whoever listens waits for nobody: where the desks are being looked at, that look will tell.
bool Desks::look_for_tokens() {
  constexpr std::chrono::milliseconds kApart{20};
  const std::unique_lock lock(looking_, std::try_to_lock);
  const auto now = std::chrono::steady_clock::now();
  if (!lock || now - looked_for_tokens_ < kApart) return false;
  looked_for_tokens_ = now;
  bool changed = false;
  for (One& one : desks_) {
    if (!one.watch->look_at_store_alone()) continue;
    const std::lock_guard states(mutex_);
    one.state = std::make_shared<const DeskState>(one.watch->state());
    changed = true;
  }
  return changed;
}

std::optional<TokenHolder> Desks::known_holder_of(std::string_view secret, Instant now) const {
  std::optional<TokenHolder> holder;
  for (std::size_t i = 0; i < desks_.size(); ++i) {
    const DeskStatePtr known = state(i);
    const store::Token* const token = known->tokens->find(secret, now);
    if (token != nullptr) holder = TokenHolder{i, *token};
  }
  return holder;
}

void Desks::note_use(const TokenHolder& holder, Instant at) {
  const std::lock_guard lock(mutex_);
  desks_[holder.desk].uses[holder.token.id] = at;
}

void Desks::note_address(std::size_t desk, std::string address) {
  const std::lock_guard lock(mutex_);
  std::set<std::string>& waiting = desks_[desk].addresses;
  if (waiting.size() < kMostAddresses) waiting.insert(std::move(address));
}

std::set<std::string> Desks::take_addresses(std::size_t desk) {
  const std::lock_guard lock(mutex_);
  return std::exchange(desks_[desk].addresses, {});
}

DeskCounts Desks::counts(std::size_t desk) const {
  const std::lock_guard lock(mutex_);
  return desks_[desk].counts;
}

void Desks::change_counts(std::size_t desk, const std::function<void(DeskCounts&)>& change) {
  const std::lock_guard lock(mutex_);
  change(desks_[desk].counts);
}

std::vector<Trouble> Desks::trouble(std::size_t desk) const {
  const std::lock_guard lock(mutex_);
  return desks_[desk].trouble;
}

void Desks::look() {
  const std::lock_guard lock(looking_);
  for (One& one : desks_) look_at(one);
}

// Trouble is told once, and that it is over.
void Desks::look_at(One& one) {
  const bool changed = one.watch->look(clock_());
  const std::vector<Trouble>& trouble = one.watch->trouble();
  if (trouble != one.trouble) {
    tell_(trouble.empty() ? "desk mended" : "desk trouble", one.id,
          text::join(trouble, "; ", [](const Trouble& each) { return each.words; }));
  }
  const std::lock_guard lock(mutex_);
  one.trouble = trouble;
  if (changed) one.state = std::make_shared<const DeskState>(one.watch->state());
}

void Desks::write_uses() {
  const std::lock_guard looking(looking_);
  for (One& one : desks_) {
    std::vector<std::pair<std::string, Instant>> uses;
    {
      const std::lock_guard lock(mutex_);
      uses.assign(one.uses.begin(), one.uses.end());
      one.uses.clear();
    }
    try {
      one.watch->note_uses(uses);
    } catch (const std::exception& error) {
      tell_("uses of tokens lost", one.id, error.what());
    }
  }
}

void Desks::start() {
  thread_ = std::thread([this] { run(); });
}

void Desks::run() {
  for (int looks = 0; !ending_; ++looks) {
    std::this_thread::sleep_for(kLookEvery);
    look();
    if (looks % kLooksBetweenWrites == kLooksBetweenWrites - 1) write_uses();
  }
}

}  // namespace respite::server
