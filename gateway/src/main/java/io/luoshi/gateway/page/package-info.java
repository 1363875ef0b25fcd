/** The few pages for people: start page, API documentation, explanations of problems. */
@NullMarked
package io.luoshi.gateway.page;

import org.jspecify.annotations.NullMarked;
