package io.luoshi.task.document;

import io.luoshi.task.notice.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The article of a page saved from a website, without the site's menus, as lines and tables. */
final class PageText {

    private static final String NOT_ARTICLE =
            "script, style, noscript, template, nav, header, footer, aside, form, select, iframe";
    /** The article is the innermost element that holds so much of the page's text that is not links. */
    private static final double ARTICLE = 0.7;

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "tr",
            "table",
            "tbody",
            "blockquote",
            "pre",
            "center",
            "br",
            "hr",
            "title");

    private final SourceBuilder source;
    private final StringBuilder line = new StringBuilder();

    private PageText(SourceBuilder source) {
        this.source = source;
    }

    /** Declared or detected encodings are those of the HTML standard, GBK and GB18030 among them. */
    static SourceText read(Path file, int maxCharacters) throws IOException {
        Document page = Jsoup.parse(file.toFile(), null);
        page.select(NOT_ARTICLE).remove();
        PageText text = new PageText(new SourceBuilder(maxCharacters));
        text.take(article(page.body()));
        text.endLine();
        return text.source.build();
    }

    private static Element article(Element body) {
        Element article = body;
        double enough = prose(body) * ARTICLE;
        for (boolean deeper = true; deeper; ) {
            List<Element> inner = article.children().stream()
                    .filter(child -> BLOCKS.contains(child.normalName())
                            && !child.normalName().equals("table"))
                    .filter(child -> prose(child) > 0 && prose(child) >= enough)
                    .toList();
            deeper = !inner.isEmpty();
            article = deeper ? inner.getFirst() : article;
        }
        return article;
    }

    private static int prose(Element element) {
        int links =
                element.select("a").stream().mapToInt(a -> a.text().length()).sum();
        return element.text().length() - links;
    }

    private void take(Node node) {
        if (node instanceof TextNode words) {
            line.append(words.text());
        } else if (node instanceof Element element) {
            take(element);
        }
    }

    private void take(Element element) {
        if (isGrid(element)) {
            endLine();
            source.table(PageTable.of(element));
            return;
        }
        boolean block = BLOCKS.contains(element.normalName());
        if (block) {
            endLine();
        }
        element.childNodes().forEach(this::take);
        if (block) {
            endLine();
        }
    }

    /** Old pages use tables for their layout: those have one cell in a row, or further tables inside. */
    private static boolean isGrid(Element element) {
        return element.normalName().equals("table")
                && element.select("table").size() == 1
                && element.select("tr").stream()
                                .filter(row -> row.select("td, th").size() > 1)
                                .count()
                        > 1;
    }

    private void endLine() {
        String written = line.toString().replace('\u00a0', ' ').strip();
        line.setLength(0);
        if (!written.isEmpty()) {
            source.line(written);
        }
    }
}
