/** The settings of {@code docs/hardening.md}, taken from the page and tried. */
@NullMarked
package io.luoshi.starter.hardening;

import org.jspecify.annotations.NullMarked;
