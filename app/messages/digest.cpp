#include "app/messages/digest.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/record/mail/post_box.h"
#include "render/letter/letter.h"
#include "store/digest.h"
#include "store/messages/mails.h"
#include "words/words.h"

namespace respite {
namespace {

// Each letter under its subject, in the order in which they came.
Letter digest_of(const std::vector<Letter>& letters) {
  Letter digest;
  digest.language = letters.back().language;
  const Words words{digest.language};
  digest.subject = words("Your week with the desk");
  for (const Letter& letter : letters) {
    std::string first;
    for (const std::string& paragraph : letter.paragraphs) first += paragraph + ' ';
    digest.rows.push_back({letter.subject, first, ""});
    for (const LetterRow& row : letter.rows) digest.rows.push_back(row);
    for (const LetterAction& action : letter.actions) digest.actions.push_back(action);
    for (const auto& [from, to] :
         {std::pair{&letter.given, &digest.given}, std::pair{&letter.taken, &digest.taken}})
      to->insert(to->end(), from->begin(), from->end());
  }
  digest.reason = words("You get this because you chose a weekly digest.");
  return digest;
}

}  // namespace

void make_digests(store::Database& database, Instant now) {
  database.write([&] {
    std::vector<MailRecord> due = store::due_for_digest(database, now);
    std::erase_if(due, [&](const MailRecord& mail) {
      const bool late = is_too_late(mail, now);
      if (late) store::give_up(database, mail.number, now, mail.last_answer);
      return late;
    });
    for (auto first = due.begin(); first != due.end();) {
      const auto end = std::find_if(first, due.end(), [&](const MailRecord& mail) {
        return mail.recipient != first->recipient;
      });
      std::vector<Letter> letters;
      std::string numbers;
      for (auto mail = first; mail != end; ++mail) {
        letters.push_back(letter_from_json(mail->body));
        numbers += fmt::format("{} ", mail->number);
      }
      MailRecord digest;
      digest.recipient = first->recipient;
      digest.kind = kDigestMail;
      digest.thread = "digest";
      digest.event = store::sha256_hex("digest " + numbers).substr(0, 32);
      digest.made = now;
      digest.next_try = now;
      digest.body = to_json(digest_of(letters));
      store::put_mail(database, digest);
      for (auto mail = first; mail != end; ++mail)
        store::note_delivered(database, *mail, now, "in a digest");
      first = end;
    }
  });
}

}  // namespace respite
