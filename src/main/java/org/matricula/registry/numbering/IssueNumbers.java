package org.matricula.registry.numbering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.NumberPattern;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentNumbers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 编学号: gives numbers to one, to some or to a whole class. A number once given is never given
/// again: its counter only counts up, and the database keeps it unique in the school for ever.
@Service
class IssueNumbers implements StudentNumbers {

    static final int MOST = 5000;
    private static final int SHOWN = 5;

    private final NumberRows rows;
    private final Registry registry;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    IssueNumbers(
            NumberRows rows, Registry registry, Policies policies, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.registry = registry;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<UUID> without(UUID unit) {
        return rows.without(unit, MOST);
    }

    /// The numbers they would get now; another registrar may be faster.
    @Transactional(readOnly = true)
    List<Numbered> preview(List<UUID> enrolments) {
        return number(enrolments, null, rows::last);
    }

    /// The numbers another pattern would give them.
    @Transactional(readOnly = true)
    List<Numbered> preview(List<UUID> enrolments, NumberPattern pattern) {
        return number(enrolments, pattern, rows::last);
    }

    @Transactional
    List<Numbered> issue(List<UUID> enrolments) {
        rows.lock(enrolments);
        var given = number(enrolments, null, (institution, prefix, width) -> -1);
        rows.write(
                given.stream().map(Numbered::enrolment).toList(),
                given.stream().map(Numbered::number).toList());
        registry.listChanged(enrolments);
        var waiting = rows.waiting(enrolments).getFirst();
        ledger.record(
                Act.of("number.issue", "unit:" + waiting.institution())
                        .at(waiting.scopePos())
                        .to(
                                Map.of(
                                        "count", given.size(),
                                        "first", given.getFirst().number(),
                                        "last", given.getLast().number())));
        return given;
    }

    @Override
    @Transactional
    public Map<UUID, String> give(List<UUID> enrolments) {
        return issue(enrolments).stream()
                .collect(Collectors.toMap(Numbered::enrolment, Numbered::number));
    }

    private interface Counter {
        /// @return the last sequence used, or a negative number to take a run for good
        long last(UUID institution, String prefix, int width);
    }

    private List<Numbered> number(
            List<UUID> enrolments, @Nullable NumberPattern other, Counter counter) {
        var waiting = rows.waiting(enrolments);
        if (waiting.size() != enrolments.size() || waiting.isEmpty()) {
            throw new Absent("enrolment");
        }
        var institution = waiting.getFirst().institution();
        var pattern = other == null ? pattern(institution) : other;
        Refused.unlessEmpty(refusals(waiting, pattern));
        var byPrefix =
                waiting.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> pattern.prefix(values(it, pattern)),
                                        TreeMap::new,
                                        Collectors.toList()));
        var given = new HashMap<UUID, Numbered>();
        byPrefix.forEach((prefix, some) -> {
            var last = counter.last(institution, prefix, pattern.width());
            var next =
                    last >= 0
                            ? last
                            : rows.take(institution, prefix, pattern.width(), some.size())
                                    - some.size();
            if (next + some.size() > pattern.capacity()) {
                throw new Refused(
                        Refusal.conflict(
                                "numbers.used-up", prefix, String.valueOf(pattern.capacity())));
            }
            for (var it : some) {
                given.put(
                        it.enrolment(),
                        new Numbered(
                                it.enrolment(),
                                it.name(),
                                it.unit(),
                                pattern.number(prefix, ++next)));
            }
        });
        return waiting.stream().map(it -> given.get(it.enrolment())).toList();
    }

    private NumberPattern pattern(UUID institution) {
        var text = policies.value(NumberPolicies.PATTERN, institution, LocalDate.now(clock));
        if (!NumberPattern.check(text, NumberPattern.LONGEST).isEmpty()) {
            throw new Refused(Refusal.rule("numbers.pattern", text));
        }
        return NumberPattern.of(text);
    }

    private List<Refusal> refusals(List<NumberRows.Waiting> waiting, NumberPattern pattern) {
        var found = new ArrayList<Refusal>();
        if (waiting.size() > MOST) {
            found.add(Refusal.rule("numbers.most", String.valueOf(MOST)));
        }
        if (waiting.stream().map(NumberRows.Waiting::institution).distinct().count() > 1) {
            found.add(Refusal.rule("numbers.schools"));
            return found;
        }
        for (var it : waiting) {
            if (it.studentNumber() != null) {
                found.add(Refusal.conflict("numbers.has-one", it.name(), it.studentNumber()));
            } else if (!it.registration().equals("registered")) {
                found.add(Refusal.conflict("numbers.unchecked", it.name()));
            } else if (!pattern.check(values(it, pattern)).isEmpty()) {
                var missing = pattern.check(values(it, pattern)).getFirst().args().getFirst();
                found.add(Refusal.rule("numbers.value", it.name(), pattern.toString(), missing));
            }
        }
        return found.stream().limit(SHOWN).toList();
    }

    /// A code of the tree longer than its field gives its last characters.
    private static Map<String, String> values(NumberRows.Waiting it, NumberPattern pattern) {
        var values = new HashMap<String, String>();
        values.put("year", String.valueOf(it.entryYear()));
        values.put("season", it.entryOn().getMonthValue() < 7 ? "1" : "3");
        put(values, "school", it.school());
        put(values, "campus", it.campus());
        put(values, "unit", it.department());
        put(values, "major", it.major());
        put(values, "class", it.clazz());
        put(values, "level", it.level());
        put(values, "form", it.studyForm());
        put(values, "grade", it.gradeLevel() == null ? null : it.gradeLevel().toString());
        values.keySet().retainAll(pattern.fields());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
