package org.matricula.archive.transit;

import java.time.Clock;
import java.time.LocalDate;
import org.matricula.archive.DemoArchivist;
import org.matricula.organisation.Unit;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's movements: a file that was sent and signed for, one on its way, one asked
/// for.
@Component
@Profile("demo")
class DemoShipments {

    private static final int FILED = 3;

    private final SendFile sendFile;
    private final CloseShipment closeShipment;
    private final ReadShipments readShipments;
    private final DemoArchivist archivist;
    private final Clock clock;

    DemoShipments(
            SendFile sendFile,
            CloseShipment closeShipment,
            ReadShipments readShipments,
            DemoArchivist archivist,
            Clock clock) {
        this.sendFile = sendFile;
        this.closeShipment = closeShipment;
        this.readShipments = readShipments;
        this.archivist = archivist;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(334)
    void fill() {
        archivist.works(this::move);
    }

    private void move(Unit college) {
        var filed = archivist.filed(FILED);
        if (filed.size() < FILED || !readShipments.page("", null, 1).items().isEmpty()) {
            return;
        }
        var signed = sendFile.send(errand(filed.get(0).number()), parcel("EMS-0001"), null);
        closeShipment.receipt(signed, LocalDate.now(clock), archivist.say("signer"), null);
        sendFile.send(errand(filed.get(1).number()), parcel("EMS-0002"), null);
        sendFile.call(errand(filed.get(2).studentNumber()), null);
    }

    private Errand errand(String subject) {
        return new Errand(subject, archivist.say("body"), null, archivist.say("ground"), null);
    }

    private static Parcel parcel(String tracking) {
        return new Parcel("ems", tracking, true, 1, null);
    }
}
