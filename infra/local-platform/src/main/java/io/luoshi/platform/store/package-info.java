/**
 * The MongoDB-compatible store: mongo-java-server's commands on ordered maps of our own. From the bottom up:
 *
 * <ul>
 *   <li>{@link io.luoshi.platform.store.Storage} keeps ordered maps of bytes in an H2 file, with a journal before it;
 *   <li>{@link io.luoshi.platform.store.KeyWriter} turns values into bytes that sort as MongoDB sorts them;
 *   <li>{@link io.luoshi.platform.store.StoreCollection} keeps documents and their indexes in such maps;
 *   <li>{@link io.luoshi.platform.store.Planner} says which index a query is answered from;
 *   <li>{@link io.luoshi.platform.store.StoreBackend} answers commands, and refuses what would be answered wrongly.
 * </ul>
 */
@NullMarked
package io.luoshi.platform.store;

import org.jspecify.annotations.NullMarked;
