package io.luoshi.task.indicator;

/** Where in the notice's raw text something stands, in UTF-16 characters: {@code start} inclusive, {@code end} exclusive. */
public record Place(int start, int end) {}
