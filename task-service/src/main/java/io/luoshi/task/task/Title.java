package io.luoshi.task.task;

/** A short name for a task, whose text may run to several hundred characters: its beginning, cut where the writer paused. */
final class Title {

    private static final int LIMIT = 40;
    private static final int SHORTEST = 10;
    private static final String PAUSES = ",，;；。、:：";

    private Title() {}

    /** At most 40 characters; what was cut off shows as an ellipsis. */
    static String of(String text) {
        String line = text.strip();
        if (line.length() <= LIMIT) {
            return withoutPauseAtEnd(line);
        }
        int end = lastPause(line);
        return withoutPauseAtEnd(line.substring(0, end)) + "…";
    }

    private static int lastPause(String line) {
        for (int at = LIMIT - 1; at >= SHORTEST; at--) {
            if (PAUSES.indexOf(line.charAt(at)) >= 0) {
                return at;
            }
        }
        return Character.isLowSurrogate(line.charAt(LIMIT - 1)) ? LIMIT - 2 : LIMIT - 1;
    }

    private static String withoutPauseAtEnd(String line) {
        boolean pause = !line.isEmpty() && PAUSES.indexOf(line.charAt(line.length() - 1)) >= 0;
        return pause ? line.substring(0, line.length() - 1) : line;
    }
}
