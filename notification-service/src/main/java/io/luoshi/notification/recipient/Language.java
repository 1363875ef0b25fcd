package io.luoshi.notification.recipient;

import java.util.Locale;

/** Language of the mails to a person. */
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** Folder of the templates. */
    public String code() {
        return locale.getLanguage();
    }

    /** Anything but {@code en} is Chinese. */
    static Language of(String code) {
        return code.startsWith("en") ? EN : ZH;
    }
}
