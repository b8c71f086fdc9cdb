package org.matricula.change.correction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentRecord;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.Evidence;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/// The evidence matrix, asked about one application.
@Component
class CorrectionRules {

    /// One field of the application and the line of the matrix that holds for it.
    record Ruled(CorrectionItems.Item item, EvidenceRule rule) {}

    /// @param late asked for as an exception
    record Reading(StudentMoment moment, List<Ruled> fields, boolean late) {

        boolean above() {
            return fields.stream().anyMatch(it -> it.rule().above());
        }
    }

    private final EvidenceMatrix matrix;
    private final CorrectionItems items;
    private final CorrectDetails details;
    private final Registry registry;
    private final Terms terms;
    private final Policies policies;

    CorrectionRules(
            EvidenceMatrix matrix,
            CorrectionItems items,
            CorrectDetails details,
            Registry registry,
            Terms terms,
            Policies policies) {
        this.matrix = matrix;
        this.items = items;
        this.details = details;
        this.registry = registry;
        this.terms = terms;
        this.policies = policies;
    }

    Reading read(CorrectionRequest form, Application it) {
        var student = registry.get(it.subject().id());
        var moment = moment(student, it.on());
        var fields = new ArrayList<Ruled>();
        for (var item : items(it)) {
            matrix.rule(student.institution(), item.detail(), form.reason(), moment, it.on())
                    .ifPresent(rule -> fields.add(new Ruled(item, rule)));
        }
        var late =
                fields.stream().anyMatch(one -> one.rule().late())
                        || overdue(form, student.institution(), it.on());
        return new Reading(moment, fields, late);
    }

    private List<CorrectionItems.Item> items(Application it) {
        return it.caseId() == null ? List.of() : items.of(it.caseId());
    }

    StudentMoment moment(StudentRecord student, LocalDate on) {
        if (graduated(student)) {
            return StudentMoment.GRADUATE;
        }
        var ends =
                terms.on(student.institution(), student.entryOn())
                        .map(it -> it.until())
                        .orElseGet(() ->
                                student.entryOn()
                                        .plusDays(
                                                policies.value(
                                                        CorrectionPolicies.NEW_WITHIN,
                                                        student.institution(),
                                                        on)));
        return on.isBefore(ends) ? StudentMoment.NEW : StudentMoment.ENROLLED;
    }

    private static boolean graduated(StudentRecord it) {
        return it.status() == StudentStatus.GRADUATED || it.status() == StudentStatus.COMPLETED;
    }

    private boolean overdue(CorrectionRequest form, UUID institution, LocalDate on) {
        var from = form.from();
        return from != null
                && from.plusDays(policies.value(CorrectionPolicies.PROMPTLY, institution, on))
                        .isBefore(on);
    }

    List<Evidence> evidence(CorrectionRequest form, Application it) {
        var reading = read(form, it);
        var all = new LinkedHashSet<Evidence>();
        for (var one : reading.fields()) {
            for (var group : one.rule().groups(one.item().after())) {
                group.forEach(kind ->
                        all.add(
                                group.size() == 1
                                        ? Evidence.required(kind)
                                        : Evidence.welcome(kind)));
            }
        }
        if (reading.late()) {
            all.add(Evidence.required("late-report"));
        }
        return List.copyOf(all);
    }

    List<Refusal> refusals(CorrectionRequest form, Application it) {
        var reading = read(form, it);
        var student = registry.get(it.subject().id());
        var all = new ArrayList<Refusal>();
        if (reading.fields().isEmpty()) {
            all.add(Refusal.rule("correction.nothing"));
            return all;
        }
        all.addAll(
                Refusal.all(
                        Refusal.when(
                                form.reason() == CorrectionReason.CHANGE && form.since() == null,
                                "correction.no-day"),
                        Refusal.when(
                                form.from() != null && form.from().isAfter(it.today()),
                                "correction.future"),
                        Refusal.when(
                                graduated(student)
                                        && form.from() != null
                                        && !form.from().isBefore(student.statusSince()),
                                "correction.after-graduation",
                                student.statusSince().toString()),
                        Refusal.when(
                                reading.late()
                                        && (form.lateReason() == null
                                                || form.lateReason().isBlank()),
                                "correction.late-reason"),
                        unnumbered(form, reading, student, it),
                        doubled(reading, student, it)));
        var elsewhere = items.wantedElsewhere(student.enrolment(), it.caseId());
        for (var one : reading.fields()) {
            all.addAll(field(one, it, elsewhere.contains(one.rule().field())));
        }
        all.addAll(details.refusals(student.enrolment(), items.after(caseOf(it))));
        return all;
    }

    private List<Refusal> field(Ruled one, Application it, boolean elsewhere) {
        var word = word(one.item().detail());
        var now =
                details.now(it.subject().id(), List.of(one.item().detail()))
                        .get(one.item().detail());
        var all =
                new ArrayList<>(
                        Refusal.all(
                                Refusal.when(
                                        one.rule().closed(),
                                        "correction.closed",
                                        word,
                                        one.rule().source()),
                                Refusal.when(
                                        one.item().after().equals(now), "correction.same", word),
                                one.item().before().equals(now)
                                        ? null
                                        : Refusal.conflict("correction.moved", word),
                                elsewhere ? Refusal.conflict("correction.under-way", word) : null));
        for (var group : one.rule().groups(one.item().after())) {
            if (group.size() > 1 && group.stream().noneMatch(it.evidence()::contains)) {
                all.add(
                        Refusal.rule(
                                "correction.one-of",
                                word,
                                paper(group, 0),
                                paper(group, 1),
                                paper(group, 2)));
            }
        }
        return all;
    }

    private static Object paper(List<String> group, int index) {
        return index < group.size()
                ? new DefaultMessageSourceResolvable("evidence." + group.get(index))
                : "";
    }

    private @Nullable Refusal unnumbered(
            CorrectionRequest form, Reading reading, StudentRecord student, Application it) {
        var prefix = policies.value(CorrectionPolicies.PREFIX, student.institution(), it.on());
        var number = form.certificateNumber() == null ? "" : form.certificateNumber().strip();
        return Refusal.when(
                reading.moment() == StudentMoment.GRADUATE
                        && (number.isEmpty() || !number.startsWith(prefix)),
                "correction.certificate-number",
                prefix);
    }

    /// 双改: name and number together, in this application or beside another under way.
    private @Nullable Refusal doubled(Reading reading, StudentRecord student, Application it) {
        var wanted = new ArrayList<>(items.wantedElsewhere(student.enrolment(), it.caseId()));
        reading.fields().forEach(one -> wanted.add(one.rule().field()));
        return Refusal.when(
                wanted.contains(Detail.NAME.code())
                        && wanted.contains(Detail.DOCUMENT_NUMBER.code())
                        && policies.value(
                                CorrectionPolicies.HOLD_DOUBLE, student.institution(), it.on()),
                "correction.double");
    }

    private static UUID caseOf(Application it) {
        return Objects.requireNonNull(it.caseId());
    }

    static DefaultMessageSourceResolvable word(Detail it) {
        return new DefaultMessageSourceResolvable(it.label());
    }
}
