#include "server/background.h"

#include <algorithm>
#include <stdexcept>

#include "app/desk/write_to.h"
#include "app/messages/due.h"
#include "app/messages/sign_in_mail.h"
#include "app/operation/arguments.h"
#include "app/record/webhooks.h"
#include "app/requests/queue.h"

namespace respite::server {
namespace {

constexpr std::chrono::seconds kSendEvery{5};
constexpr std::chrono::seconds kSettleEvery{60};
constexpr std::chrono::hours kFetchEvery{1};
constexpr std::chrono::hours kAllEvery{1};  // for gaps, and feeds nobody fetches
constexpr WebhookId kMails = 0;             // among those who are sent to

// The same at its own pace, 11,000 a minute: whoever reads meanwhile is slowed by less than a
// tenth, however quick the relay is (docs/performance.md).
SendMail paced(SendMail send) {
  using std::chrono::steady_clock;
  static constexpr steady_clock::duration kPace = std::chrono::microseconds{5450};
  static constexpr int kCaughtUp = 100;  // of those that were late
  return [send = std::move(send), next = steady_clock::now()](const OutgoingMail& mail) mutable {
    std::this_thread::sleep_until(next);
    next = std::max(next + kPace, steady_clock::now() - kCaughtUp * kPace);
    return send(mail);
  };
}

// Addresses that the desk does not know are nobody's mistake here.
std::size_t mail_sign_ins(const OpenDesk& desk, const std::set<std::string>& addresses) {
  std::size_t put = 0;
  for (const std::string& address : addresses) {
    try {
      if (mail_sign_in(desk, address).put) ++put;
    } catch (const BadArgument&) {
      continue;
    }
  }
  return put;
}

std::size_t count_standing(const QueueView& queue, PromiseStanding standing) {
  return static_cast<std::size_t>(
      std::ranges::count(queue.requests, standing, &QueuedView::standing));
}

}  // namespace

Background::Background(Desks& desks, Needs needs) : desks_(desks), needs_(std::move(needs)) {}

Background::~Background() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  if (settling_.joinable()) settling_.join();
  if (sending_.joinable()) sending_.join();
  if (fetching_.joinable()) fetching_.join();
  end_sending(true);
}

// Trouble is told once, until there is none or another.
template <class Work>
void Background::guarded(std::string_view what, std::size_t desk, const Work& work) {
  OpenDesk opened = *desks_.state(desk)->desk;
  opened.invocation.now = needs_.clock();
  opened.invocation.by = "respite serve";
  std::string trouble;
  try {
    // How many, and not what: the words name people.
    const std::size_t done = work(opened);
    if (done > 0) needs_.tell(std::string(what), opened.desk.id, std::to_string(done));
  } catch (const std::exception& error) {
    trouble = error.what();
  }
  const std::lock_guard lock(mutex_);
  std::string& told = reported_[opened.desk.id + ' ' + std::string(what)];
  if (!trouble.empty() && trouble != told) {
    needs_.tell(std::string(what) + " trouble", opened.desk.id, trouble);
  }
  told = std::move(trouble);
}

template <class Work>
void Background::for_each_desk(std::string_view what, const Work& work) {
  for (std::size_t i = 0; i < desks_.count() && !ending_; ++i) {
    guarded(what, i, [&](const OpenDesk& desk) { return work(i, desk); });
  }
}

void Background::settle() {
  for_each_desk("queue", [this](std::size_t i, const OpenDesk& desk) {
    const QueueView queue = settle_queue(desk);
    put_what_is_due(desk, is_hour_over(i, desk.invocation.now));
    desks_.change_counts(i, [&](DeskCounts& counts) {
      counts.requests_open = queue.requests.size();
      counts.promises_at_risk = count_standing(queue, PromiseStanding::kAtRisk);
      counts.promises_broken = count_standing(queue, PromiseStanding::kBroken);
    });
    return queue.settled.size();
  });
}

bool Background::is_hour_over(std::size_t desk, Instant now) {
  Instant& last = looked_[desk];
  if (now - last < kAllEvery) return false;
  last = now;
  return true;
}

