/** unit-service as the OpenID provider of the default installation: log-in pages, keys, tokens. Another provider takes the place of this package. */
@NullMarked
package io.luoshi.unit.login;

import org.jspecify.annotations.NullMarked;
