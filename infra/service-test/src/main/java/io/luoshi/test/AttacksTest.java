package io.luoshi.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Permissions;
import io.luoshi.starter.security.Rule;
import io.luoshi.test.Wire.Answer;
import io.luoshi.test.Wire.Call;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What attackers try, at every endpoint of a running service where it makes sense. The law: it is refused, by a 4xx that tells nothing of
 * the program; nothing in the store is another afterwards; and who was refused something is noted. A service extends this with a victim.
 * {@link PermissionsTest} says who is let in; here is what becomes of the rest.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"luoshi.security.enabled=true", "luoshi.replica-wait=1ms"})
@ContextConfiguration(initializers = TestPlatform.Store.class)
@Import(AttacksTest.OfficeClock.class)
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AttacksTest {

    private static final String STRANGERS_UNIT = "U-666";
    private static final String[] SCOPES = {"tasks:read", "progress:read", "progress:write", "units:read"};

    /** A page of Tomcat, a stack trace, a class. */
    private static final Pattern OF_THE_PROGRAM = Pattern.compile(
            "<html|Exception|Tomcat|\\bat [a-z]+(\\.\\w+)+\\(|\\b(java|io\\.luoshi|org\\.springframework|tools\\.jackson|com\\.mongodb)\\.");

    /** What a line of the log begins with when an attacker could begin it. */
    private static final String FORGED = "forged";

    private static final int MOST_TOLD = 20;

    /** Whose values these are, was not his to say. */
    private static final String STOLEN = "STOLEN";

    @TestConfiguration(proxyBeanMethods = false)
    static class OfficeClock {

        @Bean
        SettableClock clock() {
            return new SettableClock();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private List<Permissions> tables;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    protected MongoTemplate mongo;

    private final List<String> holes = new ArrayList<>();
    private StorePrint before = new StorePrint(Map.of());

    /** Puts the victim's things into the service. */
    protected abstract void aVictim();

    /** What the variables of an address stand for so that it is the victim's: {@code unit}, {@code task} ... */
    protected abstract Map<String, String> victim();

    /** A body that is taken, for the calls that take JSON: by {@code PUT /api/...}, as the rule says it; one after the other can be carried out. */
    protected abstract Map<String, String> goodBodies();

    /** A word of the victim's data that stands nowhere else. */
    protected abstract String secret();

    @BeforeAll
    final void prepare() {
        aVictim();
    }

    @BeforeEach
    final void lookAtTheStore() {
        holes.clear();
        before = StorePrint.of(mongo);
        assertThat(before.documents().toString())
                .as("there is something to attack")
                .contains(secret());
    }

    @Test
    void whoHasNothingToDoWithAUnitLearnsNothingOfItAndChangesNothing() {
        Set<String> refused = new TreeSet<>();
        closedRules()
                .forEach(rule -> strangers(rule).forEach((who, token) -> {
                    Answer answer = trying(
                            who, goodCall(rule).as(token), given -> given.isRefusal() || isSilentList(rule, given));
                    if (answer.status() == 403) {
                        refused.add(rule.method() + " " + rule.pattern());
                    }
                }));
        noHoles();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(act -> assertThat(StorePrint.notes(mongo))
                        .as("the trail is told of " + act)
                        .anyMatch(note -> note.contains("REFUSED") && note.contains(act)));
    }

    /** Another unit's people and system, and every role to which not every unit's data are open anyway. */
    private static Map<String, String> strangers(Rule rule) {
        Map<String, String> strangers = new LinkedHashMap<>();
        Stream.of(PersonRole.values())
                .filter(role -> !rule.everywhere().contains(role))
                .forEach(role ->
                        strangers.put(role + " of another unit", Tokens.person("陌生人", role + "@" + STRANGERS_UNIT)));
        strangers.put("another unit's system", Tokens.client(STRANGERS_UNIT, SCOPES));
        return strangers;
    }

    private boolean isSilentList(Rule rule, Answer answer) {
        return rule.method() == HttpMethod.GET && !answer.text().contains(secret());
    }

    @Test
    void withoutAGoodTokenNothingIsAnsweredThatIsNotOpen(CapturedOutput log) {
        Map<String, @Nullable String> bad = BadTokens.all();
        closedRules()
                .forEach(rule -> bad.forEach((what, token) -> {
                    // 415 where nobody gets as far as a handler without a body of its type.
                    Answer answer = trying(
                            what, goodCall(rule).as(token), given -> given.status() == 401 || given.status() == 415);
                    if (answer.status() == 401) {
                        assertThat(log.getAll()).contains("Refused " + rule.method() + " " + address(rule.pattern()));
                    }
                }));
        noHoles(log);
    }

    /** The forms of the log-in ask for a form token instead, and are left to the tests of the log-in. */
    @Test
    void whatIsOpenToEverybodyTakesNoNoticeOfATokenOrRefusesABadOne() {
        rules().stream()
                .filter(rule -> rule.open() && rule.method() == HttpMethod.GET)
                .forEach(rule -> BadTokens.all()
                        .forEach((what, token) -> trying(
                                what,
                                goodCall(rule).as(token),
                                answer -> !isFailure(answer)
                                        && answer.status() != 403
                                        && (token != null || answer.status() != 401))));
        noHoles();
    }

    @Test
    void noSpoiltBodyIsTakenAndNoBodySetsWhatIsNotItsToSet() {
        goodBodies().keySet().forEach(name -> {
            Call good = goodCall(rule(name)).as(everything());
            SpoiltJson.of(good.body()).forEach((how, body) -> refused(how, good.carrying(body)));
            noHoles();
            Answer greedy = wire().send(good.carrying(SpoiltJson.withFields(good.body(), STOLEN)));
            Answer answer = greedy.isRefusal() ? wire().send(good) : greedy;
            assertThat(answer.status())
                    .as("without a fault, %s is carried out: %s", name, answer.text())
                    .isBetween(200, 299);
            before = StorePrint.of(mongo);
            assertThat(before.documents().toString()).doesNotContain(STOLEN);
        });
    }

    @Test
    void noBodyOfAnotherKindIsTaken() {
        List<String> kinds = List.of(
                "text/plain",
                "text/xml",
                "application/x-www-form-urlencoded",
                "application/x-java-serialized-object",
                "x");
        goodBodies()
                .forEach((call, body) -> kinds.forEach(kind -> refused(
                        kind,
                        new Call(rule(call).method().name(), address(rule(call).pattern()))
                                .carrying(kind, body)
                                .as(everything()))));
        noHoles();
    }

    @Test
    void aParameterIsNoQueryOfTheStoreAndBreaksNoLine(CapturedOutput log) {
        String stranger = Tokens.person("陌生人", "UNIT_HEAD@" + STRANGERS_UNIT, "LIAISON_OFFICER@" + STRANGERS_UNIT);
        List<String> values = List.of(
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
        closedRules()
                .filter(rule -> rule.method() == HttpMethod.GET)
                .forEach(rule -> parameters(rule)
                        .forEach(name -> values.forEach(value -> {
                            Call call = new Call("GET", address(rule.pattern()) + "?" + name + value);
                            trying(
                                    "a stranger",
                                    call.as(stranger),
                                    answer -> answer.isRefusal() || isSilentList(rule, answer));
                            trying("who may see all", call.as(everything()), answer -> answer.status() < 500);
                        })));
        noHoles(log);
    }

    private Set<String> parameters(Rule rule) {
        Set<String> names = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getPatternValues().contains(rule.pattern())) {
                for (Parameter parameter : handler.getMethod().getParameters()) {
                    if (parameter.isAnnotationPresent(RequestParam.class)) {
                        names.add(parameter.getName());
                    } else if (parameter.getType() == Pageable.class) {
                        names.addAll(List.of("page", "size", "sort"));
                    }
                }
            }
        });
        return names;
    }

    /** Even for somebody who may do everything: what he may is found by the handler, and an address that can be read in two ways has none. */
    @Test
    void noTrickWithAPathReachesAHandler(CapturedOutput log) {
        Map<String, UnaryOperator<String>> tricks = Map.ofEntries(
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
        closedRules()
                .forEach(rule -> tricks.forEach((trick, on) -> {
                    Call call = goodCall(rule).as(everything());
                    String tricky = on.apply(call.target());
                    if (!tricky.equals(call.target())) {
                        refused(trick, call.at(tricky));
                    }
                }));
        noHoles(log);
    }

    @Test
    void aMethodIsTheMethodThatStandsInTheFirstLine() {
        List<String> overrides = List.of("X-HTTP-Method-Override: ", "X-HTTP-Method: ", "X-Method-Override: ");
        for (Rule rule : closedRules().toList()) {
            Call asked = goodCall(rule).as(everything());
            Call reading = new Call("GET", asked.target(), asked.headers(), asked.body());
            for (String other : List.of("PUT", "POST", "PATCH", "DELETE")) {
                overrides.forEach(
                        header -> trying(header, reading.with(header + other), Predicate.not(AttacksTest::isFailure)));
                trying(
                        "a parameter",
                        reading.at(reading.target() + "?_method=" + other),
                        Predicate.not(AttacksTest::isFailure));
            }
            for (String unknown : List.of("TRACE", "CONNECT", "PROPFIND", "put", "G%45T")) {
                trying(
                        "an unknown method",
                        new Call(unknown, asked.target(), asked.headers(), asked.body()),
                        answer -> answer.isRefusal() || answer.status() == 501);
            }
        }
        noHoles();
    }

    @Test
    void aRequestThatHasTwoEndsIsRefusedAndHeadersBreakNoLine(CapturedOutput log) {
        List<String> unclear = List.of(
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
        goodBodies()
                .keySet()
                .forEach(call -> unclear.forEach(head -> trying(
                        head.substring(0, Math.min(40, head.length())),
                        goodCall(rule(call)).as(everything()).with(head),
                        answer -> answer.isRefusal() || answer.status() == 501)));
        noHoles(log);
    }

    @Test
    void noHeaderIsBelievedOrFailedOver() {
        List<String> odd = List.of(
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
        Map<String, String> nobody = Map.of("another unit's system", Tokens.client(STRANGERS_UNIT, SCOPES));
        closedRules()
                .filter(rule -> rule.method() == HttpMethod.GET)
                .forEach(rule -> odd.forEach(header -> {
                    Call call = new Call("GET", address(rule.pattern())).with(header);
                    trying(header, call, answer -> answer.isRefusal());
                    nobody.forEach((who, token) -> trying(
                            who + ", " + header,
                            call.as(token),
                            answer -> answer.isRefusal() || isSilentList(rule, answer)));
                    trying(
                            "who may see all, " + header,
                            call.as(everything()),
                            answer -> !isFailure(answer) && !answer.text().contains("evil.example"));
                }));
        noHoles();
    }

    private void noHoles(CapturedOutput log) {
        noHoles();
        assertThat(log.getAll().lines())
                .as("an attacker begins no line of the log")
                .noneMatch(line -> line.startsWith(FORGED));
    }

    private void noHoles() {
        assertThat(holes.stream().limit(MOST_TOLD))
                .as("holes, of %s", holes.size())
                .isEmpty();
    }

    private static boolean isFailure(Answer answer) {
        return answer.status() == 0 || answer.status() >= 500;
    }

    private void refused(String attack, Call call) {
        trying(attack, call, Answer::isRefusal);
    }

    /** Notes as a hole what the law does not allow. */
    private Answer trying(String attack, Call call, Predicate<Answer> right) {
        Answer answer = wire().send(call);
        String what = attack + ": " + call;
        if (!right.test(answer)) {
            holes.add(what + " is answered " + answer.text().lines().findFirst().orElse("not at all"));
        }
        if (answer.status() >= 400 && OF_THE_PROGRAM.matcher(answer.text()).find()) {
            holes.add(what + " is told " + answer.text());
        }
        if (answer.head().contains("\n" + FORGED)) {
            holes.add(what + " splits the head " + answer.head());
        }
        StorePrint after = StorePrint.of(mongo);
        if (!after.equals(before)) {
            holes.add(what + " changes " + before.differences(after));
            before = after;
        }
        return answer;
    }

    private Wire wire() {
        return new Wire(port);
    }

    /** Does what the victim did before anybody attacked; gives the answer. */
    protected final String done(String method, String target, String type, String body) {
        Answer answer =
                wire().send(new Call(method, target).carrying(type, body).as(everything()));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.text();
    }

    /** One who may do whatever anybody may. */
    private String everything() {
        String unit = Objects.requireNonNull(victim().get("unit"));
        return Tokens.person(
                "万能",
                Stream.of(PersonRole.values()).map(role -> role + "@" + unit).toArray(String[]::new));
    }

    /** The call as somebody makes it who may. */
    private Call goodCall(Rule rule) {
        Call call = new Call(rule.method().name(), address(rule.pattern()));
        String body = goodBodies().get(rule.method() + " " + rule.pattern());
        return body == null ? call : call.carrying(typeOf(rule), body);
    }

    private String typeOf(Rule rule) {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getPatternValues().contains(rule.pattern()))
                .flatMap(mapping -> mapping.getConsumesCondition().getConsumableMediaTypes().stream())
                .map(MediaType::toString)
                .filter(type -> type.endsWith("json"))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_VALUE);
    }

    private String address(String pattern) {
        String address = pattern;
        for (Map.Entry<String, String> thing : victim().entrySet()) {
            address = address.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return address.replaceAll("\\{[^}]+}", "X-1");
    }

    private List<Rule> rules() {
        return tables.stream().flatMap(table -> table.rules().stream()).toList();
    }

    private Stream<Rule> closedRules() {
        return rules().stream().filter(rule -> !rule.open());
    }

    private Rule rule(String call) {
        return rules().stream()
                .filter(rule -> call.equals(rule.method() + " " + rule.pattern()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No rule for " + call));
    }
}
