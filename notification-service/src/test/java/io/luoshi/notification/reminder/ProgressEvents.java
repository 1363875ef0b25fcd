package io.luoshi.notification.reminder;

import io.luoshi.starter.events.CloudEvent;

/** Lets tests of other features hand progress events in. */
public final class ProgressEvents {

    private final ProgressEventsListener listener;

    ProgressEvents(ProgressEventsListener listener) {
        this.listener = listener;
    }

    public void on(CloudEvent event) {
        listener.on(event);
    }
}
