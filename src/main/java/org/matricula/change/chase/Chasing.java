package org.matricula.change.chase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.chase.Chases.Chase;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.policy.Policies;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 控辍保学: opens a chase, logs each attempt, reports to the county, and says what came of it.
@Service
@Transactional
public class Chasing {

    static final List<String> CHANNELS = List.of("phone", "message", "post", "visit");
    static final List<String> OUTCOMES =
            List.of("returned", "transferred", "dropped-out", "unfounded");

    private static final Set<String> GONE_ON = Set.of("dropped-out");

    private final Chases chases;
    private final Subjects subjects;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Ledger ledger;
    private final Clock clock;

    Chasing(
            Chases chases,
            Subjects subjects,
            Policies policies,
            WorkingDays workingDays,
            Ledger ledger,
            Clock clock) {
        this.chases = chases;
        this.subjects = subjects;
        this.policies = policies;
        this.workingDays = workingDays;
        this.ledger = ledger;
        this.clock = clock;
    }

    public UUID open(String studentNumber, @Nullable LocalDate lostOn, String circumstances) {
        var today = LocalDate.now(clock);
        var pupil =
                subjects.byNumber(studentNumber.strip())
                        .map(it -> subjects.lock(it.id()))
                        .orElse(null);
        Refused.unlessEmpty(openRefusals(pupil, lostOn, circumstances, today));
        var days = policies.value(ChasePolicies.REPORT_DAYS, pupil.institution(), today);
        var id =
                chases.open(
                        pupil,
                        lostOn,
                        circumstances.strip(),
                        workingDays.plus(today, days),
                        clock.instant());
        ledger.record(
                Act.of("chase.open", "enrolment:" + pupil.id())
                        .at(pupil.scopePos())
                        .because(circumstances)
                        .to(Map.of("lostOn", lostOn.toString())));
        return id;
    }

    void contact(UUID id, @Nullable LocalDate on, String channel, String person, String result) {
        var it = open(id);
        Refused.unlessEmpty(
                Refusal.all(
                        on == null || on.isAfter(LocalDate.now(clock)) || on.isBefore(it.lostOn())
                                ? Refusal.input("on", "chase.contact-day")
                                : null,
                        CHANNELS.contains(channel)
                                ? null
                                : Refusal.input("channel", "chase.channel"),
                        person.isBlank() ? Refusal.input("person", "chase.person") : null,
                        result.isBlank() ? Refusal.input("result", "chase.result") : null));
        chases.contact(id, on, channel, person.strip(), result.strip(), clock.instant());
        record("chase.contact", it, result, Map.of("channel", channel, "on", on.toString()));
    }

    void report(UUID id, @Nullable LocalDate on, String number) {
        var it = open(id);
        var made = chases.contacts(id);
        var institution = subjects.get(it.enrolment()).institution();
        var today = LocalDate.now(clock);
        var least = policies.value(ChasePolicies.CONTACTS, institution, today);
        var channels = policies.value(ChasePolicies.CHANNELS, institution, today);
        var ways = made.stream().map(Chases.Contact::channel).distinct().count();
        Refused.unlessEmpty(
                Refusal.all(
                        it.reportedOn() == null ? null : Refusal.conflict("chase.reported"),
                        on == null || on.isAfter(today) || on.isBefore(it.lostOn())
                                ? Refusal.input("on", "chase.report-day")
                                : null,
                        number.isBlank() ? Refusal.input("number", "chase.report-no") : null,
                        Refusal.when(made.size() < least, "chase.contacts", least, made.size()),
                        Refusal.when(ways < channels, "chase.channels", channels, ways)));
        chases.report(id, on, number.strip());
        record("chase.report", it, number, Map.of("on", on.toString()));
    }

    void close(UUID id, String outcome, String note) {
        var it = open(id);
        Refused.unlessEmpty(
                Refusal.all(
                        OUTCOMES.contains(outcome)
                                ? null
                                : Refusal.input("outcome", "chase.outcome"),
                        note.isBlank() ? Refusal.input("note", "reason.missing") : null,
                        Refusal.when(
                                GONE_ON.contains(outcome) && it.reportedOn() == null,
                                "chase.unreported")));
        chases.close(id, outcome, note.strip(), LocalDate.now(clock));
        record("chase.close", it, note, Map.of("outcome", outcome));
    }

    /// 退回补充: the county gives the report back; it is told anew, by the day it was to be told.
    void returned(UUID id, String note) {
        var it = open(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.reportedOn() == null ? Refusal.conflict("chase.not-reported") : null,
                        note.isBlank() ? Refusal.input("note", "reason.missing") : null));
        chases.unreport(id);
        record(
                "chase.report-returned",
                it,
                note.strip(),
                Map.of("number", String.valueOf(it.reportNo())));
    }

    /// 撤销结果: the chase goes on as before it was ended. Where the pupil was entered as dropped out
    /// on it, that is taken back first.
    void reopen(UUID id, String note) {
        chases.lock(id);
        var it = get(id);
        var pupil = subjects.lock(it.enrolment());
        Refused.unlessEmpty(
                Refusal.all(
                        it.open() ? Refusal.conflict("chase.open-still") : null,
                        note.isBlank() ? Refusal.input("note", "reason.missing") : null,
                        Refusal.when(!StudentStatus.of(pupil.status()).active(), "chase.entered"),
                        !it.open() && chases.underWay(it.enrolment())
                                ? Refusal.conflict("chase.under-way")
                                : null));
        chases.reopen(id);
        record("chase.reopen", it, note.strip(), Map.of("outcome", String.valueOf(it.outcome())));
    }

    @Transactional(readOnly = true)
    public Slice<Chase> list(boolean open, @Nullable String cursor, int limit) {
        var before = cursor == null ? null : id(Cursor.read(cursor, 1).getFirst());
        return Slice.of(chases.list(open, before, limit), limit, it -> Cursor.of(it.id()));
    }

    @Transactional(readOnly = true)
    public Chase get(UUID id) {
        return chases.find(id).orElseThrow(() -> new Absent("chase"));
    }

    @Transactional(readOnly = true)
    public List<Chases.Contact> contacts(UUID id) {
        return chases.contacts(id);
    }

    /// Locked in one statement, read in the next.
    private Chase open(UUID id) {
        chases.lock(id);
        var it = get(id);
        Refused.unlessEmpty(Refusal.all(it.open() ? null : Refusal.conflict("chase.closed")));
        return it;
    }

    private List<Refusal> openRefusals(
            @Nullable Subject pupil,
            @Nullable LocalDate lostOn,
            String circumstances,
            LocalDate today) {
        return Refusal.all(
                pupil == null ? Refusal.input("student", "chase.nobody") : null,
                lostOn == null || lostOn.isAfter(today)
                        ? Refusal.input("lostOn", "chase.lost-day")
                        : null,
                circumstances.isBlank()
                        ? Refusal.input("circumstances", "chase.circumstances")
                        : null,
                pupil == null
                        ? null
                        : Refusal.when(
                                !pupil.education().equals("school")
                                        || !StudentStatus.of(pupil.status()).active(),
                                "chase.no-pupil"),
                pupil != null && chases.underWay(pupil.id())
                        ? Refusal.conflict("chase.under-way")
                        : null);
    }

    private void record(String act, Chase it, String why, Map<String, String> what) {
        ledger.record(
                Act.of(act, "enrolment:" + it.enrolment())
                        .at(subjects.get(it.enrolment()).scopePos())
                        .because(why)
                        .to(what));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
