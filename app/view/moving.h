// What moving in, and handing on to a pager, answer.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scheduler/time/interval.h"
#include "store/published.h"

namespace respite {

// What an import carried over, or would.
struct ImportView {
  struct Carried {
    std::string kind;  // "person", "rota", "leave", "change", "history"
    std::string id;    // of the person or rota
    std::string name;
    std::string what;  // in words
  };
  struct Left {
    std::string where;  // "row 12"
    std::string why;
  };
  std::string source;  // the file
  std::string as;      // "leave"
  std::string format;  // "csv"
  std::string zone;    // of the desk
  bool rehearsed = false;
  std::vector<Carried> carried;
  std::vector<Left> left;          // what was not carried over, and why
  std::vector<std::string> notes;  // what a lead should know
  std::vector<std::string> files;  // of the desk, that changed or would
  Revision revision = 0;           // the last it published; 0: none
};

void fields(auto& visit, const ImportView::Carried& carried) {
  visit("kind", carried.kind, "person, rota, leave, change or history");
  visit("id", carried.id, "of the person or rota");
  visit("name", carried.name, "");
  visit("what", carried.what, "in words");
}

void fields(auto& visit, const ImportView::Left& left) {
  visit("where", left.where, "row 12, schedule Primary");
  visit("why", left.why, "in words");
}

void fields(auto& visit, const ImportView& view) {
  visit("source", view.source, "the file");
  visit("as", view.as, "desk, rota, people, leave or history");
  visit("format", view.format, "csv, ics, pagerduty, opsgenie, grafana or goalert");
  visit("rehearsed", view.rehearsed, "nothing was written");
  visit("carried", view.carried, "what was carried over, or would be");
  visit("left", view.left, "what was not, and why");
  visit("notes", view.notes, "what a lead should know");
  visit("files", view.files, "of the desk, that changed or would");
  visit("revision", view.revision, "the last it published; 0: none");
}

}  // namespace respite
