package io.luoshi.test;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What attackers put into a request, by its place there. */
final class Tricks {

    /** What a line of the log begins with when an attacker could begin it. */
    static final String FORGED = "forged";

    /** Behind the name of a parameter. */
    static final List<String> VALUES = List.of(
            "[$ne]=x",
            "[$gt]=",
            "[$where]=sleep(1000)",
            "=%7B%22$ne%22:null%7D",
            "=$where",
            "=.*",
            "=%00",
            "=%0d%0a" + FORGED,
            "=%ff%fe",
            "=%ed%a0%80",
            "=99999999999999999999",
            "=-1",
            "=1e999999999",
            "=",
            "=T('a')",
            "=%24%7Bjndi:ldap://127.0.0.1:1/a%7D",
            "=..%2f..%2fetc%2fpasswd",
            "=" + "x".repeat(6_000));

    /** On a path. */
    static final Map<String, UnaryOperator<String>> PATHS = Map.ofEntries(
            Map.entry("a double slash", path -> "/" + path),
            Map.entry("a double slash within", path -> path.replaceFirst("(?<=.)/", "//")),
            Map.entry("a segment that is none", path -> "/." + path),
            Map.entry("up again", path -> "/x/.." + path),
            Map.entry("up again, encoded", path -> "/x/%2e%2e" + path),
            Map.entry("up again, encoded twice", path -> "/x/%252e%252e" + path),
            Map.entry("up again behind a parameter", path -> "/x/..;" + path),
            Map.entry("a parameter of a segment", path -> path + ";x=y"),
            Map.entry("a parameter of the first segment", path -> path.replaceFirst("(?<=.)/", ";x=y/")),
            Map.entry("an encoded slash", path -> path.replaceFirst("/(?=[^/]*$)", "%2f")),
            Map.entry("a backslash", path -> path.replaceFirst("/(?=[^/]*$)", "%5c")),
            Map.entry("a NUL", path -> path + "%00"),
            Map.entry("a NUL and an end", path -> path + "%00.css"),
            Map.entry("a line break", path -> path + "%0d%0a" + FORGED),
            Map.entry("a slash at the end", path -> path + "/"),
            Map.entry("capitals", path -> path.replaceFirst("/api/", "/API/")),
            Map.entry("a whole address", path -> "http://localhost/x/.." + path),
            Map.entry("bytes that are no text", path -> path + "%ff%fe"));

    /** In a head that has more than one reading. */
    static final List<String> UNCLEAR_HEADS = List.of(
            "Content-Length: 3\r\nContent-Length: 5",
            "Content-Length: -1",
            "Content-Length: +3",
            "Content-Length : 3",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked\r\nX: y",
            "Host: other",
            "X-Note: a\u0000b",
            "X-Note: a\r" + FORGED,
            "X Note: a",
            ": a",
            "X-Note: " + "a".repeat(20_000));

    /** That some servers believe. */
    static final List<String> HEADERS = List.of(
            "X-Forwarded-User: admin",
            "X-Luoshi-Actor: SUPERVISOR",
            "X-Original-URL: /actuator/env",
            "X-Rewrite-URL: /actuator/env",
            "X-Forwarded-Prefix: //evil.example",
            "X-Forwarded-Host: evil.example",
            "Forwarded: host=evil.example",
            "Cookie: JSESSIONID=../../x; luoshi-8080=x",
            "Accept: */*;q=x",
            "Accept-Language: ${jndi:ldap://127.0.0.1:1/a}",
            "If-Match: W/\"\u00ff",
            "If-None-Match: ,,,",
            "Range: bytes=0-,0-,0-",
            "traceparent: 00-x-y-z",
            "Origin: null",
            "X-Request-Id: " + "x".repeat(5_000));

    private Tricks() {}
}
