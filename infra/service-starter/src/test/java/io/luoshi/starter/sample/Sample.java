package io.luoshi.starter.sample;

import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitState;
import io.luoshi.starter.outbox.Aggregate;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** An aggregate that tells of each new name it gets. */
@Document("samples")
public class Sample extends Aggregate {

    @Id
    private final String id;

    private String name = "";

    public Sample(String id) {
        this.id = id;
    }

    public Sample rename(String newName) {
        name = newName;
        raise(new UnitChanged(new UnitState(id, newName, UnitKind.OTHER, List.of(), List.of(), false)));
        return this;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }
}
