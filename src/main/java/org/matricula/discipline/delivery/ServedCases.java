package org.matricula.discipline.delivery;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.registry.ServedDecisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells the changes of standing when their decision was delivered. A delivery of a decision that
/// no longer stands is none.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ServedCases implements ServedDecisions {

    private final Deliveries deliveries;
    private final Documents documents;

    ServedCases(Deliveries deliveries, Documents documents) {
        this.deliveries = deliveries;
        this.documents = documents;
    }

    @Override
    public Optional<LocalDate> served(UUID caseId) {
        return delivered(caseId, "decision");
    }

    @Override
    public Optional<LocalDate> told(UUID caseId) {
        return delivered(caseId, "intent");
    }

    private Optional<LocalDate> delivered(UUID caseId, String what) {
        return deliveries
                .find(caseId, what)
                .filter(it ->
                        documents.ofCase(caseId).stream()
                                .filter(Issued::stands)
                                .anyMatch(paper -> paper.id().equals(it.documentId())))
                .map(Deliveries.Delivery::deliveredOn);
    }
}
