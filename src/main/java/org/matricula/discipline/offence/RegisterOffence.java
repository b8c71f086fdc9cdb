package org.matricula.discipline.offence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.exam.ExamIncidents;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 违纪登记: what was seen, by whoever saw it. It decides nothing, and is for those only who have to do
/// with it.
@Service
public class RegisterOffence {

    static final int MOST = 4000;

    private final Subjects subjects;
    private final Offences offences;
    private final OffenceKinds kinds;
    private final DisciplinePapers papers;
    private final ExamIncidents incidents;
    private final MessageSource words;
    private final Ledger ledger;
    private final Clock clock;

    RegisterOffence(
            Subjects subjects,
            Offences offences,
            OffenceKinds kinds,
            DisciplinePapers papers,
            ExamIncidents incidents,
            MessageSource words,
            Ledger ledger,
            Clock clock) {
        this.subjects = subjects;
        this.offences = offences;
        this.kinds = kinds;
        this.papers = papers;
        this.incidents = incidents;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID register(
            String studentNumber,
            @Nullable UUID kind,
            @Nullable LocalDate occurredOn,
            String place,
            String facts,
            List<Upload> evidence) {
        var student = subjects.byNumber(studentNumber.strip());
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        student.isEmpty()
                                ? Refusal.input("student", "offence.student", studentNumber.strip())
                                : null,
                        kind == null
                                        || student.isPresent()
                                                && kinds.find(kind, student.get().institution())
                                                        .isEmpty()
                                ? Refusal.input("kind", "offence.kind")
                                : null,
                        occurredOn == null || occurredOn.isAfter(today)
                                ? Refusal.input("occurredOn", "offence.day")
                                : null,
                        facts.isBlank() || facts.length() > MOST
                                ? Refusal.input("facts", "offence.facts", MOST)
                                : null,
                        place.length() > 200
                                ? Refusal.input("place", "discipline.long", 200)
                                : null));
        return write(
                student.orElseThrow(),
                new Offences.Seen(
                        java.util.Objects.requireNonNull(kind),
                        java.util.Objects.requireNonNull(occurredOn),
                        place.isBlank() ? null : place.strip(),
                        facts.strip()),
                evidence);
    }

    /// 由考场情况登记: one act; what was written down in the room is what was seen, and each names the
    /// other. A second time is told of the first.
    @Transactional
    public UUID fromIncident(UUID incident) {
        var it = incidents.hold(incident).orElseThrow(() -> new Absent("incident " + incident));
        if (it.offence() != null) {
            throw new Refused(Refusal.conflict("offence.from-incident", it.offence()));
        }
        var student = subjects.get(it.enrolmentId());
        var facts =
                words.getMessage(
                        "discipline.incident.facts",
                        new Object[] {it.course(), it.words(), it.reporter()},
                        Locale.SIMPLIFIED_CHINESE);
        var seen = new Offences.Seen(kinds.standingFor(it.kind()), it.on(), null, facts);
        var id = write(student, seen, List.of());
        offences.incident(id, incident);
        incidents.became(incident, offences.get(id).number());
        return id;
    }

    /// 考场情况 that has become no offence.
    @Transactional(readOnly = true)
    public List<ExamIncidents.Reported> incidents(int most) {
        return incidents.open(most);
    }

    private UUID write(Subject student, Offences.Seen seen, List<Upload> evidence) {
        var year = LocalDate.now(clock).getYear();
        var number = "%d-%04d".formatted(year, offences.next(student.institution(), year));
        var id = offences.add(student, number, seen, clock.instant());
        evidence.forEach(it -> papers.addToOffence(id, student.person(), student.scopePos(), it));
        ledger.record(
                Act.of("offence.register", "offence:" + id)
                        .at(student.scopePos())
                        .to(Map.of("number", number, "enrolment", student.id().toString())));
        return id;
    }
}
