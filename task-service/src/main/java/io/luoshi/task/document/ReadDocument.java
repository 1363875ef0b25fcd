package io.luoshi.task.document;

import io.luoshi.task.notice.SourceText;

/**
 * What was read from a document.
 *
 * @param encoding of a plain text: {@code UTF-8} or {@code GB18030}; of other formats {@code UTF-8}, for their text is decoded
 */
public record ReadDocument(Format format, String encoding, SourceText source) {}
