package io.luoshi.starter.events;

import io.luoshi.starter.web.ListPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters for the engineer on call. */
@RestController
@RequestMapping("${luoshi.api-path}/dead-letters")
class DeadLetterController {

    private final DeadLetters deadLetters;

    DeadLetterController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    record Discard(@NotBlank String reason) {}

    @GetMapping
    ListPage<DeadLetter> list(
            @RequestParam(defaultValue = "WAITING") DeadLetter.State state, @ParameterObject Pageable page) {
        Sort newestFirst = Sort.by(Sort.Direction.DESC, "failedAt");
        return deadLetters.list(state, ListPage.inOrder(page, newestFirst));
    }

    @PostMapping("/{id}/replay")
    DeadLetter replay(@PathVariable String id) {
        return deadLetters.replay(id);
    }

    @PostMapping("/{id}/discard")
    DeadLetter discard(@PathVariable String id, @Valid @RequestBody Discard discard) {
        return deadLetters.discard(id, discard.reason());
    }
}
