/** What the tests of the services share: a real store and broker, and a clock they set themselves. */
@NullMarked
package io.luoshi.test;

import org.jspecify.annotations.NullMarked;
