package io.luoshi.task.notice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The round brackets of a text, paired as they nest.
 *
 * @param pairs in the order in which they close
 * @param unpaired positions of brackets without partner
 */
record Brackets(List<Pair> pairs, List<Integer> unpaired) {

    /** Positions of a bracket and its partner. */
    record Pair(int open, int close) {}

    static Brackets of(String text) {
        List<Pair> pairs = new ArrayList<>();
        List<Integer> unpaired = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                open.push(i);
            } else if (text.charAt(i) == ')') {
                if (open.isEmpty()) {
                    unpaired.add(i);
                } else {
                    pairs.add(new Pair(open.pop(), i));
                }
            }
        }
        unpaired.addAll(open);
        return new Brackets(List.copyOf(pairs), List.copyOf(unpaired));
    }
}
