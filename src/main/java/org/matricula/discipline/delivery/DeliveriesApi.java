package org.matricula.discipline.delivery;

import java.util.List;
import org.matricula.discipline.OpenToDeliveries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is still to be delivered, for other systems.
@RestController
@OpenToDeliveries
class DeliveriesApi {

    private static final int SHOWN = 200;

    private final OpenDeliveries open;

    DeliveriesApi(OpenDeliveries open) {
        this.open = open;
    }

    @GetMapping("/api/v1/deliveries")
    List<Deliveries.Outstanding> outstanding() {
        return open.outstanding(SHOWN);
    }
}
