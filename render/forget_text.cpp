#include "render/report.h"

#include <fmt/format.h>

#include "render/report_parts.h"
#include "render/text.h"

namespace respite {
namespace {

// What the counts are of, for people.
std::string words_of(const std::string& what) {
  if (what == "topics") return "topics of protected time";
  if (what == "notes") return "notes of publications";
  if (what == "details") return "notes in the audit";
  if (what == "questions") return "questions as they were asked";
  if (what == "requests") return "requests that no longer say who asked";
  if (what == "names") return "names kept for the past";
  if (what == "files") return "copies of files that publications were judged by";
  if (what == "tokens") return "tokens: taken back, or without their label";
  if (what == "answers") return "answers of the API, kept to be given again";
  return "drafts: plan again";
}

}  // namespace

std::string render(const ForgetView& view, const Style& style) {
  std::string text = fmt::format("Erased of {}:\n", printable(view.id));
  for (const auto& [what, count] : view.erased) {
    text += listed(fmt::format("{} {}", count, words_of(what)), style);
  }
  text += "Who held which duty when stays, under the id; so do the digests.\n";
  if (view.still_named > 0) {
    text += fmt::format(
        "The files revision {} was judged by name them still: publish again, then forget again.\n",
        view.still_named);
  }
  if (view.still_listed) text += "They are in the team file: what it says of them comes again.\n";
  if (!view.purged) text += "Somebody is using the store: its log holds the text until they end.\n";
  return text + "Backups and exports made before hold it too.\n";
}

}  // namespace respite
