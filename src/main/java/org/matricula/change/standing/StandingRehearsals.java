package org.matricula.change.standing;

import java.time.LocalDate;
import java.util.List;
import org.matricula.change.student.PastStudents;
import org.matricula.change.student.Rehearsing;
import org.matricula.policy.Rehearsal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What each policy of places held, study away and deferred admission would have changed, tried
/// upon past applications.
@Configuration(proxyBeanMethods = false)
class StandingRehearsals {

    @Bean
    Rehearsal<Integer> serviceWithinRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                StandingPolicies.SERVICE_WITHIN,
                () -> List.of("service-hold"),
                (it, days) ->
                        it.day("noticeOn")
                                .map(notice -> ServiceHold.late(days, notice, it.on()))
                                .orElse(null));
    }

    @Bean
    Rehearsal<Integer> awayMonthsRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                StandingPolicies.AWAY_MONTHS,
                () -> List.of("study-away"),
                (it, most) ->
                        it.day("on")
                                .flatMap(on ->
                                        it.day("lastOn")
                                                .map(last -> StudyAway.tooLong(most, on, last)))
                                .orElse(null));
    }

    @Bean
    Rehearsal<Integer> deferralWithinRehearsed(Rehearsing rehearsing, PastStudents students) {
        return rehearsing.with(
                StandingPolicies.DEFERRAL_WITHIN,
                () -> List.of("deferred-admission"),
                cases -> {
                    var known = students.dates(cases);
                    return (it, days) -> {
                        var student = known.get(it.enrolment());
                        return student == null
                                ? null
                                : DeferredAdmission.late(days, student.entryOn(), it.on());
                    };
                });
    }

    @Bean
    Rehearsal<Integer> deferralMonthsRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                StandingPolicies.DEFERRAL_MONTHS,
                () -> List.of("deferred-admission"),
                (it, most) -> {
                    var on = it.day("on").orElse(LocalDate.MAX);
                    var last = it.day("lastOn").orElse(LocalDate.MIN);
                    return last.isBefore(on)
                            ? null
                            : DeferredAdmission.tooLong(
                                    most, on, last, String.valueOf(it.fields().get("reason")));
                });
    }
}
