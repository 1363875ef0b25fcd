package io.luoshi.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mail sink's two pages. Everything that came with a mail is escaped, its HTML is shown in a frame without rights. */
final class MailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private MailPages() {}

    static String list(MailPage page) {
        String rows = page.items().stream().map(MailPages::row).collect(Collectors.joining());
        return layout("邮件 Mails", """
                <form><input name="to" size="30" placeholder="收件人 recipient" value="%s">
                <input name="q" size="30" placeholder="搜索 search" value="%s"> <button>筛选 Filter</button></form>
                <p>%d 封 mails</p>
                <table><tr><th>时间 time</th><th>收件人 to</th><th>主题 subject</th></tr>%s</table>
                <p>%s %s</p>
                """.formatted(
                        escape(page.to()), escape(page.text()), page.total(), rows, newer(page), older(page)));
    }

    private static String row(Mail mail) {
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/view/%s\">%s</a></td></tr>"
                .formatted(
                        TIME.format(mail.receivedAt()),
                        escape(String.join(", ", mail.to())),
                        mail.id(),
                        mail.subject().isBlank() ? "—" : escape(mail.subject()));
    }

    private static String newer(MailPage page) {
        return page.page() > 0 ? link(page, page.page() - 1, "← 较新 newer") : "";
    }

    private static String older(MailPage page) {
        return (page.page() + 1L) * page.size() < page.total() ? link(page, page.page() + 1, "较早 older →") : "";
    }

    private static String link(MailPage page, int target, String label) {
        return "<a href=\"/?to=%s&amp;q=%s&amp;size=%d&amp;page=%d\">%s</a>"
                .formatted(encode(page.to()), encode(page.text()), page.size(), target, label);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String view(Mail mail) {
        String headers = mail.headers().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .collect(Collectors.joining("\n"));
        return layout(escape(mail.subject()), """
                <p><a href="/">← 全部 all</a> · <a href="/mails/%s.eml">.eml</a></p>
                <p>%s<br>%s → %s</p>
                %s%s%s
                <details><summary>邮件头 headers</summary><pre>%s</pre></details>
                """.formatted(
                mail.id(),
                TIME.format(mail.receivedAt()),
                escape(mail.from()),
                escape(String.join(", ", mail.to())),
                frame(mail.html()),
                section("文本 text", mail.text()),
                section("附件 attachments", mail.attachments().isEmpty() ? null : String.join("\n", mail.attachments())),
                escape(headers)));
    }

    private static String frame(@Nullable String html) {
        return html == null
                ? ""
                : "<h2>HTML</h2><iframe sandbox title=\"HTML\" srcdoc=\"%s\"></iframe>".formatted(escape(html));
    }

    private static String section(String title, @Nullable String text) {
        return text == null ? "" : "<h2>%s</h2><pre>%s</pre>".formatted(title, escape(text));
    }

    private static String layout(String title, String content) {
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
                table { border-collapse: collapse; width: 100%% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd }
                td:first-child { white-space: nowrap } pre { white-space: pre-wrap; background: #f6f6f6; padding: 1rem }
                iframe { width: 100%%; height: 28rem; border: 1px solid #ddd } h2 { font-size: 1rem; margin: 1.5rem 0 .3rem }
                </style></head><body><h1>%1$s</h1>
                %2$s
                </body></html>
                """.formatted(title, content);
    }

    /** For text between tags and inside double quotes. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
