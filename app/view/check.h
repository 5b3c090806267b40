// What `check` and `init` answer.
#pragma once

#include "app/view/rota.h"

namespace respite {

struct MovedSlotView {  // new tzdata moved it
  std::string key;
  Interval published;
  Interval now;
};

void fields(auto& visit, const MovedSlotView& moved) {
  visit("id", moved.key, "the slot's key");
  visit("published_begin", moved.published.begin, "");
  visit("published_end", moved.published.end, "");
  visit("begin", moved.now.begin, "as the zone's data has it now");
  visit("end", moved.now.end, "");
}

struct DiagnosticView {
  std::string file;  // relative to the desk
  int line = 0;      // from 1; 0: the file as a whole
  int column = 0;
  std::string severity;  // "error", "warning", "note"
  std::string message;
  std::string hint;
  std::string shown;  // all of it as a terminal shows it, with the line and a mark under the place
};

void fields(auto& visit, const DiagnosticView& diagnostic) {
  visit("file", diagnostic.file, "in the desk's folder");
  visit("line", diagnostic.line, "from 1; 0: the file as a whole");
  visit("column", diagnostic.column, "from 1");
  visit("severity", diagnostic.severity, "error, warning or note");
  visit("message", diagnostic.message, "");
  visit("hint", diagnostic.hint, "");
}

struct CheckView {
  bool readable = true;  // else `diagnostics` is all there is: the files have mistakes
  std::string desk;
  std::string zone;
  int people = 0;
  int rotas = 0;
  int calendars = 0;                        // files read
  std::vector<DiagnosticView> diagnostics;  // for JSON; people read them on standard error
  std::optional<ShowSource> judged;         // what `violations` is about; nothing: no rota yet
  Revision revision = 0;
  std::vector<ViolationView> violations;
  std::vector<AdviceView> advice;
  std::vector<GapView> gaps;
  std::optional<Instant> frozen_until;  // published duty that begins sooner moves only by hand
  std::vector<FrozenView> frozen;       // what the draft would take of it
  std::vector<MovedSlotView> moved;
  std::vector<std::string> damages;  // of the store's record, a sentence each
};

void fields(auto& visit, const CheckView& view) {
  visit("desk", view.desk, "its name");
  visit("people", view.people, "");
  visit("rotas", view.rotas, "");
  visit("calendars", view.calendars, "files read");
  visit("diagnostics", view.diagnostics, "every mistake and warning, with its place");
  visit("judged", view.judged ? std::optional(std::string(to_text(*view.judged))) : std::nullopt,
        "draft or published");
  visit("revision", view.revision, "");
  visit("violations", view.violations, "");
  visit("advice", view.advice, "what rule packs warn of; no plan is held to it");
  visit("gaps", view.gaps, "");
  visit("frozen_until", view.frozen_until, "published duty that begins sooner moves only by hand");
  visit("frozen", view.frozen, "what the draft would take of it");
  visit("moved", view.moved, "published slots that new zone data has moved");
  visit("damages", view.damages, "of the store's record, a sentence each");
}

struct InitView {
  std::string template_name;
  std::vector<std::string> files;  // written, relative to the desk
  Revision revision = 0;           // of the history published with it; 0: none
  std::vector<std::string> left{};  // of a list of people: what was not understood, by its row
};

void fields(auto& visit, const InitView& view) {
  visit("template", view.template_name, "");
  visit("files", view.files, "written, in the desk's folder");
  visit("revision", view.revision, "of the history published with it; 0: none");
  visit("left", view.left, "of a list of people: what was not understood, by its row");
}

}  // namespace respite
