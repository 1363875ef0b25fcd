/**
 * What the services need around them on one machine without Docker: a MongoDB-compatible store, Kafka and a place where
 * mails arrive. {@link io.luoshi.platform.LocalPlatform} runs all three in one process; tests start what they need.
 */
@NullMarked
package io.luoshi.platform;

import org.jspecify.annotations.NullMarked;
