package io.luoshi.starter.security;

import jakarta.servlet.http.HttpServletRequest;

/** Where it is noted that a caller was refused. */
@FunctionalInterface
interface Refusals {
    void note(HttpServletRequest request, Caller caller);
}
