package io.luoshi.platform;

import java.util.List;

/**
 * A part of the list of mails.
 *
 * @param page counted from 0
 * @param total in all pages
 * @param to the recipient asked for, or empty
 * @param text what was searched for, or empty
 */
record MailPage(List<Mail> items, int page, int size, int total, String to, String text) {}
