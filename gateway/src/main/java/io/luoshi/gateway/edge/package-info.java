/** What happens to every request before it is routed, in the order of {@link EdgeFilters}. */
@NullMarked
package io.luoshi.gateway.edge;

import org.jspecify.annotations.NullMarked;
