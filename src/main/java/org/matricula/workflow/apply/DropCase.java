package org.matricula.workflow.apply;

import java.time.Clock;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Course;
import org.matricula.workflow.walk.Parties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 终止: takes back a case that the program itself opened, wherever it is, because what it was opened
/// for is so no longer. What somebody applied for only they can retract.
@Service
public class DropCase {

    private final CaseRows cases;
    private final Kinds kinds;
    private final Course course;
    private final Trail trail;
    private final Parties parties;
    private final Ledger ledger;
    private final Clock clock;

    DropCase(
            CaseRows cases,
            Kinds kinds,
            Course course,
            Trail trail,
            Parties parties,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.kinds = kinds;
        this.course = course;
        this.trail = trail;
        this.parties = parties;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param why told to the parties and written down
    /// @return whether it was still under way
    /// @throws Refused if somebody applied for it
    @Transactional
    public boolean drop(UUID id, String why) {
        var it = cases.lock(id);
        if (!opened(it)) {
            throw new Refused(Refusal.forbidden("case.not-yours"));
        }
        if (!it.state().underWay() && !it.state().editable()) {
            return false;
        }
        course.end(it, "retracted");
        cases.concluded(id, CaseState.RETRACTED, clock.instant(), null, null);
        kinds.get(it.kind()).refused(cases.get(id), why);
        trail.add(it, "retracted", null, why);
        ledger.record(
                Act.of("case.retract", "case:" + id).at(it.scopePos()).inCase(id).because(why));
        parties.tell(it, "notice.case.dropped");
        return true;
    }

    /// By the program.
    private static boolean opened(CaseView it) {
        return it.applicantId() == null && it.applicantRole().equals("system");
    }
}
