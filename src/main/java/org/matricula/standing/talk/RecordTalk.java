package org.matricula.standing.talk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.matricula.standing.warning.WarningRows;
import org.matricula.standing.warning.Warnings;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记谈话. A talk stays as it was recorded; what comes of it is the next talk's.
@Service
public class RecordTalk {

    private static final int LONGEST = 4_000;

    /// As it was filled in.
    public record Filled(
            String student,
            @Nullable UUID warning,
            @Nullable LocalDate on,
            String theme,
            boolean withGuardian,
            String remarks,
            String agreement,
            @Nullable LocalDate nextOn,
            String circle,
            boolean shared) {}

    private final Talks talks;
    private final Subjects subjects;
    private final Warnings warnings;
    private final WarningRows rows;
    private final AccountLinks links;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    RecordTalk(
            Talks talks,
            Subjects subjects,
            Warnings warnings,
            WarningRows rows,
            AccountLinks links,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.talks = talks;
        this.subjects = subjects;
        this.warnings = warnings;
        this.rows = rows;
        this.links = links;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the enrolment it is about
    @Transactional
    public UUID record(Filled it) {
        var today = LocalDate.now(clock);
        if (it.warning() != null) {
            rows.lock(List.of(it.warning()));
        }
        var warning = it.warning() == null ? null : warnings.get(it.warning());
        var student =
                subjects.byNumber(it.student().strip()).orElseThrow(() -> new Absent("student"));
        Refused.unlessEmpty(
                Refusal.all(
                        it.on() == null || it.on().isAfter(today)
                                ? Refusal.input("on", "talk.day")
                                : null,
                        Talk.THEMES.contains(it.theme())
                                ? null
                                : Refusal.input("theme", "talk.theme"),
                        Talk.CIRCLES.contains(it.circle())
                                ? null
                                : Refusal.input("circle", "talk.circle"),
                        it.agreement().isBlank()
                                ? Refusal.input("agreement", "field.missing")
                                : null,
                        it.agreement().length() > LONGEST || it.remarks().length() > LONGEST
                                ? Refusal.input("remarks", "warning.reason-long", LONGEST)
                                : null,
                        it.nextOn() != null && it.on() != null && !it.nextOn().isAfter(it.on())
                                ? Refusal.input("nextOn", "talk.next-day")
                                : null,
                        warning == null || warning.enrolmentId().equals(student.id())
                                ? null
                                : Refusal.conflict("talk.other-student"),
                        warning == null || warning.open()
                                ? null
                                : Refusal.conflict("warning.not-open")));
        var id = talks.add(fresh(it, student), clock.instant());
        if (warning != null) {
            rows.step(warning.id(), "talk", it.on(), null, null, null, clock.instant());
        }
        if (it.shared()) {
            notices.tell(
                    links.parties(student.person(), today),
                    "notice.talk.shared",
                    "/own-warnings",
                    it.on().toString());
        }
        ledger.record(
                Act.of("talk.record", "enrolment:" + student.id())
                        .at(student.scopePos())
                        .to(Map.of("talk", id.toString(), "theme", it.theme())));
        return student.id();
    }

    private static Talks.Fresh fresh(Filled it, Subject student) {
        return new Talks.Fresh(
                student.id(),
                student.person(),
                student.scopePos(),
                it.warning(),
                it.on(),
                it.theme(),
                it.withGuardian(),
                it.remarks().isBlank() ? null : it.remarks().strip(),
                it.agreement().strip(),
                it.nextOn(),
                it.circle(),
                it.shared());
    }
}
