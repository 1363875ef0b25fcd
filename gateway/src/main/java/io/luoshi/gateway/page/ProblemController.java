package io.luoshi.gateway.page;

import io.luoshi.gateway.Language;
import io.luoshi.gateway.page.Page.Html;
import io.luoshi.gateway.problem.ProblemCatalogue;
import io.luoshi.gateway.problem.ProblemCatalogue.Entry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains problem codes: where the {@code type} of a problem document leads. */
@RestController
class ProblemController {

    private final ProblemCatalogue catalogue;
    private final Page page;

    ProblemController(ProblemCatalogue catalogue, Page page) {
        this.catalogue = catalogue;
        this.page = page;
    }

    @GetMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
    String all(HttpServletRequest request) {
        Language language = Language.of(request);
        String rows = catalogue.entries().entrySet().stream()
                .sorted(Map.Entry.<String, Entry>comparingByValue(Comparator.comparingInt(Entry::status))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> part("problem-row", entry.getKey(), entry.getValue(), language)
                        .text())
                .collect(Collectors.joining());
        return page.render("problems", language, Map.of("rows", new Html(rows)));
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> one(@PathVariable String code, HttpServletRequest request) {
        Language language = Language.of(request);
        return catalogue
                .find(code)
                .map(entry -> page.render("problem", language, values(code, entry, language)))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(page.render("problem-unknown", language, Map.of("code", code))));
    }

    private Html part(String file, String code, Entry entry, Language language) {
        return page.part(file, language, values(code, entry, language));
    }

    private static Map<String, Object> values(String code, Entry entry, Language language) {
        ProblemCatalogue.Text text = entry.in(language);
        return Map.of(
                "code",
                code,
                "status",
                entry.status(),
                "title",
                text.title(),
                "help",
                text.help(),
                "lang",
                language.code());
    }
}
