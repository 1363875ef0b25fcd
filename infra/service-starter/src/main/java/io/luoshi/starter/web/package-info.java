/** What callers see of every service alike: RFC 9457 problems in their language and pages of lists. */
@NullMarked
package io.luoshi.starter.web;

import org.jspecify.annotations.NullMarked;
