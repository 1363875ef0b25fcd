package io.luoshi.gateway.page;

import io.luoshi.gateway.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Fills the HTML files in {@code pages/}: a name in double braces stands for a value given by the controller or, if it
 * gives none, for the message {@code page.<name>}. Values are escaped unless they are {@link Html}.
 */
@Component
class Page {

    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final MessageSource messages;

    Page(MessageSource messages) {
        this.messages = messages;
    }

    /** Text that is HTML already. */
    record Html(String text) {}

    /** The whole page: the file inside the frame that all pages share. */
    String render(String file, Language language, Map<String, ?> values) {
        Html content = part(file, language, values);
        return part("frame", language, Map.of("content", content, "lang", language.code()))
                .text();
    }

    /** A piece of a page. */
    Html part(String file, Language language, Map<String, ?> values) {
        return new Html(NAME.matcher(read(file)).replaceAll(name -> {
            Object value = values.get(name.group(1));
            return Matcher.quoteReplacement(value == null ? text(name.group(1), language) : html(value));
        }));
    }

    String text(String name, Language language) {
        return messages.getMessage("page." + name, null, language.locale());
    }

    private static String html(Object value) {
        return value instanceof Html(String text) ? text : HtmlUtils.htmlEscape(value.toString(), "UTF-8");
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("pages/" + file + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
