/** Where every speed figure of Luoshi comes from: each beside its comparison, in one run, as a ratio. */
@NullMarked
package io.luoshi.load;

import org.jspecify.annotations.NullMarked;
