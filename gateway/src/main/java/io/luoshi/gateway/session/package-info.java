/** A browser's log-in and what it keeps of it: one sealed cookie. Tokens never reach a page; machines bring their own. */
@NullMarked
package io.luoshi.gateway.session;

import org.jspecify.annotations.NullMarked;
