package io.luoshi.unit.register;

/** Bounds of what is taken in; they keep a unit's event far below the size of a message. */
public final class Limits {

    /** Characters of a name. */
    public static final int NAME = 100;

    /** Characters of an address, after RFC 5321. */
    public static final int EMAIL = 254;

    public static final int ALIASES = 50;
    public static final int PEOPLE = 200;

    /** Substitutes of one unit whose days are not over. */
    public static final int SUBSTITUTES = 100;

    /** Units of one list. */
    public static final int LIST = 5_000;

    /** Rows of one table. */
    public static final int ROWS = 20_000;

    /** Names go into subjects and pages: no line breaks or other control characters. */
    public static final String ONE_LINE = "\\P{Cntrl}*";

    /** One mailbox without a display name. Whether it exists only the mail server can tell. */
    public static final String MAILBOX = "[^\\s@,;<>\"\\p{Cntrl}]+@[^\\s@,;<>\"\\p{Cntrl}]+";

    private Limits() {}

    /** Whether a text can be the name of a unit. */
    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= NAME && text.matches(ONE_LINE);
    }
}
