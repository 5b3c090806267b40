#include "text/csv.h"

#include "text/utf8.h"

namespace respite::text {
namespace {

class Reader {
 public:
  Reader(std::string_view text, char separator) : rest_(text), separator_(1, separator) {
    if (rest_.starts_with("\uFEFF")) rest_.remove_prefix(3);
  }

  Csv read() {
    Csv csv;
    while (!rest_.empty() && !fault_) {
      if (take_line_end()) continue;
      std::vector<CsvField> record{field()};
      while (!fault_ && take(separator_)) record.push_back(field());
      if (!fault_ && !rest_.empty() && !take_line_end())
        fault(separator_ == "," ? "expected a comma or the line's end"
                                : "expected a separator or the line's end");
      if (!fault_) csv.records.push_back(std::move(record));
    }
    csv.fault = std::move(fault_);
    return csv;
  }

 private:
  CsvField field() {
    CsvField field{{}, line_, column_};
    if (take("\"")) {
      quoted(field);
    } else {
      while (!rest_.empty() && !fault_ && !at(separator_) && !at("\n") && !at("\r\n")) {
        if (at("\"")) fault("a quote inside a field without quotes");
        if (at("\r")) fault("a carriage return without its line feed");
        keep(field);
      }
    }
    return field;
  }

  void quoted(CsvField& field) {
    while (!rest_.empty() && !fault_) {
      if (take("\"\"")) {
        field.text += '"';
      } else if (take("\"")) {
        return;
      } else {
        keep(field);
      }
    }
    if (!fault_) fault_ = CsvFault{"a quote that is not closed", field.line, field.column};
  }

  void keep(CsvField& field) {
    const Character character = first_character(rest_);
    if (!character.code) fault("not UTF-8: save the file as UTF-8 text");
    field.text += character.bytes;
    pass(character.bytes.size());
  }

  void fault(std::string message) {
    if (!fault_) fault_ = CsvFault{std::move(message), line_, column_};
  }

  [[nodiscard]] bool at(std::string_view what) const { return rest_.starts_with(what); }

  bool take(std::string_view what) {
    if (!at(what)) return false;
    column_ += static_cast<int>(what.size());
    rest_.remove_prefix(what.size());
    return true;
  }

  bool take_line_end() {
    if (!at("\n") && !at("\r\n")) return false;
    if (at("\r")) pass(1);
    pass(1);
    return true;
  }

  // One character of so many bytes.
  void pass(std::size_t bytes) {
    const bool ends_line = at("\n");
    rest_.remove_prefix(bytes);
    line_ += ends_line ? 1 : 0;
    column_ = ends_line ? 1 : column_ + 1;
  }

  std::string_view rest_;
  std::string separator_;
  int line_ = 1;
  int column_ = 1;
  std::optional<CsvFault> fault_;
};

void append_field(std::string& line, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == field.npos) {
    line += field;
    return;
  }
  line += '"';
  for (const char c : field) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace

Csv read_csv(std::string_view text, char separator) { return Reader(text, separator).read(); }

std::string csv_line(std::span<const std::string> fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    append_field(line, fields[i]);
  }
  return line + "\r\n";
}

}  // namespace respite::text
