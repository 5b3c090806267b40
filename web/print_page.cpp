#include "web/print_page.h"

#include "web/html.h"

namespace respite {
namespace {

constexpr std::string_view kPrinted =
    ":root{color-scheme:light}"
    "body{font:10pt/1.35 sans-serif;color:#000;background:#fff}main{max-width:none;padding:1rem}"
    "h1{font-size:13pt;margin:0 0 .6rem}h2{font-size:11pt;margin:1rem 0 .3rem}table{width:auto}"
    "th,td{padding:.1rem .6rem .1rem 0}"
    "thead{display:table-header-group}tr{break-inside:avoid}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}"
    "svg{width:100%;height:auto;display:block;break-inside:avoid}"
    "@media print{main{padding:0}}@page{margin:10mm}";
constexpr std::string_view kOnePage =
    "@page{size:landscape}svg{max-height:calc(100vh - 14mm)}h1{margin:0 0 1mm}";

Html cell_of(const TableColumn& column, std::string_view name, std::string_view text) {
  if (column.align == Align::kRight) return element(name, {{"class", "n"}}, Html::text(text));
  return element(name, text);
}

Html table_of(const SheetTable& table) {
  Html head;
  for (const TableColumn& column : table.columns) head += cell_of(column, "th", column.header);
  Html body;
  for (const auto& row : table.rows) {
    Html cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells += cell_of(table.columns.at(i), "td", row[i]);
    body += element("tr", {}, cells);
  }
  return element("table", {},
                 element("thead", {}, element("tr", {}, head)) + element("tbody", {}, body));
}

}  // namespace

std::string print_page(const Sheet& sheet, bool one_page) {
  Html content = element("h1", sheet.title) + Html::drawn(sheet.picture);
  for (const SheetTable& table : sheet.tables) {
    if (table.rows.empty()) continue;
    if (!table.heading.empty()) content += element("h2", table.heading);
    content += table_of(table);
  }
  Html remarks;
  for (const std::string& remark : sheet.remarks) remarks += element("li", remark);
  if (!sheet.above_remarks.empty()) content += element("h2", sheet.above_remarks);
  if (!sheet.remarks.empty()) content += element("ul", {}, remarks);
  return document_of(sheet.title, content,
                     std::string(kPrinted) + std::string(one_page ? kOnePage : ""));
}

}  // namespace respite
