// Answers that say what was done, or what was read.
#include <algorithm>

#include <fmt/format.h>

#include "render/report.h"
#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"

namespace respite {
namespace {

// Names of those whom a publication concerns.
PeopleNames names_of(const std::vector<PersonChangeView>& changes) {
  std::vector<PersonView> people;
  people.reserve(changes.size());
  for (const PersonChangeView& change : changes) {
    people.push_back({change.id, change.name, 0, 0, 0, 0, 0, 0});
  }
  return PeopleNames(people);
}

std::string judged_text(const CheckView& view) {
  if (!view.judged) return "Nothing is planned or published yet.\n";
  const std::string what = *view.judged == ShowSource::kDraft
                               ? "The draft"
                               : fmt::format("Published revision {}", view.revision);
  const bool lawful = std::none_of(view.violations.begin(), view.violations.end(),
                                   [](const ViolationView& one) { return one.hard; });
  return fmt::format("{} {}.\n", what, lawful ? "keeps every hard rule" : "breaks hard rules");
}

std::string freeze_text(const CheckView& view, const Style& style) {
  if (!view.frozen_until) return {};
  const std::string sentence = fmt::format(
      "The freeze reaches to {}: no plan takes published duty before then from whoever holds it, "
      "but with \"publish --thaw\".",
      day_and_time(wall_in(view.zone, *view.frozen_until)));
  std::string text;
  for (const std::string& line : wrap(sentence, style.columns)) text += line + '\n';
  return text;
}

std::string moved_text(const CheckView& view, const Style& style) {
  if (view.moved.empty()) return {};
  std::string text = "\nMoved by new time zone data since they were published:\n";
  for (const MovedSlotView& slot : view.moved) {
    text += listed(fmt::format("{}: {} to {}, was {} to {}", slot.key, to_rfc3339(slot.now.begin),
                               to_rfc3339(slot.now.end), to_rfc3339(slot.published.begin),
                               to_rfc3339(slot.published.end)),
                   style);
  }
  return text;
}

std::string damages_text(const CheckView& view, const Style& style) {
  if (view.damages.empty()) return {};
  std::string text = "\nThe store's record is not what was recorded; put back a backup:\n";
  for (const std::string& damage : view.damages) text += listed(damage, style);
  return text;
}

}  // namespace

std::string render(const PublishView& view, const Style& style) {
  const Publication& publication = view.publication;
  std::string text;
  if (view.rehearsed) {
    text = fmt::format("Revision {} would take back revision {}. Nothing is written yet.\n",
                       publication.revision, publication.undoes.value_or(0));
  } else {
    text =
        fmt::format("Revision {} {} by {}, {}.\n", publication.revision,
                    publication.undoes ? fmt::format("takes back revision {},", *publication.undoes)
                                       : "published",
                    printable(publication.by), to_rfc3339(publication.at));
  }
  text += view.changes.empty()
              ? "Nothing changes for anybody.\n"
              : '\n' + changes_text(view.changes, view.people, names_of(view.people), style);
  if (!view.notice.empty()) text += "\nTold later than a rule pack asks:\n";
  for (const NoticeView& late : view.notice) text += listed(late.text, style);
  return text + violations_text(view.violations, style) + mending_text(view.violations) +
         frozen_text(view.frozen, "Moved, though frozen (--thaw):", style) +
         frozen_text(
             view.kept_frozen,
             "Against today's rules, and kept by the freeze (replan --thaw moves it):", style) +
         gaps_text(view.gaps, view.zone, style);
}

std::string render(const CheckView& view, const Style& style) {
  const std::string text =
      fmt::format("{}: {}, {}, {}.\n", printable(view.desk),
                  view.people == 1 ? "1 person" : fmt::format("{} people", view.people),
                  counted(view.rotas, "rota"), counted(view.calendars, "calendar"));
  return text + judged_text(view) + freeze_text(view, style) +
         violations_text(view.violations, style) + mending_text(view.violations) +
         advice_text(view.advice, style) + gaps_text(view.gaps, view.zone, style) +
         frozen_text(view.frozen, kWouldThaw, style) + moved_text(view, style) +
         damages_text(view, style);
}

std::string render(const InitView& view, const Style& style) {
  std::string text = fmt::format("The {} desk is laid:\n", view.template_name);
  for (const std::string& file : view.files) text += listed(file, style);
  if (view.revision > 0) {
    text += fmt::format("Its history is published as revision {}.\n", view.revision);
  }
  if (!view.left.empty()) text += "Not understood:\n";
  for (const std::string& left : view.left) text += listed(printable(left), style);
  return text +
         "Next: edit team.toml, \"respite check\", then \"respite plan --from DATE --weeks 13\".\n";
}

std::string render(const ExportView& view, const Style& style) {
  const auto changed = std::count_if(view.files.begin(), view.files.end(),
                                     [](const ExportView::File& file) { return file.changed; });
  std::string text =
      fmt::format("{} in {}, {} changed.\n", counted(static_cast<int>(view.files.size()), "file"),
                  printable(view.directory), changed);
  Table table({{"kind"}, {"of"}, {"level"}, {"events", Align::kRight}, {""}, {"file"}});
  for (const ExportView::File& file : view.files) {
    table.add_row({{file.kind},
                   {printable(file.of)},
                   {file.level},
                   {std::to_string(file.events)},
                   {file.changed ? "changed" : "", Paint::kYellow},
                   {file.path}});
  }
  Style wide = style;  // a path that is cut is of no use
  wide.columns = std::max(style.columns, table.width());
  if (!table.empty()) text += '\n' + table.render(wide);
  for (const std::string& note : view.notes) text += listed(printable(note), style);
  if (view.page.path.empty()) return text;
  return text + fmt::format("\nStatus page: {}{}\n", printable(view.page.path),
                            view.page.changed ? ", changed" : "");
}

std::string render(const PublicationsView& view, const Style& style) {
  if (view.publications.empty()) return "Nothing is published yet.\n";
  Table table({{"revision"}, {"when"}, {"by"}, {"what"}, {"window"}, {"note"}});
  for (const Publication& one : view.publications) {
    const std::string what = one.undoes ? fmt::format("undoes {}", *one.undoes) : to_text(one.kind);
    table.add_row({{std::to_string(one.revision)},
                   {day_and_time(wall_in(view.zone, one.at))},
                   {printable(one.by)},
                   {what},
                   {from_to(view.zone, one.window)},
                   {printable(one.note)}});
  }
  return table.render(style);
}

}  // namespace respite
