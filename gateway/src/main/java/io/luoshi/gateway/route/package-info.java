/** The way to the services: routes, time limits, circuit breakers. */
@NullMarked
package io.luoshi.gateway.route;

import org.jspecify.annotations.NullMarked;
