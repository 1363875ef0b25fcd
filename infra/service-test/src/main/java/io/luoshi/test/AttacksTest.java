package io.luoshi.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Permissions;
import io.luoshi.starter.security.Rule;
import io.luoshi.test.Wire.Answer;
import io.luoshi.test.Wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.ContextConfiguration;
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
                        refused.add(Endpoints.nameOf(rule));
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
                        assertThat(log.getAll()).contains("Refused " + rule.method() + " " + address(rule));
                    }
                }));
        noHoles(log);
    }

    /** The forms of the log-in ask for a form token instead, and are left to the tests of the log-in. */
    @Test
    void whatIsOpenToEverybodyTakesNoNoticeOfATokenOrRefusesABadOne() {
        endpoints().rules().stream()
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
                        new Call(rule(call).method().name(), address(rule(call)))
                                .carrying(kind, body)
                                .as(everything()))));
        noHoles();
    }

    @Test
    void aParameterIsNoQueryOfTheStoreAndBreaksNoLine(CapturedOutput log) {
        String stranger = Tokens.person("陌生人", "UNIT_HEAD@" + STRANGERS_UNIT, "LIAISON_OFFICER@" + STRANGERS_UNIT);
        closedRules()
                .filter(rule -> rule.method() == HttpMethod.GET)
                .forEach(rule -> endpoints()
                        .parameters(rule)
                        .forEach(name -> Tricks.VALUES.forEach(value -> {
                            Call call = new Call("GET", address(rule) + "?" + name + value);
                            trying(
                                    "a stranger",
                                    call.as(stranger),
                                    answer -> answer.isRefusal() || isSilentList(rule, answer));
                            trying("who may see all", call.as(everything()), answer -> answer.status() < 500);
                        })));
        noHoles(log);
    }

    /** Even for somebody who may do everything: what he may is found by the handler, and an address that can be read in two ways has none. */
    @Test
    void noTrickWithAPathReachesAHandler(CapturedOutput log) {
        closedRules()
                .forEach(rule -> Tricks.PATHS.forEach((trick, on) -> {
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
        goodBodies()
                .keySet()
                .forEach(call -> Tricks.UNCLEAR_HEADS.forEach(head -> trying(
                        head.substring(0, Math.min(40, head.length())),
                        goodCall(rule(call)).as(everything()).with(head),
                        answer -> answer.isRefusal() || answer.status() == 501)));
        noHoles(log);
    }

    @Test
    void noHeaderIsBelievedOrFailedOver() {
        Map<String, String> nobody = Map.of("another unit's system", Tokens.client(STRANGERS_UNIT, SCOPES));
        closedRules()
                .filter(rule -> rule.method() == HttpMethod.GET)
                .forEach(rule -> Tricks.HEADERS.forEach(header -> {
                    Call call = new Call("GET", address(rule)).with(header);
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
                .noneMatch(line -> line.startsWith(Tricks.FORGED));
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
        if (answer.head().contains("\n" + Tricks.FORGED)) {
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
        Call call = new Call(rule.method().name(), address(rule));
        String body = goodBodies().get(Endpoints.nameOf(rule));
        return body == null ? call : call.carrying(endpoints().jsonType(rule), body);
    }

    private String address(Rule rule) {
        return Endpoints.address(rule.pattern(), victim());
    }

    private Stream<Rule> closedRules() {
        return endpoints().closedRules();
    }

    private Rule rule(String call) {
        return endpoints().rule(call);
    }

    private Endpoints endpoints() {
        return new Endpoints(tables, requestMappingHandlerMapping);
    }
}
