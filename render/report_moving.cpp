// What moving in answers.
#include <fmt/format.h>

#include "render/report.h"
#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"

namespace respite {
namespace {

std::string carried_text(const ImportView& view, const Style& style) {
  if (view.carried.empty())
    return view.rehearsed ? "Nothing would be carried over.\n" : "Nothing was carried over.\n";
  std::string text = view.rehearsed ? "Would be carried over:\n" : "Carried over:\n";
  for (const ImportView::Carried& carried : view.carried)
    text += listed(
        printable(fmt::format("{} {}: {}", carried.kind,
                              carried.name.empty() ? carried.id : carried.name, carried.what)),
        style);
  return text;
}

}  // namespace

std::string render(const ImportView& view, const Style& style) {
  std::string text = carried_text(view, style);
  if (!view.left.empty()) {
    text += fmt::format("\nNot understood, or not said here ({}):\n", view.left.size());
    Table table({{""}, {""}});
    for (const ImportView::Left& left : view.left)
      table.add_row({{printable(left.where)}, {printable(left.why)}});
    text += table.render(style);
  }
  if (!view.notes.empty()) text += '\n';
  for (const std::string& note : view.notes) text += listed(printable(note), style);
  if (view.rehearsed) return text + "\nNothing is written yet.\n";
  if (!view.files.empty()) text += "\nWritten:\n";
  for (const std::string& file : view.files) text += listed(printable(file), style);
  if (view.revision > 0) text += fmt::format("\nPublished as revision {}.\n", view.revision);
  return text;
}

}  // namespace respite
