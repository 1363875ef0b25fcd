package io.luoshi.progress;

import io.luoshi.test.PermissionsTest;

/** Who may do what in progress-service, endpoint by endpoint. */
class ProgressPermissionsTest extends PermissionsTest {}
