package io.luoshi.task.document;

/** A number as Word writes it in one of its number formats (ECMA-376, ST_NumberFormat). */
final class WordNumber {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String[] PLACES = {"", "十", "百", "千"};

    private WordNumber() {}

    static String of(int number, String format) {
        return switch (format) {
            case "chineseCounting",
                    "chineseCountingThousand",
                    "ideographTraditional",
                    "japaneseCounting",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand" -> chinese(number);
            case "decimalFullWidth", "decimalFullWidth2" -> fullWidth(number);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                number >= 1 && number <= 20 ? Character.toString('①' + number - 1) : String.valueOf(number);
            case "decimalZero" -> "%02d".formatted(number);
            case "upperLetter" -> letter('A', number);
            case "lowerLetter" -> letter('a', number);
            default -> String.valueOf(number);
        };
    }

    /** Up to 9999, beyond which nobody counts chapters: 十二, 一百〇五. */
    private static String chinese(int number) {
        if (number < 1 || number > 9999) {
            return String.valueOf(number);
        }
        String digits = String.valueOf(number);
        StringBuilder written = new StringBuilder();
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(at) - '0';
            if (digit > 0) {
                written.append(DIGITS.charAt(digit)).append(PLACES[digits.length() - 1 - at]);
            } else if (at + 1 < digits.length() && digits.charAt(at + 1) != '0') {
                written.append('〇');
            }
        }
        return number >= 10 && number < 20 ? written.substring(1) : written.toString();
    }

    private static String fullWidth(int number) {
        return String.valueOf(number)
                .chars()
                .map(digit -> digit - '0' + '０')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String letter(char first, int number) {
        return number >= 1 && number <= 26 ? Character.toString(first + number - 1) : String.valueOf(number);
    }
}
