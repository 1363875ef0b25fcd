package io.luoshi.unit;

import io.luoshi.test.PermissionsTest;

/** Who may do what in unit-service, endpoint by endpoint. */
class UnitPermissionsTest extends PermissionsTest {}
