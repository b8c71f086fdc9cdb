package org.matricula.change.automatic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.change.chase.Chasing;
import org.matricula.coursework.attendance.LongAbsence;
import org.matricula.coursework.attendance.LongAbsences;
import org.matricula.coursework.attendance.MissedLesson;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 连续旷课名单: who has stayed away without leave for as long as permits the school to propose
/// withdrawal (普通高等学校学生管理规定 第三十条第一款第四项). Nothing follows by itself: a person opens the case, with
/// what the rolls show written into it; a pupil is chased instead (义务教育法 第十三条).
@Service
@Transactional(readOnly = true)
class PointOutAbsences {

    private static final String PUPILS = "school";
    private static final String GROUND = "two-weeks-absent";

    private final LongAbsences absences;
    private final AutomaticWithdrawal withdrawal;
    private final Chasing chasing;
    private final DraftCase draftCase;
    private final Units units;
    private final Policies policies;
    private final MessageSource words;
    private final Clock clock;

    PointOutAbsences(
            LongAbsences absences,
            AutomaticWithdrawal withdrawal,
            Chasing chasing,
            DraftCase draftCase,
            Units units,
            Policies policies,
            MessageSource words,
            Clock clock) {
        this.absences = absences;
        this.withdrawal = withdrawal;
        this.chasing = chasing;
        this.draftCase = draftCase;
        this.units = units;
        this.policies = policies;
        this.words = words;
        this.clock = clock;
    }

    /// Whoever is within reach, with each lesson missed; the longest away first.
    List<AbsenceLine> lines(LocalDate today, int limit) {
        return schools()
                .flatMap(school ->
                        of(school, today).stream()
                                .map(it ->
                                        new AbsenceLine(
                                                it, String.valueOf(school.education()), List.of())))
                .sorted(Comparator.comparing(it -> it.absence().lostOn()))
                .limit(limit)
                .map(it ->
                        new AbsenceLine(
                                it.absence(), it.education(), absences.evidence(it.absence())))
                .toList();
    }

    /// As [#lines], without the lessons.
    List<LongAbsence> all(LocalDate today) {
        var found = new ArrayList<LongAbsence>();
        schools().forEach(it -> found.addAll(of(it, today)));
        found.sort(Comparator.comparing(LongAbsence::lostOn));
        return found;
    }

    /// Whether the acting person may open what is to be opened for the students of such a school.
    boolean mayOpen(String education) {
        var actor = Acting.now();
        return PUPILS.equals(education)
                ? actor.holds("class-teacher", "registrar")
                : withdrawal.applicants().contains(actor.role());
    }

    /// 发起: the page of the case or the chase that was opened.
    @Transactional
    String open(UUID enrolment, Locale locale) {
        var today = LocalDate.now(clock);
        var it =
                lines(today, Integer.MAX_VALUE).stream()
                        .filter(line -> line.absence().enrolment().equals(enrolment))
                        .findFirst()
                        .orElseThrow(() -> new Absent("absence of " + enrolment));
        var away = it.absence();
        Refused.unlessEmpty(
                Refusal.all(
                        mayOpen(it.education()) ? null : Refusal.forbidden("absence.opener"),
                        away.caseId() == null
                                ? null
                                : Refusal.conflict("absence.pending", number(away, locale))));
        var facts = facts(it, locale);
        return PUPILS.equals(it.education())
                ? "/chases/"
                        + chasing.open(String.valueOf(away.studentNumber()), away.lostOn(), facts)
                : "/cases/"
                        + draftCase.draft(
                                withdrawal.code(),
                                enrolment,
                                Map.of(
                                        "ground",
                                        GROUND,
                                        "lostOn",
                                        away.lostOn().toString(),
                                        "explanation",
                                        facts),
                                words.getMessage("absence.on-behalf", null, locale));
    }

    private String number(LongAbsence it, Locale locale) {
        return it.caseNumber() == null
                ? words.getMessage("case.state.draft", null, locale)
                : it.caseNumber();
    }

    /// In words, for the case: how long, how many lessons, of which courses.
    private String facts(AbsenceLine it, Locale locale) {
        var other = words.getMessage("absence.other-course", null, locale);
        var courses =
                it.lessons().stream()
                        .collect(
                                Collectors.groupingBy(
                                        lesson -> course(lesson, other), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(course -> course.getKey() + " " + course.getValue())
                        .collect(Collectors.joining(", "));
        return words.getMessage(
                "absence.facts",
                new Object[] {
                    it.absence().lostOn().toString(),
                    it.absence().lastOn().toString(),
                    String.valueOf(it.absence().days()),
                    String.valueOf(it.absence().lessons()),
                    courses
                },
                locale);
    }

    private static String course(MissedLesson it, String other) {
        return it.course() == null ? other : it.course();
    }

    private List<LongAbsence> of(Unit school, LocalDate today) {
        return absences.of(school, today, days(school, today));
    }

    private int days(Unit school, LocalDate today) {
        return policies.value(AutomaticPolicies.ABSENT_DAYS, school.id(), today);
    }

    /// The acting person's own school, or every one within reach.
    private Stream<Unit> schools() {
        var own = own();
        if (own != null) {
            return Stream.of(own);
        }
        var scope = Acting.now().scope();
        return units.institutions().stream()
                .filter(it -> scope.lo() <= it.pos() && it.pos() <= scope.hi());
    }

    private @Nullable Unit own() {
        var unit = Acting.now().unit();
        return unit == null
                ? null
                : units.find(unit).map(Unit::institutionId).flatMap(units::find).orElse(null);
    }
}
