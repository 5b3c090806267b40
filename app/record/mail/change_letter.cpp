#include "app/record/mail/change_letter.h"

#include "words/dates.h"

namespace respite {
namespace {

std::string who(const Words& words, const Desk& desk, const std::optional<std::string>& id) {
  return id ? name_by_id(desk, *id) : words("nobody");
}

void add_stretches(Letter& letter, const Writing& writing, const Desk& desk,
                   const DutyChange& change) {
  const Words& words = writing.words;
  for (const Stretch& stretch : change.stretches) {
    letter.rows.push_back(
        {span_text(words, stretch.span, writing.zone, writing.now),
         duty_name(desk, stretch.rota, stretch.seat),
         put(words("from {from} to {to}"),
             {{"from", who(words, desk, stretch.from)}, {"to", who(words, desk, stretch.to)}})});
  }
}

}  // namespace

Letter proposal_letter(const Writing& writing, const Desk& desk, const DutyChange& change,
                       const std::string& link) {
  const Words& words = writing.words;
  const std::string by = name_by_id(desk, change.by);
  const std::string number = std::to_string(change.id);
  Letter letter;
  letter.subject = put(words("{who} asks you for a change of duty"), {{"who", by}});
  letter.paragraphs.push_back(
      put(words("{who} proposes this; it stands once you agree."), {{"who", by}}));
  if (!change.note.empty()) letter.paragraphs.push_back(change.note);
  add_stretches(letter, writing, desk, change);
  if (!link.empty()) letter.actions.push_back({words("Look at it and answer"), link});
  letter.after.push_back(
      put(words("On the command line: respite change accept {number}, or respite "
                "change decline {number}"),
          {{"number", number}}));
  letter.reason = words("You get this because you are asked to agree.");
  return letter;
}

Letter declined_letter(const Writing& writing, const Desk& desk, const DutyChange& change) {
  const Words& words = writing.words;
  Letter letter;
  letter.subject = words("Your change of duty was declined");
  letter.paragraphs.push_back(words("Everything stays as it was."));
  add_stretches(letter, writing, desk, change);
  letter.reason = words("You get this because you proposed it.");
  return letter;
}

}  // namespace respite
