package io.luoshi.notification;

import io.luoshi.test.PermissionsTest;

/** Who may do what in notification-service, endpoint by endpoint. */
class NotificationPermissionsTest extends PermissionsTest {}
