package io.luoshi.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages the gateway speaks; Chinese unless the caller asks for English. */
public enum Language {
    ZH(Locale.CHINESE),
    EN(Locale.ENGLISH);

    private static final List<Locale> LOCALES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)lang=(zh|en)(?:&|$)");

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The code of the language, as in {@code ?lang=en}. */
    public String code() {
        return locale.getLanguage();
    }

    /** The language the caller prefers: the parameter {@code lang}, else {@code Accept-Language}. */
    public static Language of(HttpServletRequest request) {
        // Not getParameter: that would read the body of a form.
        Matcher asked = PARAMETER.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
        return of(asked.find() ? asked.group(1) : request.getHeader("Accept-Language"));
    }

    /** The language that fits best; an unreadable wish is none. */
    static Language of(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage != null
                            && Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LOCALES) == Locale.ENGLISH
                    ? EN
                    : ZH;
        } catch (IllegalArgumentException unreadable) {
            return ZH;
        }
    }
}
