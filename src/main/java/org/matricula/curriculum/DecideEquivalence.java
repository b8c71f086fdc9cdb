package org.matricula.curriculum;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 审定课程等同与替代: the academic office writes down what was decided, by whom and by which paper; a
/// second account confirms it, and only then it is applied; ends it when it no longer holds.
@Service
public class DecideEquivalence {

    /// What was typed, with its courses found.
    public record Read(
            NewEquivalence typed, List<Equivalence.From> from, List<Equivalence.To> to) {}

    private static final int MOST = 6;
    private static final int LONG = 100;
    private static final int LONGEST = 200;

    private final Planning planning;
    private final Courses courses;
    private final Programmes programmes;
    private final Equivalences equivalences;
    private final EquivalenceRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    DecideEquivalence(
            Planning planning,
            Courses courses,
            Programmes programmes,
            Equivalences equivalences,
            EquivalenceRows rows,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.planning = planning;
        this.courses = courses;
        this.programmes = programmes;
        this.equivalences = equivalences;
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The acting post's own school.
    ///
    /// @throws Absent for a post outside every institution
    public UUID school() {
        return planning.institution();
    }

    /// Reads it without writing, for a look at whom it touches.
    ///
    /// @throws Refused with every reason at once
    @Transactional(readOnly = true)
    public Read read(NewEquivalence it) {
        var institution = planning.institution();
        var refusals = new ArrayList<>(refusals(it));
        var from = new ArrayList<Equivalence.From>();
        for (var left : it.from()) {
            var code = left.code().strip();
            var own = it.own() ? courses.byCode(institution, code).orElse(null) : null;
            if (it.own() && own == null) {
                refusals.add(Refusal.input("fromCode", "course.unknown", code));
            } else if (!it.own() && (left.name().isBlank() || left.name().length() > LONG)) {
                refusals.add(Refusal.input("fromName", "equivalence.name"));
            } else {
                from.add(
                        own == null
                                ? new Equivalence.From(null, code, left.name().strip())
                                : new Equivalence.From(own.id(), own.code(), own.name()));
            }
        }
        var to = new ArrayList<Equivalence.To>();
        for (var right : it.to()) {
            var own = courses.byCode(institution, right.code().strip()).orElse(null);
            if (own == null) {
                refusals.add(Refusal.input("toCode", "course.unknown", right.code()));
            } else if (!within(right.credits(), own.credits())) {
                refusals.add(
                        Refusal.input(
                                "toCredits",
                                "equivalence.credits",
                                own.name(),
                                own.credits() == null ? "" : own.credits().toPlainString()));
            } else {
                to.add(new Equivalence.To(own.id(), own.code(), own.name(), right.credits()));
            }
        }
        if (refusals.isEmpty() && itself(from, to)) {
            refusals.add(Refusal.rule("equivalence.itself").at("toCode"));
        }
        Refused.unlessEmpty(refusals);
        return new Read(stripped(it), from, to);
    }

    /// @throws Refused if the same is in force, as when a colleague was faster
    @Transactional
    public UUID decide(NewEquivalence it) {
        var institution = planning.institution();
        Refused.unlessEmpty(Refusal.all(planning.unlessReaches(units.get(institution))));
        var read = read(it);
        rows.hold(read.to().stream().map(Equivalence.To::courseId).toList());
        var programme = it.programme();
        var same =
                equivalences.of(institution, null, Integer.MAX_VALUE).stream()
                        .filter(one -> one.endedOn() == null && one.own() == it.own())
                        .filter(one -> java.util.Objects.equals(one.programmeId(), programme))
                        .filter(one -> java.util.Objects.equals(one.origin(), origin(it)))
                        .anyMatch(one ->
                                keys(one.from(), one.to()).equals(keys(read.from(), read.to())));
        Refused.unlessEmpty(Refusal.all(same ? Refusal.conflict("equivalence.twice") : null));
        var id = rows.add(institution, read.typed(), read.from(), read.to(), clock.instant());
        record(
                "equivalence.decide",
                institution,
                id,
                it.source(),
                Map.of(
                        "from", named(read.from().stream().map(Equivalence.From::name).toList()),
                        "to", named(read.to().stream().map(Equivalence.To::name).toList())));
        return id;
    }

    /// 复核: by another account than the one that wrote it down.
    ///
    /// @throws Refused if it is one's own, or is confirmed or ended already
    @Transactional
    public void confirm(UUID id) {
        var institution = planning.institution();
        var it = equivalences.get(institution, id);
        Refused.unlessEmpty(
                Refusal.all(
                        planning.unlessReaches(units.get(institution)),
                        it.recorderId() != null && it.recorderId().equals(Acting.now().account())
                                ? Refusal.forbidden("equivalence.own")
                                : null));
        if (!rows.confirm(institution, id, clock.instant())) {
            throw new Refused(Refusal.conflict("equivalence.confirmed"));
        }
        record("equivalence.confirm", institution, id, it.source(), Map.of());
    }

    /// 停用: nothing new is recognised by it from today on.
    @Transactional
    public void end(UUID id, String why) {
        var institution = planning.institution();
        equivalences.get(institution, id);
        Refused.unlessEmpty(
                Refusal.all(
                        planning.unlessReaches(units.get(institution)),
                        why.isBlank() ? Refusal.input("reason", "field.missing") : null));
        if (!rows.end(institution, id, LocalDate.now(clock), why.strip())) {
            throw new Refused(Refusal.conflict("equivalence.ended"));
        }
        record("equivalence.end", institution, id, why, Map.of());
    }

    private List<Refusal> refusals(NewEquivalence it) {
        var institution = planning.institution();
        if (it.programme() != null) {
            programmes.get(institution, it.programme());
        }
        return Refusal.all(
                EquivalenceKind.of(it.kind()).isEmpty()
                        ? Refusal.input("kind", "equivalence.kind")
                        : null,
                it.from().isEmpty() || it.from().size() > MOST
                        ? Refusal.input("fromCode", "equivalence.from", MOST)
                        : null,
                it.to().isEmpty() || it.to().size() > MOST
                        ? Refusal.input("toCode", "equivalence.to", MOST)
                        : null,
                it.validFrom() == null ? Refusal.input("validFrom", "field.missing") : null,
                it.validFrom() != null
                                && it.validUntil() != null
                                && it.validUntil().isBefore(it.validFrom())
                        ? Refusal.input("validUntil", "equivalence.days")
                        : null,
                blank(it.decidedBy()) ? Refusal.input("decidedBy", "field.missing") : null,
                it.decidedOn() == null || it.decidedOn().isAfter(LocalDate.now(clock))
                        ? Refusal.input("decidedOn", "equivalence.decided")
                        : null,
                blank(it.source()) ? Refusal.input("source", "field.missing") : null);
    }

    private static boolean blank(String text) {
        return text.isBlank() || text.length() > LONGEST;
    }

    private static boolean within(@Nullable BigDecimal credits, @Nullable BigDecimal most) {
        return credits == null
                || most != null
                        && credits.signum() > 0
                        && credits.compareTo(most) <= 0
                        && credits.stripTrailingZeros().scale() <= 1;
    }

    private static boolean itself(List<Equivalence.From> from, List<Equivalence.To> to) {
        var left = new HashSet<@Nullable UUID>();
        from.forEach(it -> left.add(it.courseId()));
        return to.stream().anyMatch(it -> left.contains(it.courseId()))
                || to.stream().map(Equivalence.To::courseId).distinct().count() < to.size();
    }

    private static @Nullable String origin(NewEquivalence it) {
        return it.own() || it.origin() == null || it.origin().isBlank()
                ? null
                : it.origin().strip();
    }

    private static NewEquivalence stripped(NewEquivalence it) {
        return new NewEquivalence(
                it.kind(),
                it.own(),
                origin(it),
                it.programme(),
                it.from(),
                it.to(),
                it.validFrom(),
                it.validUntil(),
                it.decidedBy(),
                it.decidedOn(),
                it.source());
    }

    private static String keys(List<Equivalence.From> from, List<Equivalence.To> to) {
        return from.stream().map(it -> it.code() + " " + it.name()).sorted().toList()
                + " "
                + to.stream().map(Equivalence.To::code).sorted().toList();
    }

    private static String named(List<String> names) {
        return names.stream().collect(Collectors.joining("、"));
    }

    private void record(String act, UUID institution, UUID id, String why, Map<String, ?> after) {
        ledger.record(
                Act.of(act, "equivalence:" + id)
                        .at(units.get(institution).pos())
                        .because(why)
                        .to(after));
    }
}
