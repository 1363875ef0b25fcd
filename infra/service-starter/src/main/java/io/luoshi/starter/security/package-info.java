/** Who calls and what he may do: tokens of the OpenID provider are checked, then the service's table of {@link io.luoshi.starter.security.Permissions}. */
@NullMarked
package io.luoshi.starter.security;

import org.jspecify.annotations.NullMarked;
