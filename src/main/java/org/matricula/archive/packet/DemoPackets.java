package org.matricula.archive.packet;

import org.matricula.archive.DemoArchivist;
import org.matricula.organisation.Unit;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's archive package: one filed student, taken out with signature and digests.
@Component
@Profile("demo")
class DemoPackets {

    private final AskForPacket askForPacket;
    private final ReadPackets readPackets;
    private final DemoArchivist archivist;

    DemoPackets(AskForPacket askForPacket, ReadPackets readPackets, DemoArchivist archivist) {
        this.askForPacket = askForPacket;
        this.readPackets = readPackets;
        this.archivist = archivist;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(332)
    void fill() {
        archivist.works(this::ask);
    }

    private void ask(Unit college) {
        if (readPackets.page(null, 1).items().isEmpty()) {
            archivist
                    .filed(1)
                    .forEach(it -> askForPacket.ask(null, it.number(), archivist.say("package")));
        }
    }
}
