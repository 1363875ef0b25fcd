/**
 * Documents as they arrive in an office (text, Word, Excel, PDF, saved pages) and the text in them. What a file is, its content tells;
 * its name is only a claim. What is read here may come from anybody, so it is read under limits and, but for short texts, in a process
 * of its own: see {@link io.luoshi.task.reading}.
 */
@NullMarked
package io.luoshi.task.document;

import org.jspecify.annotations.NullMarked;
