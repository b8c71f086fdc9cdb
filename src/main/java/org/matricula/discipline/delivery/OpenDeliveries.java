package org.matricula.discipline.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.discipline.DisciplinePapers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is still to be delivered, for pages and reminders.
@Service
@Transactional(readOnly = true)
public class OpenDeliveries {

    private final Deliveries deliveries;
    private final DisciplinePapers papers;

    OpenDeliveries(Deliveries deliveries, DisciplinePapers papers) {
        this.deliveries = deliveries;
        this.papers = papers;
    }

    public List<Deliveries.Outstanding> outstanding(int limit) {
        return deliveries.outstanding(limit);
    }

    Optional<Deliveries.Delivery> find(UUID of, String what) {
        return deliveries.find(of, what);
    }

    /// 送达凭证 of a paper that belongs to no case; a case shows its own.
    List<DisciplinePapers.Paper> proofs(UUID of, String what) {
        return what.equals(DeliverDecision.DEGREE_INTENT) ? papers.ofDocument(of) : List.of();
    }
}
