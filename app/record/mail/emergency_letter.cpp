#include "app/record/mail/emergency_letter.h"

#include "words/dates.h"

namespace respite {

Letter emergency_letter(const Writing& writing, const EmergencyNews& news) {
  const Words& words = writing.words;
  const RequestView& request = news.request;
  const std::string number = std::to_string(request.id);
  Letter letter;
  letter.subject = put(words("EMERGENCY {number}: please acknowledge"), {{"number", number}});
  letter.paragraphs.push_back(
      news.next
          ? put(words("An emergency has come in and you are the one to act. Please acknowledge it, "
                      "or "
                      "the next person is told: {when}."),
                {{"when", moment_text(words, *news.next, writing.zone, writing.now)}})
          : words("An emergency has come in and you are the one to act. Please acknowledge it; "
                  "nobody else is told after you."));
  const auto add = [&](const std::string& what, const std::string& value, const std::string& note) {
    if (!value.empty()) letter.rows.push_back({what, value, note});
  };
  add(words("Received"), moment_text(words, request.received, writing.zone, writing.now), "");
  add(words("Who asks"), news.asks, request.role);
  add(words("What has happened"), request.said.about, "");
  add(words("Where"), request.said.place, "");
  add(words("Call back"), request.said.call_back, "");
  if (!news.link.empty()) letter.actions.push_back({words("I am on it"), news.link});
  letter.after.push_back(
      put(words("On the command line: respite request ack {number}"), {{"number", number}}));
  letter.reason = words(
      "You get this because you are on duty, or next in line. A mail is no pager: "
      "the desk may use one besides.");
  return letter;
}

}  // namespace respite
