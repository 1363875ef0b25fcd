/**
 * Tells people what they must know or do: mails on assignment, on submission and on return, and one digest per person and day of the
 * reports that are owed. Knows recipients, owed reports and the working calendar as copies from events; knows no report text and
 * decides nothing about reports.
 */
@NullMarked
package io.luoshi.notification;

import org.jspecify.annotations.NullMarked;
