/**
 * The one door to the services: passes requests through, refuses what must not get in, and says in the caller's
 * language what went wrong. It owns no data and composes nothing from several services.
 */
@NullMarked
package io.luoshi.gateway;

import org.jspecify.annotations.NullMarked;
