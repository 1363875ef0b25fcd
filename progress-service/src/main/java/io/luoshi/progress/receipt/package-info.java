/** What a unit gets in hand for a submission: a signed receipt that anybody can verify, years later and without us. */
@NullMarked
package io.luoshi.progress.receipt;

import org.jspecify.annotations.NullMarked;
