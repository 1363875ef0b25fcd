/** Refusals and failures as RFC 9457 documents, and the catalogue of every problem code of the system. */
@NullMarked
package io.luoshi.gateway.problem;

import org.jspecify.annotations.NullMarked;
