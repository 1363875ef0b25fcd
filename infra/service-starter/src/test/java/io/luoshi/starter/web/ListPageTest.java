package io.luoshi.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;

class ListPageTest {

    @Test
    void carriesViewsPageSizeAndTotal() {
        ListPage<String> page =
                ListPage.of(new PageImpl<>(List.of(4, 5), PageRequest.of(1, 3), 5), number -> "n" + number);
        assertThat(page).isEqualTo(new ListPage<>(List.of("n4", "n5"), 1, 3, 5));
    }
}
