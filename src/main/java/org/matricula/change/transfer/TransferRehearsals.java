package org.matricula.change.transfer;

import java.time.temporal.ChronoUnit;
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

/// What each policy of transfers would have changed, tried upon past applications.
@Configuration(proxyBeanMethods = false)
class TransferRehearsals {

    private static final Supplier<List<String>> OUT = () -> List.of("transfer-out");
    private static final Supplier<List<String>> IN = () -> List.of("transfer-in");

    @Bean
    Rehearsal<Integer> transferFirstTermRehearsed(Rehearsing rehearsing, PastStudents students) {
        return rehearsing.with(
                TransferPolicies.FIRST_TERM,
                OUT,
                cases -> {
                    var known = students.dates(cases);
                    return (it, days) -> {
                        var student = known.get(it.enrolment());
                        return student == null
                                ? null
                                : OutRules.firstTerm(days, student.entryOn(), it.on());
                    };
                });
    }

    @Bean
    Rehearsal<Integer> transferLastYearRehearsed(Rehearsing rehearsing, PastStudents students) {
        return rehearsing.with(
                TransferPolicies.LAST_YEAR,
                OUT,
                cases -> {
                    var known = students.dates(cases);
                    return (it, months) -> {
                        var student = known.get(it.enrolment());
                        return student == null
                                ? null
                                : OutRules.lastYear(months, student.graduationOn(), it.on());
                    };
                });
    }

    @Bean
    Rehearsal<Integer> transferFirstWeeksRehearsed(Rehearsing rehearsing, Terms terms) {
        return rehearsing.with(
                TransferPolicies.FIRST_WEEKS,
                OUT,
                cases -> {
                    var known = new HashMap<UUID, List<Term>>();
                    return (it, weeks) ->
                            OutRules.firstWeeks(
                                    weeks,
                                    it.on(),
                                    known.computeIfAbsent(it.institution(), terms::of).stream()
                                            .filter(term -> term.contains(it.on()))
                                            .findFirst()
                                            .orElse(null));
                });
    }

    @Bean
    Rehearsal<Integer> transferNoticeRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                TransferPolicies.NOTICE,
                IN,
                (it, days) -> {
                    var from = it.day("noticeFrom");
                    var until = it.day("noticeUntil");
                    var told =
                            from.isEmpty() || until.isEmpty()
                                    ? 0
                                    : ChronoUnit.DAYS.between(from.get(), until.get()) + 1;
                    return InRules.announced(days, told);
                });
    }
}
