// A desk with an emergency, told in a few words: who is on duty, what happens, and who was told.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation/operation.h"
#include "app/requests/question.h"
#include "store/messages/ladder.h"
#include "tests/app/rota/account/desk_of_a_lead.h"

namespace respite::test {

// Minute 0 is a Tuesday, 02:00 in UTC. ana is on duty until minute 60, then bo; lea and max lead.
class EmergencyDesk {
 public:
  explicit EmergencyDesk(const std::string& file);

  // Statements with ';' between: "take", "run 20" (until that minute, with a server that looks
  // every minute), "sleep 90" (until then, with none), "look" (once), "on bo" (bo is on duty from
  // now on), "leave ana", "file NAME", "relay down", "webhook", "hook down",
  // no such mail), "ack ana" or "ack ana 2" (of the second request), "callout ana", "close",
  // "withdraw". What is refused stands in refusals().
  void play(std::string_view script);

  // "0 ana, 5 bo -": minute, who, and '-' where no message has reached them; of each request.
  [[nodiscard]] std::string told(RequestId request = 1) const;
  // How it stands, to whoever asked.
  [[nodiscard]] std::string stands(RequestId request = 1) const;
  [[nodiscard]] std::string acknowledged_by(RequestId request = 1) const;
  [[nodiscard]] const std::vector<std::string>& refusals() const { return refusals_; }
  // "told of emergency request 1 step=1 person=ana", of emergencies and what became of them.
  [[nodiscard]] std::vector<std::string> audit() const;
  // Of mails the relay took: whom, and of which request: "ana 1"; "ana 1 last" where it says that
  // nobody is told after them.
  [[nodiscard]] const std::vector<std::string>& mails() const { return mails_; }

 private:
  [[nodiscard]] OpenDesk open(const std::string& by = "lea") const;
  [[nodiscard]] Instant now() const;
  Outcome run(const std::string& operation, const std::string& arguments, const std::string& by);
  void put_on_duty(const std::string& person, int from, int until);
  void take();
  void look();
  void deliver();
  void judge(const OpenDesk& desk);
  void check_step(const OpenDesk& desk, RequestId request, const std::string& expected);
  void statement(const std::vector<std::string>& words);

  DeskOfALead desk_;
  std::string file_;
  int minute_ = 0;
  bool relay_ = true;
  bool hook_ = true;
  std::vector<std::string> refusals_;
  std::vector<std::string> mails_;
  // What the verdict says, beside what the program does: who was told in this round.
  struct Expected {
    int round = 1;
    std::set<std::string> told;
    int last = 0;
  };
  std::map<RequestId, Expected> expected_;
};

}  // namespace respite::test
