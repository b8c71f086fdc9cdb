package org.matricula.change.student;

import org.matricula.registry.Registry;
import org.matricula.workflow.CasesArrived;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// On the day a future change becomes true the list of students shows it, and whoever came into
/// another class lies there.
@Component
class ArrivedChanges {

    private final Registry registry;

    ArrivedChanges(Registry registry) {
        this.registry = registry;
    }

    @EventListener
    void arrived(CasesArrived news) {
        registry.arrived(news.subjects());
    }
}
