/** Accounts of people: how they prove who they are, and which duties the register gives them. Departments' own systems are in {@code client}. */
@NullMarked
package io.luoshi.unit.account;

import org.jspecify.annotations.NullMarked;
