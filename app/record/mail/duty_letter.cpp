#include "app/record/mail/duty_letter.h"

#include <algorithm>
#include <map>

#include "words/dates.h"

namespace respite {
namespace {

constexpr std::size_t kMostLines = 60;  // of one letter

// What a change of a slot is to that person; nothing where it is nothing to them.
std::optional<DutyNews> news_for(const std::string& person, const store::SlotChange& change) {
  const bool had = change.before && change.before->person == person;
  const bool has = change.after && change.after->person == person;
  if (had && has) {
    const bool same = change.before->span == change.after->span;
    return same ? std::nullopt : std::optional(DutyNews::kMoved);
  }
  if (had) return DutyNews::kTaken;
  if (has) return DutyNews::kGiven;
  return std::nullopt;
}

Instant matters_from(const store::SlotChange& change, DutyNews news) {
  if (news != DutyNews::kMoved) return change.slot().span.begin;
  const Interval before = change.before->span;
  const Interval after = change.after->span;
  return before.begin == after.begin ? std::min(before.end, after.end)
                                     : std::min(before.begin, after.begin);
}

std::string word_for(const Words& words, DutyNews news) {
  switch (news) {
    case DutyNews::kGiven:
      return words("yours now");
    case DutyNews::kMoved:
      return words("its time changed");
    case DutyNews::kTaken:
      break;
  }
  return words("no longer yours");
}

std::string subject_of(const Writing& writing, const std::vector<DutyLine>& lines) {
  const Words& words = writing.words;
  if (lines.size() == 1) {
    const DutyLine& line = lines.front();
    const std::string when = span_text(words, line.span, writing.zone, writing.now);
    if (line.news == DutyNews::kTaken)
      return put(words("No longer yours: {duty}, {when}"), {{"duty", line.name}, {"when", when}});
    if (line.news == DutyNews::kMoved)
      return put(words("Changed: {duty}, {when}"), {{"duty", line.name}, {"when", when}});
    return put(words("Yours: {duty}, {when}"), {{"duty", line.name}, {"when", when}});
  }
  const auto count = [&](DutyNews news) {
    return static_cast<int>(std::ranges::count(lines, news, &DutyLine::news));
  };
  std::string news;
  const auto add = [&](const std::string& part) { news += (news.empty() ? "" : ", ") + part; };
  if (const int n = count(DutyNews::kGiven)) add(words.many("{n} new", "{n} new", n));
  if (const int n = count(DutyNews::kMoved)) add(words.many("{n} changed", "{n} changed", n));
  if (const int n = count(DutyNews::kTaken))
    add(words.many("{n} no longer yours", "{n} no longer yours", n));
  return put(words("Your duties: {news}"), {{"news", news}});
}

}  // namespace

std::string block_name(const Words& words, BlockKind kind) {
  switch (kind) {
    case BlockKind::kLearning:
      return words("Learning");
    case BlockKind::kFocus:
      return words("Focus");
    case BlockKind::kLunch:
      return words("Lunch");
    case BlockKind::kDropIn:
      return words("Drop-in hours");
    case BlockKind::kReview:
      return words("Review");
    case BlockKind::kDocumentation:
      break;
  }
  return words("Documentation");
}

std::vector<DutyLine> duty_lines(const Desk& desk, const std::string& person,
                                 const std::vector<store::SlotChange>& changes, Instant now) {
  std::map<std::pair<std::string, DutyNews>, DutyLine> by_turn;
  for (const store::SlotChange& change : changes) {
    const SlotRecord& slot = change.slot();
    if (slot.kind == SlotKind::kProtected || slot.span.end <= now) continue;
    const auto news = news_for(person, change);
    if (!news) continue;
    const Instant matters = matters_from(change, *news);
    const auto [entry, is_new] = by_turn.try_emplace({slot.turn, *news});
    DutyLine& line = entry->second;
    if (is_new)
      line = {*news, slot.turn, duty_name(desk, slot.rota, slot.seat), slot.span, {}, matters};
    line.span = {std::min(line.span.begin, slot.span.begin),
                 std::max(line.span.end, slot.span.end)};
    line.keys.push_back(change.key);
    line.matters = std::min(line.matters, matters);
  }
  std::vector<DutyLine> lines;
  lines.reserve(by_turn.size());
  for (auto& [turn, line] : by_turn) lines.push_back(std::move(line));
  std::ranges::stable_sort(lines, {}, [](const DutyLine& line) { return line.span.begin; });
  return lines;
}

Letter duty_letter(const Writing& writing, const std::vector<DutyLine>& lines,
                   const std::string& by, const std::string& note) {
  const Words& words = writing.words;
  Letter letter;
  letter.subject = subject_of(writing, lines);
  letter.paragraphs.push_back(put(words("{who} changed the rota."), {{"who", by}}));
  if (!note.empty()) letter.paragraphs.push_back(note);
  for (const DutyLine& line : lines) {
    if (letter.rows.size() == kMostLines) break;
    letter.rows.push_back({span_text(words, line.span, writing.zone, writing.now), line.name,
                           word_for(words, line.news)});
  }
  const auto more = static_cast<int>(lines.size() - letter.rows.size());
  if (more > 0)
    letter.after.push_back(words.many("And {n} more: your calendar has it.",
                                      "And {n} more: your calendar has them.", more));
  const auto is_theirs = [](const DutyLine& line) { return line.news != DutyNews::kTaken; };
  if (std::ranges::any_of(lines, is_theirs))
    letter.after.push_back(
        words("If you cannot do one of these, propose a swap or ask for cover."));
  letter.reason = words("You get this because your duties changed.");
  return letter;
}

std::vector<store::SlotChange> moved_blocks(const std::string& person,
                                            const std::vector<store::SlotChange>& changes,
                                            Instant now) {
  std::vector<store::SlotChange> moved;
  for (const store::SlotChange& change : changes) {
    const bool theirs = change.before && change.before->kind == SlotKind::kProtected &&
                        change.before->person == person && now < change.before->span.end;
    if (theirs && (!change.after || change.after->span != change.before->span))
      moved.push_back(change);
  }
  return moved;
}

Letter learning_letter(const Writing& writing, const std::vector<store::SlotChange>& blocks,
                       const std::string& by) {
  const Words& words = writing.words;
  Letter letter;
  const auto n = static_cast<int>(blocks.size());
  letter.subject = words.many("{n} block of your protected time moved",
                              "{n} blocks of your protected time moved", n);
  letter.paragraphs.push_back(put(words("{who} placed protected time anew."), {{"who", by}}));
  for (const store::SlotChange& change : blocks) {
    if (letter.rows.size() == kMostLines) break;
    const auto when = [&](const SlotRecord& slot) {
      return span_text(words, slot.span, writing.zone, writing.now);
    };
    const BlockKind kind = parse_block_kind(change.before->seat).value_or(BlockKind::kFocus);
    letter.rows.push_back({when(*change.before), block_name(words, kind),
                           change.after ? put(words("now {when}"), {{"when", when(*change.after)}})
                                        : words("no longer there")});
  }
  letter.after.push_back(
      words("What found no other place within five working days is owed to you."));
  letter.reason = words("You get this because protected time of yours changed.");
  return letter;
}

}  // namespace respite
