package io.luoshi.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Duty.Absent;
import io.luoshi.starter.web.DomainProblem;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** In whose name somebody acts who stands in for another. */
class SubstituteTest {

    private static final String PATTERN = "/api/units/{unit}/reports";
    private static final Duty OFFICER = new Duty(PersonRole.LIAISON_OFFICER, "U-042");
    private static final Duty FOR_THE_HEAD = new Duty(PersonRole.UNIT_HEAD, "U-042", new Absent("U-042-2", "周启明"));

    private Request noted;

    private final CallNotes notes = new CallNotes() {
        @Override
        public void done(Request request, String act) {
            noted = request;
        }

        @Override
        public void refused(Request request) {
            throw new AssertionError("noted where it is answered");
        }
    };

    @BeforeEach
    void nobody() {
        noted = null;
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    private Caller call(Rule rule, String unit, Duty... duties) throws ReflectiveOperationException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/units/" + unit + "/reports");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATTERN);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("unit", unit));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        Caller caller = new Caller("A-1", "陈默", Set.of(duties), Set.of(), null, null, new Reach(Set.of()));
        SecurityContextHolder.getContext().setAuthentication(new CallerToken(caller));
        Method handler = SubstituteTest.class.getDeclaredMethod("nobody");
        new PermissionCheck(List.of(Permissions.of(rule.noted("reported"))), () -> notes)
                .preHandle(request, new MockHttpServletResponse(), new HandlerMethod(this, handler));
        return ((CallerToken) SecurityContextHolder.getContext().getAuthentication()).getPrincipal();
    }

    @Test
    void whoIsLetInOnlyAsASubstituteIsNamedWithThePersonForWhomHeActs() throws ReflectiveOperationException {
        Caller caller = call(Rule.post(PATTERN).ownUnit(Set.of(PersonRole.UNIT_HEAD)), "U-042", OFFICER, FOR_THE_HEAD);

        assertThat(caller.name()).isEqualTo("陈默（代周启明）");
        assertThat(caller.reach()).isEqualTo(new Reach(Set.of("U-042")));
        assertThat(noted.caller().name()).isEqualTo("陈默（代周启明）");
        assertThat(noted.subjects()).as("found by the person for whom he acts").containsExactly("U-042", "U-042-2");
    }

    @Test
    void whoMayDoItAnywayActsInHisOwnName() throws ReflectiveOperationException {
        Caller caller = call(Rule.post(PATTERN).ownUnit(Rule.UNIT), "U-042", OFFICER, FOR_THE_HEAD);

        assertThat(caller.name()).isEqualTo("陈默");
        assertThat(noted.subjects()).containsExactly("U-042");
    }

    @Test
    void hisOwnDutyInAnotherUnitMakesNoDifference() throws ReflectiveOperationException {
        Duty elsewhere = new Duty(PersonRole.UNIT_HEAD, "U-007");

        assertThat(call(Rule.post(PATTERN).ownUnit(Rule.UNIT), "U-042", elsewhere, FOR_THE_HEAD)
                        .name())
                .isEqualTo("陈默（代周启明）");
        assertThat(call(Rule.post(PATTERN).ownUnit(Rule.UNIT), "U-007", elsewhere, FOR_THE_HEAD)
                        .name())
                .isEqualTo("陈默");
    }

    @Test
    void aSubstituteReachesNoOtherUnit() {
        assertThatThrownBy(() -> call(Rule.post(PATTERN).ownUnit(Rule.UNIT), "U-043", FOR_THE_HEAD))
                .isInstanceOf(DomainProblem.class);
        assertThat(Request.current())
                .as("the call to be noted")
                .hasValueSatisfying(call -> assertThat(call.act()).isEqualTo("POST " + PATTERN));
    }

    @Test
    void aTokenTellsOfSubstitutionsInAClaimOfTheirOwn() {
        List<Map<String, String>> claim = Substitutions.claim(Set.of(OFFICER, FOR_THE_HEAD));

        assertThat(claim).hasSize(1);
        assertThat(claim.stream().flatMap(Substitutions::read)).containsExactly(FOR_THE_HEAD);
        assertThat(FOR_THE_HEAD.inWords()).isEqualTo("UNIT_HEAD@U-042 instead of U-042-2 周启明");
    }

    @Test
    void aClaimThatLooksDifferentGivesNothing() {
        Map<String, String> unknownRole =
                Map.of("role", "MAYOR", "unit", "U-042", "insteadOf", "U-042-2", "insteadOfName", "周启明");
        Map<String, String> nobodyNamed = Map.of("role", "UNIT_HEAD", "unit", "U-042");

        assertThat(Stream.of("UNIT_HEAD@U-042", 7, Map.of(), unknownRole, nobodyNamed)
                        .flatMap(Substitutions::read))
                .isEmpty();
    }
}
