package org.matricula.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Component;

/// Notes who did what, and breaks where it is told to.
@Component
class NotedJob implements Job {

    static final String NAME = "noted";

    private final Map<UUID, List<Actor>> done = new ConcurrentHashMap<>();
    final List<UUID> broken = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) {
        if (broken.remove(id)) {
            throw new IllegalStateException("broken");
        }
        done.computeIfAbsent(id, it -> new CopyOnWriteArrayList<>()).add(Acting.now());
    }

    List<Actor> of(UUID id) {
        return done.getOrDefault(id, List.of());
    }
}
