// Keeps promises while nobody looks: does what time has made due in the queue, tells webhooks and
// people what they are to be told, mails links to sign in with, and gets the calendars that are
// named by address.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "app/desk/fetch/fetch.h"
#include "app/messages/send.h"
#include "app/record/webhooks.h"
#include "server/desks.h"

namespace respite::server {

class Background {
 public:
  struct Needs {
    Desks::Clock clock;
    Desks::Tell tell;
    Post post;               // how a webhook is sent, from several threads at once
    Get get = respite::get;  // how a calendar is got
    // How mails of a desk are sent; asked for once for each run.
    std::function<SendMail(const OpenDesk&, const std::atomic<bool>*)> mailer = mailer_of;
  };
  Background(Desks& desks, Needs needs);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  // Every desk, now, to the end; otherwise threads do it, once a minute, every few seconds and
  // every hour.
  void settle();
  void send();
  void fetch();
  void start();

 private:
  // One webhook, or the relay, being sent to. However slow it is, others and the queue are on
  // threads of theirs.
  struct Sender {
    std::size_t desk = 0;
    WebhookId webhook = 0;  // 0: mails
    std::thread thread;
    std::atomic<bool> done = false;
  };
  template <class Work>
  void for_each_desk(std::string_view what, const Work& work);
  template <class Work>
  void guarded(std::string_view what, std::size_t desk, const Work& work);
  void begin_sending();
  void begin_sending_to(std::size_t desk, WebhookId webhook);
  void send_to(std::size_t desk, WebhookId webhook);
  void send_mails_of(std::size_t desk);
  [[nodiscard]] bool is_hour_over(std::size_t desk, Instant now);
  void end_sending(bool all);
  void repeat(std::chrono::seconds every, const std::function<void()>& work);

  Desks& desks_;
  Needs needs_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> ending_ = false;
  std::map<std::string, std::string> reported_;  // trouble, by desk and what it was with
  std::map<std::size_t, Instant> looked_;        // by desk, when all that is due was last put
  std::list<Sender> senders_;                    // of whoever sends
  std::thread settling_;
  std::thread sending_;
  std::thread fetching_;
};

}  // namespace respite::server
