package io.luoshi.notification.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.recipient.Language;
import io.luoshi.starter.LuoshiProperties;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * The mail templates: {@code templates/<language>/<kind>.txt} and {@code .html} with shared parts. A template's version is a digest of
 * the files it is made of, so it never lies.
 */
@Component
class MailTemplates {

    private static final int VERSION_LENGTH = 8;
    private static final List<String> PARTS = List.of(
            "head.html",
            "foot.html",
            "end.html",
            "more.txt",
            "end.txt",
            "cell.css",
            "detail.css",
            "heading.css",
            "button.css");

    private final MessageSource messages;
    private final NotificationSettings settings;
    private final LuoshiProperties.OfficeClock office;
    private final Clock clock;
    private final Map<String, MailTemplate> templates;

    private record MailTemplate(String version, Template text, Template html) {}

    MailTemplates(MessageSource messages, NotificationSettings settings, LuoshiProperties luoshi, Clock clock) {
        this.messages = messages;
        this.settings = settings;
        this.office = luoshi.clock();
        this.clock = clock;
        this.templates = Stream.of(Language.values())
                .flatMap(language -> Stream.of(Kind.values()).map(kind -> nameOf(kind, language)))
                .collect(Collectors.toMap(name -> name, MailTemplates::load));
    }

    RenderedMail render(Draft draft) {
        Language language = draft.recipient().language();
        Wording wording = new Wording(messages, language);
        MailModel model = MailModel.of(draft, wording, settings, demoTime());
        MailTemplate template = templates.get(nameOf(draft.kind(), language));
        if (template == null) {
            throw new IllegalStateException("No template for " + draft.kind());
        }
        return new RenderedMail(
                model.subject(), template.text().execute(model), template.html().execute(model), template.version());
    }

    private @Nullable String demoTime() {
        return office.offset().equals(Duration.ZERO)
                ? null
                : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                        .format(clock.instant().atZone(office.zone()));
    }

    private static String nameOf(Kind kind, Language language) {
        return language.code() + "/" + kind.code();
    }

    private static MailTemplate load(String name) {
        String folder = name.substring(0, name.indexOf('/') + 1);
        Map<String, String> parts = PARTS.stream()
                .collect(Collectors.toMap(part -> part, part -> read(part.endsWith(".css") ? part : folder + part)));
        String text = read(name + ".txt");
        String html = read(name + ".html");
        Mustache.Compiler compiler = Mustache.compiler()
                .nullValue("")
                .zeroIsFalse(true)
                .withLoader(part -> new StringReader(parts.get(part)));
        return new MailTemplate(
                name + "@" + digest(text + html + new TreeMap<>(parts)),
                compiler.escapeHTML(false).compile(text),
                compiler.escapeHTML(true).compile(html));
    }

    private static String digest(String content) {
        return DigestUtils.md5DigestAsHex(content.getBytes(StandardCharsets.UTF_8))
                .substring(0, VERSION_LENGTH);
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("templates/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
