package io.luoshi.starter.web;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Page;

/**
 * A page of a list as every API of Luoshi answers it.
 *
 * @param page counted from 0
 * @param total items over all pages
 */
public record ListPage<T>(List<T> items, int page, int size, long total) {

    /** The page of views of a page of documents. */
    public static <S, T> ListPage<T> of(Page<S> page, Function<S, T> view) {
        return new ListPage<>(page.map(view).getContent(), page.getNumber(), page.getSize(), page.getTotalElements());
    }
}
