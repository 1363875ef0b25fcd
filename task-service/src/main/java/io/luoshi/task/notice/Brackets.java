package io.luoshi.task.notice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The round and square brackets of a text, paired as they nest; scans and text recognition mix the two.
 *
 * @param pairs in the order in which they close
 * @param unpaired positions of brackets without partner
 */
record Brackets(List<Pair> pairs, List<Integer> unpaired, BitSet within) {

    /** Positions of a bracket and its partner. */
    record Pair(int open, int close) {}

    static Brackets of(String text) {
        List<Pair> pairs = new ArrayList<>();
        List<Integer> unpaired = new ArrayList<>();
        BitSet within = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                open.push(i);
            } else if (c == ')' || c == ']') {
                if (open.isEmpty()) {
                    unpaired.add(i);
                } else {
                    Pair pair = new Pair(open.pop(), i);
                    pairs.add(pair);
                    within.set(pair.open(), pair.close());
                }
            }
        }
        unpaired.addAll(open);
        return new Brackets(List.copyOf(pairs), List.copyOf(unpaired), within);
    }

    /** Whether a place lies between an outer pair of brackets. */
    boolean enclose(int place) {
        return within.get(place);
    }
}
