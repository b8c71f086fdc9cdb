package org.matricula.change.programme;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.change.student.PastStudents;
import org.matricula.change.student.Rehearsing;
import org.matricula.policy.Rehearsal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What each policy of changing programme would have changed, tried upon past applications.
@Configuration(proxyBeanMethods = false)
class ProgrammeRehearsals {

    private static final Supplier<List<String>> KIND = () -> List.of("change-of-programme");

    @Bean
    Rehearsal<Integer> programmeTimesRehearsed(Rehearsing rehearsing, PastStudents students) {
        return rehearsing.with(
                ProgrammeRules.TIMES,
                KIND,
                cases -> {
                    var before = students.before(cases);
                    return (it, most) ->
                            ProgrammeRules.tooOften(most, before.getOrDefault(it.id(), 0));
                });
    }

    @Bean
    Rehearsal<Integer> programmeLeastRehearsed(Rehearsing rehearsing, PastStudents students) {
        return rehearsing.with(
                ProgrammeRules.LEAST,
                KIND,
                cases -> {
                    var known = students.dates(cases);
                    return (it, least) -> {
                        var student = known.get(it.enrolment());
                        return student == null
                                ? null
                                : ProgrammeRules.tooSoon(least, student.entryOn(), it.on());
                    };
                });
    }

    @Bean
    Rehearsal<Integer> programmeGraduatingRehearsed(Rehearsing rehearsing, PastStudents students) {
        return rehearsing.with(
                ProgrammeRules.GRADUATING,
                KIND,
                cases -> {
                    var known = students.dates(cases);
                    return (it, days) -> {
                        var student = known.get(it.enrolment());
                        return student == null || it.day("on").isEmpty()
                                ? null
                                : ProgrammeRules.graduating(
                                        days, student.graduationOn(), it.day("on").get());
                    };
                });
    }

    @Bean
    Rehearsal<Integer> programmeWeeksRehearsed(Rehearsing rehearsing, Terms terms) {
        return rehearsing.with(
                ProgrammeRules.WEEKS,
                KIND,
                cases -> {
                    var known = new HashMap<UUID, List<Term>>();
                    return (it, most) ->
                            ProgrammeRules.lateInTerm(
                                    most,
                                    it.on(),
                                    known.computeIfAbsent(it.institution(), terms::of).stream()
                                            .filter(term -> term.contains(it.on()))
                                            .findFirst()
                                            .orElse(null));
                });
    }
}
