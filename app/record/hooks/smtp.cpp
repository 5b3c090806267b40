#include "app/record/hooks/smtp.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <array>
#include <cstring>
#include <ctime>

#include "app/record/hooks/transfer.h"

namespace respite {
namespace {

constexpr long kMostToSend = 30'000;
constexpr long kMostToConnect = 10'000;
constexpr long kMostToAnswer =
    15;  // seconds, each command; libcurl would wait two minutes, whatever is left

using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;

void add(curl_mime* to, const char* type, const char* encoder, const std::string& bytes) {
  curl_mimepart* part = curl_mime_addpart(to);
  curl_mime_data(part, bytes.data(), bytes.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, encoder);
}

void add_file(curl_mime* to, const MailFile& file, bool attached) {
  curl_mimepart* part = curl_mime_addpart(to);
  curl_mime_data(part, file.bytes.data(), file.bytes.size());
  curl_mime_type(part, file.type.c_str());
  curl_mime_encoder(part, "base64");
  if (attached) curl_mime_filename(part, file.name.c_str());
}

// Text first, what says it best last (RFC 2046, 5.1.4); what is attached beside them.
Mime body_of(CURL* handle, const OutgoingMail& mail) {
  Mime mixed(curl_mime_init(handle), curl_mime_free);
  curl_mime* same = curl_mime_init(handle);
  add(same, "text/plain; charset=utf-8", "quoted-printable", mail.text);
  add(same, "text/html; charset=utf-8", "quoted-printable", mail.html);
  for (const MailFile& file : mail.shown) add_file(same, file, false);
  curl_mimepart* part = curl_mime_addpart(mixed.get());
  curl_mime_subparts(part, same);
  curl_mime_type(part, "multipart/alternative");
  for (const MailFile& file : mail.attached) add_file(mixed.get(), file, true);
  return mixed;
}

}  // namespace

struct Mailer::Connection {
  Relay relay;
  std::string url;
  const std::atomic<bool>* stop;
  Handle handle = new_handle();
};

Mailer::Mailer(Relay relay, const std::atomic<bool>* stop)
    : connection_(std::make_unique<Connection>()) {
  const bool six = relay.host.find(':') != std::string::npos;
  connection_->url = fmt::format("{}://{}:{}", relay.tls == RelayTls::kImplicit ? "smtps" : "smtp",
                                 six ? '[' + relay.host + ']' : relay.host, relay.port);
  connection_->relay = std::move(relay);
  connection_->stop = stop;
}
Mailer::~Mailer() = default;
Mailer::Mailer(Mailer&&) noexcept = default;
Mailer& Mailer::operator=(Mailer&&) noexcept = default;

Answer Mailer::send(const OutgoingMail& mail) {
  CURL* handle = connection_->handle.get();
  if (handle == nullptr) return {0, "no answer: libcurl cannot be used"};
  const Relay& relay = connection_->relay;
  curl_easy_reset(handle);  // the connection stays
  std::array<char, CURL_ERROR_SIZE> error{};
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, error.data());
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_URL, connection_->url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, kMostToSend);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, kMostToConnect);
  curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, kMostToAnswer);
  stop_by(handle, connection_->stop);
  if (relay.tls != RelayTls::kNone)
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  if (!relay.authority.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, relay.authority.c_str());
  if (!relay.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, relay.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, relay.password.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, mail.from.c_str());
  Headers to(curl_slist_append(nullptr, mail.to.c_str()), curl_slist_free_all);
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
  Headers headers(nullptr, curl_slist_free_all);
  for (const std::string& header : mail.headers)
    headers.reset(curl_slist_append(headers.release(), header.c_str()));
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  const Mime body = body_of(handle, mail);
  curl_easy_setopt(handle, CURLOPT_MIMEPOST, body.get());
  const CURLcode code = curl_easy_perform(handle);
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  if (code == CURLE_OK) return {static_cast<int>(status), fmt::format("SMTP {}", status)};
  // No letter's fault: the others wait too, and the relay is not asked again and again.
  if (code == CURLE_LOGIN_DENIED)
    return {0, fmt::format("the relay does not take the user and password (SMTP {})", status)};
  // A relay's no has a number; everything else is silence.
  if (status >= 400 && code != CURLE_OPERATION_TIMEDOUT && code != CURLE_ABORTED_BY_CALLBACK)
    return {static_cast<int>(status), fmt::format("SMTP {}", status)};
  const std::string why = std::strlen(error.data()) > 0 ? error.data() : curl_easy_strerror(code);
  return {0, "no answer: " + why};
}

}  // namespace respite
