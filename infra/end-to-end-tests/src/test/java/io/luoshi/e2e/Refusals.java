package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.e2e.Wire.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** What must become of every attack. */
record Refusals(LuoshiSystem system, Neighbours neighbours) {

    /** Codes of refusals that say what a known caller may not do. */
    private static final Set<String> NOTED = Set.of("forbidden", "not-himself");

    /**
     * Sends each and looks that it is refused; then, that nothing of the victim has changed (nothing in a table of attacks would put it
     * back), and that every refusal can be found: what a known caller may not do in the audit trail, the others in a log.
     */
    void expect(Stream<Attack> attacks) {
        Map<String, String> before = neighbours.belongings(system);
        Map<String, String> audited = new HashMap<>();
        Map<String, String> logged = new HashMap<>();
        SoftAssertions all = new SoftAssertions();
        attacks.forEach(attack -> {
            Answer answer = new Wire(system.portBase()).send(attack.request());
            String shown = attack + ": " + answer.text();
            String code = answer.json().path("code").asString();
            all.assertThat(answer.status()).as(shown).isBetween(400, 499);
            all.assertThat(answer.count()).as(shown).isEqualTo(1);
            all.assertThat(code).as(shown).isNotEmpty();
            all.assertThat(answer.text()).as(shown).doesNotContain("Exception", "io.luoshi", "\tat ");
            (NOTED.contains(code) ? audited : logged).put(answer.mark(), shown);
        });
        all.assertThat(neighbours.belongings(system)).isEqualTo(before);
        Evidence evidence = Evidence.of(system);
        all.assertThat(evidence.notLogged(logged)).isEmpty();
        all.assertAll();
        await().untilAsserted(() -> assertThat(evidence.audited()).containsAll(audited.keySet()));
    }
}
