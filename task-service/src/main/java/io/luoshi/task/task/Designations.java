package io.luoshi.task.task;

import java.util.List;
import java.util.stream.Stream;

/** The designations of one task, the last one of each reference. */
record Designations(List<Designation> list) {

    static final Designations NONE = new Designations(List.of());

    /** Ids of the units that a reference means; empty until somebody has said so. */
    List<String> of(String reference) {
        return list.stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst()
                .map(Designation::units)
                .orElse(List.of());
    }

    Designations with(Designation last) {
        Stream<Designation> others =
                list.stream().filter(each -> !each.reference().equals(last.reference()));
        return new Designations(Stream.concat(others, Stream.of(last)).toList());
    }
}
