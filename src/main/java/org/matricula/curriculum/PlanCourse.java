package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 编制培养方案: its modules and their courses, until a class follows it.
@Service
public class PlanCourse {

    private static final BigDecimal MOST_CREDITS = BigDecimal.valueOf(1000);
    private static final int MOST_TERMS = 24;

    private final Planning planning;
    private final Programmes programmes;
    private final Courses courses;
    private final CurriculumRows rows;
    private final Units units;
    private final Ledger ledger;

    PlanCourse(
            Planning planning,
            Programmes programmes,
            Courses courses,
            CurriculumRows rows,
            Units units,
            Ledger ledger) {
        this.planning = planning;
        this.programmes = programmes;
        this.courses = courses;
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
    }

    /// @param leastCredits credits a student must earn in it
    @Transactional
    public UUID module(UUID programme, String name, @Nullable BigDecimal leastCredits) {
        var it = open(programme);
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() ? Refusal.input("name", "field.missing") : null,
                        leastCredits == null
                                        || leastCredits.signum() < 0
                                        || leastCredits.compareTo(MOST_CREDITS) > 0
                                ? Refusal.input("leastCredits", "module.credits")
                                : null));
        var id =
                rows.module(it.id(), name.strip(), leastCredits)
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.conflict("module.twice", name.strip()).at("name")));
        record("programme.module", it, Map.of("module", name.strip()));
        return id;
    }

    /// Plans a course, or moves it to another module or term.
    ///
    /// @param code 课程 ID
    /// @param term counted from entry, 1 the first
    @Transactional
    public void plan(UUID programme, String code, UUID module, int term) {
        var it = open(programme);
        var course = courses.byCode(it.institutionId(), code.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        course == null ? Refusal.input("code", "course.unknown", code) : null,
                        programmes.modules(it.id()).stream().noneMatch(m -> m.id().equals(module))
                                ? Refusal.input("module", "module.unknown")
                                : null,
                        term < 1 || term > MOST_TERMS
                                ? Refusal.input("term", "programme.term")
                                : null));
        rows.plan(it.id(), course.id(), module, term);
        record("programme.plan", it, Map.of("course", course.code(), "term", term));
    }

    @Transactional
    public void drop(UUID programme, UUID course) {
        var it = open(programme);
        if (rows.drop(it.id(), course) == 0) {
            throw new Absent("planned course " + course);
        }
        record("programme.drop", it, Map.of("course", course.toString()));
    }

    /// Held, read, and found to be followed by nobody.
    private Programme open(UUID programme) {
        rows.hold(programme);
        var it = programmes.get(planning.institution(), programme);
        Refused.unlessEmpty(
                Refusal.all(
                        planning.unlessReaches(units.get(it.unitId())),
                        it.locked() ? Refusal.conflict("programme.locked", it.name()) : null));
        return it;
    }

    private void record(String action, Programme it, Map<String, ?> after) {
        ledger.record(
                Act.of(action, "programme:" + it.id()).at(units.get(it.unitId()).pos()).to(after));
    }
}
