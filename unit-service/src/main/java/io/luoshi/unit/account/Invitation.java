package io.luoshi.unit.account;

import org.jspecify.annotations.Nullable;

/**
 * An account and the password for its next log-in.
 *
 * @param oneTimePassword nobody sees it again; absent when the account keeps the one it has
 */
record Invitation(Account account, @Nullable String oneTimePassword) {}
