/** A unit, its life and its history. */
@NullMarked
package io.luoshi.unit.register;

import org.jspecify.annotations.NullMarked;
