package org.matricula.discipline.sanction;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Paper;
import org.matricula.discipline.delivery.DecidedCases;
import org.matricula.discipline.delivery.Deliveries;
import org.matricula.discipline.delivery.Deliveries.Delivery;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.kernel.Slice;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A sanction's whole file for those who have to do with it. Every look stands in the ledger.
@Service
public class SanctionDesk {

    /// @param members who sat in the meeting or stepped aside; `mayMeet` who may be chosen while it
    ///   waits
    /// @param step where its case waits: `hearing`, `legality`, `meeting`, `authority`, `reply`;
    ///   null elsewhere
    public record File(
            Proceeding proceeding,
            @Nullable Sanction sanction,
            List<Paper> evidence,
            List<Paper> papers,
            List<Issued> documents,
            List<Delivery> deliveries,
            @Nullable String step,
            List<Tellings.Earlier> earlier,
            List<MeetingMembers.Member> members,
            List<MeetingMembers.Member> mayMeet) {}

    private static final List<String> STEPS =
            List.of("hearing", "legality", "meeting", "authority", "reply");

    private final Sanctions sanctions;
    private final Proceedings proceedings;
    private final Tellings tellings;
    private final MeetingMembers meetingMembers;
    private final DisciplinePapers papers;
    private final Documents documents;
    private final Deliveries deliveries;
    private final DecidedCases cases;
    private final DraftCase draftCase;
    private final Ledger ledger;

    SanctionDesk(
            Sanctions sanctions,
            Proceedings proceedings,
            Tellings tellings,
            MeetingMembers meetingMembers,
            DisciplinePapers papers,
            Documents documents,
            Deliveries deliveries,
            DecidedCases cases,
            DraftCase draftCase,
            Ledger ledger) {
        this.sanctions = sanctions;
        this.proceedings = proceedings;
        this.tellings = tellings;
        this.meetingMembers = meetingMembers;
        this.papers = papers;
        this.documents = documents;
        this.deliveries = deliveries;
        this.cases = cases;
        this.draftCase = draftCase;
        this.ledger = ledger;
    }

    @Transactional
    Slice<Sanction> page(String state, @Nullable UUID before, int limit) {
        ledger.record(Act.of("sanction.list", null).to(Map.of("state", state)));
        return sanctions.page(state, before, limit);
    }

    @Transactional
    File open(UUID caseId) {
        var it = proceedings.get(caseId);
        ledger.record(
                Act.of("sanction.read", "case:" + caseId)
                        .at(it.scopePos())
                        .inCase(caseId)
                        .to(Map.of("number", it.caseNumber())));
        var step =
                STEPS.stream().filter(one -> cases.waitsFor(caseId, one)).findFirst().orElse(null);
        return new File(
                it,
                sanctions.of(it.enrolmentId()).stream()
                        .filter(one -> one.caseId().equals(caseId))
                        .findFirst()
                        .orElse(null),
                papers.ofOffence(it.offenceId()),
                papers.ofCase(caseId),
                documents.ofCase(caseId),
                deliveries.ofCase(caseId),
                step,
                tellings.earlier(caseId),
                meetingMembers.of(caseId),
                "meeting".equals(step) ? meetingMembers.candidates(it) : List.of());
    }

    /// 申请解除: the draft of it, by the student or whoever looks after them.
    @Transactional
    UUID lifting(UUID id) {
        var it = sanctions.get(id);
        return draftCase.draft(
                "sanction-lifting",
                it.enrolmentId(),
                Map.of("decision", String.valueOf(it.number())),
                it.number());
    }
}
