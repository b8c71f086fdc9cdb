package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The only writer of a student's standing. What it writes is added, never overwritten: an act
/// closes the spells it makes untrue and writes new ones, and a reversal opens the old ones again.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Registry {

    private final Standings standings;
    private final Students students;
    private final Files files;
    private final Codes codes;
    private final Ledger ledger;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Registry(
            Standings standings,
            Students students,
            Files files,
            Codes codes,
            Ledger ledger,
            ApplicationEventPublisher news,
            Clock clock) {
        this.standings = standings;
        this.students = students;
        this.files = files;
        this.codes = codes;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /// Locks the enrolment until the transaction ends and reads it as it stands today.
    ///
    /// @throws Absent if there is none within reach
    public StudentRecord lock(UUID enrolment) {
        // locked in one statement, read in the next: a joined lock answers from the old snapshot
        standings.lock(enrolment);
        return get(enrolment);
    }

    /// @throws Absent if there is none within reach
    public StudentRecord get(UUID enrolment) {
        return on(enrolment, LocalDate.now(clock));
    }

    /// The enrolment as it stands on a day, by what is known now.
    ///
    /// @throws Absent if there is none within reach, or no standing on that day
    public StudentRecord on(UUID enrolment, LocalDate day) {
        return standings.record(enrolment, day).orElseThrow(() -> new Absent("enrolment"));
    }

    /// Why an act is not possible from where the student stands, whatever its own rules say.
    public List<Refusal> refusals(StandingChange change, StudentRecord student) {
        return Refusal.all(
                change.verb().allowedFrom(student.status())
                        ? null
                        : Refusal.conflict(
                                "status.not-from",
                                codes.label("change-kind", change.verb().code()),
                                codes.label("student-status", student.status().code())),
                change.effectiveOn().isBefore(student.lastDay())
                        ? Refusal.rule(
                                "status.before-last",
                                student.lastDay().toString(),
                                change.effectiveOn().toString())
                        : null);
    }

    /// Writes an act upon a standing, true from its day on.
    ///
    /// @return the event, by which it can be reversed
    /// @throws Refused if it is not possible from the standing of that day
    public UUID apply(StandingChange change) {
        standings.lock(change.enrolment());
        var student = on(change.enrolment(), change.effectiveOn());
        Refused.unlessEmpty(refusals(change, student));
        var batch = UUID.randomUUID();
        var event = standings.write(batch, change, student);
        standings.closeFrom(change.enrolment(), change.effectiveOn(), event);
        standings.open(change, student, event);
        afterwards(batch, change.enrolment());
        ledger.record(
                Act.of(
                                "standing." + change.verb().name().toLowerCase().replace('_', '-'),
                                subject(student))
                        .at(student.scopePos())
                        .inCase(change.caseId())
                        .because(change.reason())
                        .from(java.util.Map.of("status", student.status().code()))
                        .to(
                                java.util.Map.of(
                                        "status", change.verb().to().code(),
                                        "effectiveOn", change.effectiveOn().toString())));
        return event;
    }

    /// Takes an act back: the record is again as it was before, and both acts stay on record.
    ///
    /// @param reason why, in words
    /// @return the reversing event
    /// @throws Refused if the act was reversed already, or a later one stands upon it
    public UUID reverse(UUID event, String reason, UUID caseId) {
        var act = standings.act(event).orElseThrow(() -> new Absent("event"));
        standings.lock(act.enrolmentId());
        var student = get(act.enrolmentId());
        Refused.unlessEmpty(
                Refusal.all(
                        standings.reversed(event) ? Refusal.conflict("status.reversed") : null,
                        standings.hasLater(event) ? Refusal.conflict("status.later-act") : null,
                        List.of("ENROL", "TRANSFER_IN", "REVERSE").contains(act.verb())
                                ? Refusal.rule("status.not-reversible")
                                : null));
        var batch = UUID.randomUUID();
        var reversal = standings.writeReversal(batch, event, reason, caseId);
        standings.closeWritten(event, reversal);
        standings.reopen(event, reversal);
        afterwards(batch, act.enrolmentId());
        ledger.record(
                Act.of("standing.reverse", subject(student))
                        .at(student.scopePos())
                        .inCase(caseId)
                        .because(reason)
                        .from(java.util.Map.of("event", event.toString()))
                        .to(java.util.Map.of("event", reversal.toString())));
        return reversal;
    }

    /// For many enrolments at once, whose `ENROL` events and spells a set-based writer has added
    /// under the batch: brings the list up to date and tells the news.
    public void enrolled(UUID batch) {
        students.refreshBatch(batch, LocalDate.now(clock));
        news.publishEvent(new StandingChanged(batch));
    }

    /// The day of graduation expected from now on, null where none is.
    public void expectGraduation(UUID enrolment, @Nullable LocalDate day) {
        standings.lock(enrolment);
        standings.expectGraduation(enrolment, day);
    }

    /// Brings the list up to date after details of persons or enrolments were changed, and tells
    /// the news.
    public void detailsChanged(List<UUID> enrolments) {
        listChanged(enrolments);
        news.publishEvent(new DetailsChanged(enrolments));
    }

    /// Brings the list up to date after what nobody counts by was changed, such as a number.
    public void listChanged(List<UUID> enrolments) {
        students.refresh(enrolments, LocalDate.now(clock));
    }

    /// The day of changes written ahead has come: the students lie where they are from today on.
    public void arrived(List<UUID> enrolments) {
        var today = LocalDate.now(clock);
        place(enrolments, today);
        students.refresh(enrolments, today);
    }

    private void place(List<UUID> enrolments, LocalDate today) {
        var placed = students.place(enrolments, today);
        if (placed.isEmpty()) {
            return;
        }
        news.publishEvent(new StudentsPlaced(placed));
        files.place(
                placed.stream()
                        .map(it -> new Files.Move(it.person(), it.from(), it.to()))
                        .toList());
    }

    /// Whoever is looked for by any part of their name is found by these.
    ///
    /// @param suffixes the name's endings
    public void spelt(UUID person, List<String> suffixes) {
        students.spell(person, suffixes);
    }

    private void afterwards(UUID batch, UUID enrolment) {
        standings.markActive(enrolment);
        place(List.of(enrolment), LocalDate.now(clock));
        students.refresh(List.of(enrolment), LocalDate.now(clock));
        news.publishEvent(new StandingChanged(batch));
    }

    private static String subject(StudentRecord student) {
        return "enrolment:" + student.enrolment();
    }
}
