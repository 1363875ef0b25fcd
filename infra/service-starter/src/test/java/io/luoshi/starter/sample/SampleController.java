package io.luoshi.starter.sample;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.starter.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One address for each way in which a request can fail. */
@RestController
public class SampleController {

    public enum Colour {
        RED,
        GREEN
    }

    public record Part(Colour colour, LocalDate on) {}

    public record Order(@NotBlank String name, List<Part> parts) {}

    @PostMapping("/orders")
    public Order order(@Valid @RequestBody Order order) {
        return order;
    }

    @GetMapping("/orders/{number}")
    public int number(@PathVariable int number) {
        return number;
    }

    @GetMapping("/needs")
    public String needs(@RequestParam String what) {
        return what;
    }

    @PostMapping("/closed/{id}")
    public void closed(@PathVariable String id) {
        throw new DomainProblem("sample-closed", HttpStatus.UNPROCESSABLE_CONTENT, id);
    }

    @PostMapping("/wrong-fields")
    public void wrongFields() {
        throw new DomainProblem(
                List.of(
                        new FieldProblem("units[0]", "U-999", "sample-unknown", List.of("U-999")),
                        new FieldProblem("units[1]", null, "sample-unknown", List.of("?"))),
                "invalid",
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/unknown/{id}")
    public void unknown(@PathVariable String id) {
        throw new DomainProblem("unknown-dead-letter", HttpStatus.NOT_FOUND, id);
    }

    @PostMapping("/lost-race")
    public void lostRace() {
        throw new OptimisticLockingFailureException("secret: collection samples");
    }

    @PostMapping("/guarded")
    public void guarded(@RequestHeader(name = "If-Match", required = false) String ifMatch) {
        IfMatch.check(ifMatch, new Sample("S-1"));
    }

    @GetMapping("/store-down")
    public void storeDown() {
        throw new DataAccessResourceFailureException("secret: mongodb://db.internal");
    }

    @GetMapping("/bug")
    public void bug() {
        throw new IllegalStateException("secret: stack and internals");
    }
}
