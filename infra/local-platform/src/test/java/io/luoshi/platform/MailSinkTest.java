package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailSinkTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @TempDir
    Path directory;

    private MailSink sink;

    @BeforeEach
    void start() {
        sink = MailSink.start(directory, 0, 0);
    }

    @AfterEach
    void stop() {
        http.close();
        sink.close();
    }

    @Test
    void keepsAMailAsAFileAndShowsItsDecodedParts() throws Exception {
        send("催办：智慧社区建设", "请于3月25日前报送", "<p>请于<b>3月25日</b>前报送</p>", "liaison@jiangwan.example");

        JsonNode entry = get("/mails").get(0);
        assertThat(entry.get("subject").asString()).isEqualTo("催办：智慧社区建设");
        JsonNode mail = get("/mails/" + entry.get("id").asString());
        assertThat(mail.get("text").asString()).isEqualTo("请于3月25日前报送");
        assertThat(mail.get("html").asString()).contains("<b>3月25日</b>");
        assertThat(mail.get("from").asString()).isEqualTo("luoshi@office.example");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).singleElement().asString().endsWith(".eml");
        }
    }

    @Test
    void listsTheNewestFirstAndFiltersByRecipient() throws Exception {
        send("一", "1", null, "a@x.example");
        send("二", "2", null, "b@x.example");
        send("三", "3", null, "A@x.example");

        assertThat(subjects("/mails")).containsExactly("三", "二", "一");
        assertThat(subjects("/mails?to=a%40x.example")).containsExactly("三", "一");
        assertThat(subjects("/mails?page=1&size=2")).containsExactly("一");
    }

    @Test
    void findsMailsByWhatTheySay() throws Exception {
        send("催办：智慧社区建设", "请于3月25日前报送", null, "a@x.example");
        send("通知", "Annual plan", null, "b@x.example");

        assertThat(subjects("/mails?q=" + URLEncoder.encode("智慧社区", StandardCharsets.UTF_8)))
                .containsExactly("催办：智慧社区建设");
        assertThat(subjects("/mails?q=annual")).containsExactly("通知");
        assertThat(subjects("/mails?q=annual&to=a@x.example")).isEmpty();
        assertThat(request("GET", "/?q=annual").body())
                .contains("value=\"annual\"")
                .contains("通知")
                .doesNotContain("催办");
    }

    @Test
    void keepsOneMailForSeveralRecipients() throws Exception {
        send("通知", "text", null, "a@x.example", "b@x.example");

        assertThat(get("/mails")).hasSize(1);
        assertThat(subjects("/mails?to=b@x.example")).containsExactly("通知");
    }

    @Test
    void stillHasItsMailsAfterARestartUntilTheyAreDeleted() throws Exception {
        send("通知", "text", null, "a@x.example");
        sink.close();
        sink = MailSink.start(directory, 0, 0);
        assertThat(subjects("/mails")).containsExactly("通知");

        assertThat(request("DELETE", "/mails").statusCode()).isEqualTo(204);
        assertThat(subjects("/mails")).isEmpty();
    }

    @Test
    void showsNoMarkupOfAMailOutsideTheSandbox() throws Exception {
        send("<script>alert(1)</script>", "</pre><script>2</script>", "<script>alert(\"3\")</script>", "a@x.example");

        String id = get("/mails").get(0).get("id").asString();
        assertThat(request("GET", "/").body()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(request("GET", "/view/" + id).body())
                .contains("<iframe sandbox")
                .contains("srcdoc=\"&lt;script&gt;alert(&quot;3&quot;)")
                .doesNotContain("<script");
    }

    @Test
    void knowsNoOtherFiles() throws Exception {
        assertThat(request("GET", "/mails/20250101T000000.000Z-000001").statusCode())
                .isEqualTo(404);
        assertThat(request("GET", "/mails/..%2F..%2Fetc%2Fpasswd").statusCode()).isEqualTo(404);
        assertThat(request("GET", "/mails/garbage").statusCode()).isEqualTo(404);
        assertThat(request("GET", "/mails/1-1").statusCode()).isEqualTo(404);
        assertThat(request("GET", "/mails?page=x").statusCode()).isEqualTo(400);
    }

    private void send(String subject, String text, String html, String... recipients) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", sink.smtpPort());
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("luoshi@office.example", "落实"));
        for (String recipient : recipients) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        mail.setSubject(subject, "UTF-8");
        Multipart parts = new MimeMultipart("alternative");
        addPart(parts, text, "plain");
        if (html != null) {
            addPart(parts, html, "html");
        }
        mail.setContent(parts);
        Transport.send(mail);
    }

    private static void addPart(Multipart parts, String text, String subtype) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        parts.addBodyPart(part);
    }

    private List<String> subjects(String path) throws Exception {
        return get(path)
                .valueStream()
                .map(mail -> mail.get("subject").asString())
                .toList();
    }

    private JsonNode get(String path) throws Exception {
        return json.readTree(request("GET", path).body());
    }

    private HttpResponse<String> request(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sink.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
