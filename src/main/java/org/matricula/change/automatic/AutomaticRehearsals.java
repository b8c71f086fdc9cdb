package org.matricula.change.automatic;

import java.util.List;
import java.util.function.Supplier;
import org.matricula.change.student.Rehearsing;
import org.matricula.policy.Rehearsal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The deadlines of an automatic withdrawal, tried upon past reports.
@Configuration(proxyBeanMethods = false)
class AutomaticRehearsals {

    private static final Supplier<List<String>> REPORTS = () -> List.of("automatic-withdrawal");

    @Bean
    Rehearsal<Integer> absentDaysRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                AutomaticPolicies.ABSENT_DAYS,
                REPORTS,
                (it, days) ->
                        it.day("lostOn")
                                .map(lost ->
                                        AutomaticWithdrawal.tooSoon(
                                                days,
                                                String.valueOf(it.fields().get("ground")),
                                                lost,
                                                it.on()))
                                .orElse(null));
    }

    @Bean
    Rehearsal<Integer> noticeDaysRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                AutomaticPolicies.NOTICE_DAYS,
                REPORTS,
                (it, days) ->
                        it.day("noticeFrom")
                                .flatMap(from ->
                                        it.day("on")
                                                .map(on ->
                                                        AutomaticWithdrawal.unannounced(
                                                                days, from, on)))
                                .orElse(null));
    }
}
