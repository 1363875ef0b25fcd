package io.luoshi.task.notice;

/** A place in the raw text of the notice, counted in UTF-16 characters: {@code start} inclusive, {@code end} exclusive. */
public record Span(int start, int end) {}
