package io.luoshi.starter.web;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * A page of a list as every API of Luoshi answers it.
 *
 * @param page counted from 0
 * @param total items over all pages
 */
public record ListPage<T>(List<T> items, int page, int size, long total) {

    /** The page that was asked for, in an order that is not the caller's to choose: no word of his gets into the query. */
    public static Pageable inOrder(Pageable asked, Sort order) {
        return PageRequest.of(asked.getPageNumber(), asked.getPageSize(), order);
    }

    /** The page of views of a page of documents. */
    public static <S, T> ListPage<T> of(Page<S> page, Function<S, T> view) {
        return new ListPage<>(page.map(view).getContent(), page.getNumber(), page.getSize(), page.getTotalElements());
    }
}