// The files that change are seen like any other that changes.
void Background::fetch() {
  for_each_desk("calendars", [this](std::size_t /*desk*/, const OpenDesk& desk) {
    const FetchView fetched = respite::fetch(desk, needs_.get, &ending_);
    std::string failed;
    for (const FetchedLine& line : fetched.calendars)
      if (!line.words.empty())
        failed += (failed.empty() ? "" : "; ") + line.named_at + ": " + line.words;
    if (!failed.empty()) throw std::runtime_error(failed);
    return static_cast<std::size_t>(
        std::ranges::count(fetched.calendars, "new", &FetchedLine::result));
  });
}

void Background::send() {
  begin_sending();
  end_sending(true);
}

void Background::begin_sending() {
  end_sending(false);
  for_each_desk("sign-in links", [this](std::size_t i, const OpenDesk& desk) {
    return mail_sign_ins(desk, desks_.take_addresses(i));
  });
  for_each_desk("outbox", [this](std::size_t i, const OpenDesk& desk) -> std::size_t {
    const OutboxView outbox = read_outbox(desk.invocation, needs_.clock());
    desks_.change_counts(i, [&](DeskCounts& counts) {
      counts.deliveries_waiting = static_cast<std::size_t>(outbox.waiting);
    });
    for (const WebhookId webhook : outbox.due) begin_sending_to(i, webhook);
    if (outbox.mails && desk.desk.mail) begin_sending_to(i, kMails);
    return 0;
  });
}

void Background::begin_sending_to(std::size_t desk, WebhookId webhook) {
  const bool busy = std::ranges::any_of(senders_, [&](const Sender& sender) {
    return sender.desk == desk && sender.webhook == webhook;
  });
  if (busy) return;
  Sender& sender = senders_.emplace_back();
  sender.desk = desk;
  sender.webhook = webhook;
  sender.thread = std::thread([this, &sender] {
    if (sender.webhook == kMails) {
      send_mails_of(sender.desk);
    } else {
      send_to(sender.desk, sender.webhook);
    }
    sender.done = true;
  });
}

void Background::send_mails_of(std::size_t desk) {
  guarded("mails", desk, [&](const OpenDesk& opened) {
    const SentView done =
        send_mails(opened, {needs_.clock, paced(needs_.mailer(opened, &ending_)), &ending_});
    desks_.change_counts(desk, [&](DeskCounts& counts) {
      counts.deliveries_given_up +=
          static_cast<std::size_t>(std::ranges::count(done.tried, true, &SentLine::given_up));
    });
    return done.tried.size();
  });
}

void Background::send_to(std::size_t desk, WebhookId webhook) {
  guarded("webhooks", desk, [&](const OpenDesk& opened) {
    const DeliveryView done =
        deliver_to(opened.invocation, {needs_.clock, needs_.post, &ending_}, webhook);
    desks_.change_counts(desk, [&](DeskCounts& counts) {
      counts.deliveries_given_up += static_cast<std::size_t>(std::ranges::count_if(
          done.tried, [](const Delivery& delivery) { return delivery.given_up.has_value(); }));
    });
    return done.tried.size();
  });
}

// Takes away those that are done; all of them: waits for them.
void Background::end_sending(bool all) {
  for (auto sender = senders_.begin(); sender != senders_.end();) {
    if (!all && !sender->done) {
      ++sender;
      continue;
    }
    sender->thread.join();
    sender = senders_.erase(sender);
  }
}

void Background::start() {
  settling_ = std::thread([this] { repeat(kSettleEvery, [this] { settle(); }); });
  sending_ = std::thread([this] { repeat(kSendEvery, [this] { begin_sending(); }); });
  fetching_ = std::thread([this] { repeat(kFetchEvery, [this] { fetch(); }); });
}

// First soon, so that a server that is restarted often does it too.
void Background::repeat(std::chrono::seconds every, const std::function<void()>& work) {
  std::unique_lock lock(mutex_);
  const auto ending = [this] { return ending_.load(); };
  for (auto wait = kSendEvery; !changed_.wait_for(lock, wait, ending); wait = every) {
    lock.unlock();
    work();
    lock.lock();
  }
}

}  // namespace respite::server
