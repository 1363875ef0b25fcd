/** What every Luoshi service does the same way, and nothing else: no domain word may enter here, and what fewer than three services need stays with them. Settings: {@link io.luoshi.starter.LuoshiProperties}. */
@NullMarked
package io.luoshi.starter;

import org.jspecify.annotations.NullMarked;
