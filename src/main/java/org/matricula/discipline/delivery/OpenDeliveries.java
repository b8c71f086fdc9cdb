package org.matricula.discipline.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is still to be delivered, for pages and reminders.
@Service
@Transactional(readOnly = true)
public class OpenDeliveries {

    private final Deliveries deliveries;

    OpenDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public List<Deliveries.Outstanding> outstanding(int limit) {
        return deliveries.outstanding(limit);
    }

    Optional<Deliveries.Delivery> find(UUID caseId, String what) {
        return deliveries.find(caseId, what);
    }
}
