package io.luoshi.unit.login;

import io.luoshi.starter.web.DomainProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Fills the HTML of the log-in: a name in double braces stands for a value or for the message {@code log-in.<name>}. */
@Component
class LogInPage {

    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final MessageSource messages;

    LogInPage(MessageSource messages) {
        this.messages = messages;
    }

    /** @param fault why the form is shown once more */
    String render(String form, Locale locale, String back, CsrfToken token, @Nullable String fault) {
        String shown = fault == null ? "" : "<p class=\"fault\" role=\"alert\">" + escaped(fault) + "</p>";
        Map<String, String> values = Map.of(
                "lang", escaped(locale.getLanguage()),
                "continue", escaped(back),
                "token-name", escaped(token.getParameterName()),
                "token", escaped(token.getToken()),
                "fault", shown);
        String fields = fill(read(form), locale, values);
        return fill(read("frame"), locale, Map.of("lang", escaped(locale.getLanguage()), "form", fields));
    }

    private String fill(String html, Locale locale, Map<String, String> values) {
        return NAME.matcher(html).replaceAll(name -> {
            String value = values.get(name.group(1));
            return Matcher.quoteReplacement(value == null ? escaped(text(name.group(1), locale)) : value);
        });
    }

    String text(String name, Locale locale) {
        return messages.getMessage("log-in." + name, null, locale);
    }

    String problem(DomainProblem problem, Locale locale) {
        return messages.getMessage("log-in." + problem.code(), null, locale);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("log-in/" + file + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
