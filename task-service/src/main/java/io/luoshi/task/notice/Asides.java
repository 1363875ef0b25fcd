package io.luoshi.task.notice;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** What a text says aside: in brackets and quotation marks. Numbers there belong to names and remarks. */
final class Asides {

    private static final String OPENING = "([“‘《「";
    private static final String CLOSING = ")]”’》」";

    private final BitSet places = new BitSet();

    private Asides() {}

    static Asides of(String text) {
        Asides asides = new Asides();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            int closed = CLOSING.indexOf(text.charAt(i));
            if (OPENING.indexOf(text.charAt(i)) >= 0) {
                open.push(i);
            } else if (closed >= 0 && !open.isEmpty() && text.charAt(open.peek()) == OPENING.charAt(closed)) {
                int start = open.pop();
                if (open.isEmpty()) {
                    asides.places.set(start, i);
                }
            }
        }
        return asides;
    }

    boolean contains(int place) {
        return places.get(place);
    }
}
