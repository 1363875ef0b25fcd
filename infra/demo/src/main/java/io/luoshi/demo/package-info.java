/** The story of one task, played through the gateway, and the small client that plays it. */
@NullMarked
package io.luoshi.demo;

import org.jspecify.annotations.NullMarked;
