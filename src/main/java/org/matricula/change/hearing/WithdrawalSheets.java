package org.matricula.change.hearing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.kernel.Acting;
import org.matricula.registry.ServedDecisions;
import org.matricula.workflow.OpenTurns;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One withdrawal's proceedings, as whoever looks at them may write on.
@Service
public class WithdrawalSheets {

    /// @param party the student's side looks
    /// @param mine the acting person decides the present step
    public record Sheet(
            Hearing it,
            @Nullable Issued notice,
            @Nullable LocalDate toldOn,
            boolean party,
            boolean mine,
            List<MeetingCandidates.Member> mayMeet) {

        public boolean writes(String task) {
            return mine && it.at(task);
        }
    }

    private final HearingRows hearings;
    private final MeetingCandidates candidates;
    private final ServedDecisions served;
    private final Documents documents;
    private final OpenTurns turns;

    WithdrawalSheets(
            HearingRows hearings,
            MeetingCandidates candidates,
            ServedDecisions served,
            Documents documents,
            OpenTurns turns) {
        this.hearings = hearings;
        this.candidates = candidates;
        this.served = served;
        this.documents = documents;
        this.turns = turns;
    }

    @Transactional(readOnly = true)
    Sheet of(UUID caseId) {
        var it = hearings.get(caseId);
        var mine = turns.mine(caseId);
        return new Sheet(
                it,
                documents.ofCase(caseId).stream()
                        .filter(paper ->
                                paper.kind() == DocumentKind.WITHDRAWAL_INTENT && paper.stands())
                        .findFirst()
                        .orElse(null),
                served.told(caseId).orElse(null),
                it.ownOf(Acting.now()),
                mine,
                mine && it.at("meeting") ? candidates.of(it) : List.of());
    }
}
