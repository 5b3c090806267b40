// What is said of commands that have verbs, all of them together.
#include <array>

#include "cli/operation_command.h"

namespace respite {

std::span<const CommandGroup> command_groups() {
  static constexpr std::array kGroups{
      CommandGroup{"publication", "what was published, and what each changed",
                   "Every publication has a number and is kept for good, with the files it was "
                   "judged by and what it changed for whom."},
      CommandGroup{"change", "answer and take back overrides, swaps and covers",
                   "What was proposed waits for everybody who gains or loses by it, until its time "
                   "begins, and is judged again when the last of them accepts. A change that "
                   "stands is a revision of its own: feeds move in exactly those events. It can be "
                   "taken back until it begins, and plans made later keep it."},
      CommandGroup{"leave", "record leave, shorten it, take it back",
                   "Leave recorded here stands beside what the team file and its calendars say. "
                   "One's own stands at once, or after a lead's yes where the policy has leave = "
                   "\"lead\". What it uncovers is named: nobody is taken off duty by it, and "
                   "gaps, who and check say that its holder cannot be there, until replan, cover "
                   "or override give it to somebody else."},
      CommandGroup{"protect", "place protected time; keep, move or give up a block of it",
                   "Places what [[protected]] asks for, in each one's own hours less leave, busy "
                   "time, duty and rest, so that as many can be reached in service hours as "
                   "[[accessible]] asks for, and publishes it; duties and the draft stay as they "
                   "are (plan places it beside a draft). What is published stays where it is as "
                   "long as it can; nothing moves within two days. A block that can lie there no "
                   "more is placed again within five working days, or is told as lost and owed. "
                   "Says which targets are not met, and which rules keep them from it. Owners "
                   "keep, move or give up what is theirs."},
      CommandGroup{"report", "what the record adds up to",
                   "Reports read what is published, with every change laid over it, and the "
                   "account that was settled with it."},
      CommandGroup{"request", "show, move, add to, close or withdraw a request",
                   "Closing a request frees what of its time lies ahead; after a P1 whoever dealt "
                   "with it gets an hour of protected time within five business days to learn from "
                   "it. Withdrawing says that it is no longer wanted. Moving gives it another "
                   "time, by the same judgement that gave it the first."},
      CommandGroup{"consent", "give, refuse or take back a consent",
                   "A consent is for one request and one time, asked of the person whose time it "
                   "is, and of a lead where a rule says so; --by says who answers. Whoever asked, "
                   "and whoever is above them, cannot give it. Silence is a no after a day or once "
                   "the time begins. A refusal needs no reason and is kept without a name. Once "
                   "all have agreed the time is booked and what it takes is made up for; until "
                   "then, and otherwise, the best time without consent stays booked."},
      CommandGroup{"incident", "record a call-out: begun, ended, withdrawn",
                   "A call-out that began acknowledges the request it answers and keeps its person "
                   "out of everything else. Ended, it locks rest for eleven hours where it reached "
                   "outside personal hours, is owed as load (half an hour at least), and names "
                   "booked work that falls into the rest. Two in twelve hours send the next one to "
                   "the secondary. Withdrawn, it counts for nothing: it was recorded by mistake."},
      CommandGroup{
          "audit", "what happened, and whether the record is sound",
          "Lists what was published, taken, agreed, called out and closed: when, by whom, by which "
          "versions of which rules. Each entry carries a hash that covers the one before it. audit "
          "verify recomputes them all and ends with 4 where one is not what was recorded; keep the "
          "last digest elsewhere, and nobody can rewrite the past unseen."},
      CommandGroup{
          "webhook", "tell other programs what happens",
          "Posts a small JSON body to URL when a rota is published, a consent is asked for or a "
          "promise turns at risk. Each is signed with the webhook's secret, which is printed once, "
          "and carries an id that stays the same when it is sent again (docs/operations.md says "
          "how to check it). What is not taken is tried again for three days; webhook list shows "
          "what waits and what was given up. Without a server, let cron run webhook deliver every "
          "minute, and queue --settle, which finds promises at risk."},
      CommandGroup{
          "message", "what people are told by mail, and what waits",
          "With [mail] in the team file, what happens to somebody reaches them: a duty given, "
          "moved "
          "or taken, the next duty before it begins, a swap proposed, a consent asked, a request "
          "booked with them, protected time moved, an emergency; and to who asks for help, what "
          "becomes of it. Nobody is told what they did themselves, nor at night what can wait. The "
          "server sends by itself; without one, let cron run message send every minute. What is "
          "not taken is tried again for three days. A mail is no pager: for emergencies let a "
          "webhook hand over to one (docs/messages.md)."},
      CommandGroup{
          "token", "make, list and take back tokens for feeds, the API and signing in",
          "Makes the secrets that \"respite serve\" asks for. \"token create feed --person ID\" "
          "prints the address to subscribe to, once: only its hash is kept. \"token create "
          "api\" makes one for programs, with the role of whoever it acts for. \"token create "
          "sign-in --person ID\" prints a link that signs them in on the pages, once, within a "
          "quarter of an hour; \"token mail ID\" sends such a link to the address that the team "
          "file has of them. \"token revoke ID\" and \"token rotate ID\" end a secret at once; "
          "rotate gives a new one in its place. \"token list\" says when each was last used."},
  };
  return kGroups;
}

}  // namespace respite
