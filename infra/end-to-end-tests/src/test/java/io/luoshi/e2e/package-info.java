/**
 * The system's stories on real processes, started as {@code ./run} starts them and spoken to through the gateway only.
 * {@link io.luoshi.e2e.StoryEndToEndTest} is the tour: read it first.
 */
package io.luoshi.e2e;
