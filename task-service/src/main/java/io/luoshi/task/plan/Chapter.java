package io.luoshi.task.plan;

/** A chapter of a plan (章). @param number as the notice writes it: 一, 二 ... */
public record Chapter(String number, String title) {}
