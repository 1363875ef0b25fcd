/** API clients: departments' own systems that act for their unit within scopes. */
@NullMarked
package io.luoshi.unit.client;

import org.jspecify.annotations.NullMarked;
