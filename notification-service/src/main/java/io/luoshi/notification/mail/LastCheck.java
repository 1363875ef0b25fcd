package io.luoshi.notification.mail;

import java.util.List;

/** What the sender asks right before a message leaves; the owner of the copies that lines are made of answers. */
@FunctionalInterface
public interface LastCheck {

    /** Those of the message's lines that still hold. */
    List<Line> holding(Message message);
}
