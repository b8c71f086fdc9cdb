package org.matricula.discipline.sanction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.delivery.Deliveries;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.apply.DraftCase;
import org.matricula.workflow.apply.SubmitCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 办理开除学籍登记: a served decision opens the change of standing, with its days and its proofs. The
/// standing itself is changed by that case, never by discipline.
@Service
class OpenExpulsion {

    private final Sanctions sanctions;
    private final Proceedings proceedings;
    private final Deliveries deliveries;
    private final DisciplinePapers papers;
    private final Documents documents;
    private final Files files;
    private final DraftCase draftCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final Clock clock;

    OpenExpulsion(
            Sanctions sanctions,
            Proceedings proceedings,
            Deliveries deliveries,
            DisciplinePapers papers,
            Documents documents,
            Files files,
            DraftCase draftCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            Clock clock) {
        this.sanctions = sanctions;
        this.proceedings = proceedings;
        this.deliveries = deliveries;
        this.papers = papers;
        this.documents = documents;
        this.files = files;
        this.draftCase = draftCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.clock = clock;
    }

    /// @return the case upon the standing
    @Transactional
    UUID open(UUID id) {
        var it = sanctions.lock(id);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        it.measure().equals("expulsion")
                                        && it.state().equals("in-force")
                                        && it.startsOn() != null
                                        && !it.startsOn().isAfter(today)
                                ? null
                                : Refusal.conflict("sanction.not-served"),
                        it.suspendedOn() != null ? Refusal.conflict("sanction.suspended") : null,
                        sanctions.unregistered(today, 10_000).stream()
                                        .anyMatch(one -> one.id().equals(id))
                                ? null
                                : Refusal.conflict("sanction.registered")));
        var caseId =
                draftCase.draft(
                        "expulsion",
                        it.enrolmentId(),
                        fields(it, proceedings.get(it.caseId()), today),
                        it.number());
        prove(it, caseId);
        submitCase.submit(caseId);
        sanctions.expulsion(id, caseId);
        return caseId;
    }

    private Map<String, Object> fields(Sanction it, Proceeding so, LocalDate today) {
        var delivery = deliveries.find(it.caseId(), "decision").orElseThrow();
        var fields = new HashMap<String, Object>();
        fields.put("decisionNo", String.valueOf(it.number()));
        fields.put("decidedOn", it.decidedOn().toString());
        fields.put("facts", so.facts());
        fields.put("basis", String.valueOf(so.ground()));
        fields.put("toldOn", String.valueOf(so.toldOn()));
        fields.put("heardOn", String.valueOf(so.heardOn()));
        fields.put("statement", statement(so.statementKind()));
        fields.put("reviewedOn", String.valueOf(so.reviewedOn()));
        fields.put("reviewer", String.valueOf(so.reviewer()));
        fields.put("meetingOn", String.valueOf(so.meetingOn()));
        fields.put("service", delivery.way());
        fields.put("servedOn", delivery.deliveredOn().toString());
        fields.put("on", today.toString());
        return fields;
    }

    private static String statement(@Nullable String kind) {
        return kind == null || kind.equals("lapsed") ? "waived" : kind;
    }

    /// The decision itself, and what was said, reviewed and served.
    private void prove(Sanction it, UUID caseId) {
        documents.ofCase(it.caseId()).stream()
                .filter(paper -> paper.kind() == DocumentKind.DISCIPLINE_DECISION)
                .forEach(
                        paper -> attach(caseId, "discipline-decision", documents.open(paper.id())));
        papers.ofCase(it.caseId())
                .forEach(paper -> {
                    var kind =
                            switch (paper.part()) {
                                case "statement", "hearing" -> "statement-record";
                                case "legality" -> "legality-opinion";
                                case "proof" -> "service-proof";
                                default -> null;
                            };
                    if (kind != null) {
                        attach(caseId, kind, files.open(paper.fileId()));
                    }
                });
    }

    private void attach(UUID caseId, String kind, Content content) {
        try (var stream = content.stream()) {
            addEvidence.add(caseId, kind, content.file().name(), stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
