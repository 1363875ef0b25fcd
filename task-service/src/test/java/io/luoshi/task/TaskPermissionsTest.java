package io.luoshi.task;

import io.luoshi.test.PermissionsTest;

/** Who may do what in task-service, endpoint by endpoint. */
class TaskPermissionsTest extends PermissionsTest {}
