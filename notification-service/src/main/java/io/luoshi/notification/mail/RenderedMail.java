package io.luoshi.notification.mail;

/**
 * A mail in words.
 *
 * @param template kind, language and a digest of the template files, for example {@code digest/zh@3f2a91c0}
 */
record RenderedMail(String subject, String text, String html, String template) {}
