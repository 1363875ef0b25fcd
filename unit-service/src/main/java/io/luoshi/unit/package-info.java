/**
 * The register of responsible units (责任单位) and the people who act for them. It knows by which names a unit is written and who is
 * its liaison officer; of tasks it knows nothing but how their notices call a unit. What happens here is announced on {@code unit-events}.
 */
@NullMarked
package io.luoshi.unit;

import org.jspecify.annotations.NullMarked;
