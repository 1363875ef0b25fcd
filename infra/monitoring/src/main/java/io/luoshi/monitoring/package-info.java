/** Holds the alert rules and dashboards against a running system: an expression that finds nothing there would never warn anybody. */
@NullMarked
package io.luoshi.monitoring;

import org.jspecify.annotations.NullMarked;
