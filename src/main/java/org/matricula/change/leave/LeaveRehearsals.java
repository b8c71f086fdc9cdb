package org.matricula.change.leave;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.change.student.PastCase;
import org.matricula.change.student.Rehearsing;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Rehearsal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What each policy of leaves would have changed, tried upon past applications.
@Configuration(proxyBeanMethods = false)
class LeaveRehearsals {

    private static final Supplier<List<String>> LEAVES = () -> List.of("leave-of-absence");

    /// An extension is held to the same lengths.
    private static final Supplier<List<String>> LENGTHS =
            () -> List.of("leave-of-absence", "leave-extension");

    @Bean
    Rehearsal<Integer> leaveTimesRehearsed(Rehearsing rehearsing, PastLeaves past) {
        return rehearsing.with(
                LeavePolicies.MOST_TIMES,
                LEAVES,
                cases -> {
                    var taken = past.taken(cases);
                    return (it, most) ->
                            LeaveRules.tooOften(
                                    most, taken.getOrDefault(it.id(), List.of()).size());
                });
    }

    @Bean
    Rehearsal<Integer> leaveMonthsRehearsed(Rehearsing rehearsing, PastLeaves past) {
        return rehearsing.with(
                LeavePolicies.MOST_MONTHS,
                LENGTHS,
                cases -> {
                    var taken = past.taken(cases);
                    return (it, most) ->
                            asked(
                                    it,
                                    (from, last) ->
                                            LeaveRules.tooLongInAll(
                                                    most,
                                                    taken.getOrDefault(it.id(), List.of()),
                                                    from,
                                                    last));
                });
    }

    @Bean
    Rehearsal<Integer> leaveMonthsAtOnceRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                LeavePolicies.MOST_MONTHS_AT_ONCE,
                LENGTHS,
                (it, most) -> asked(it, (from, last) -> LeaveRules.tooLong(most, from, last)));
    }

    @Bean
    Rehearsal<Integer> leaveLeastMonthsRehearsed(Rehearsing rehearsing) {
        return rehearsing.of(
                LeavePolicies.LEAST_MONTHS,
                LEAVES,
                (it, least) -> asked(it, (from, last) -> LeaveRules.tooShort(least, from, last)));
    }

    @Bean
    Rehearsal<Integer> leaveBeforeGraduationRehearsed(Rehearsing rehearsing, PastLeaves past) {
        return rehearsing.with(
                LeavePolicies.BEFORE_GRADUATION,
                LEAVES,
                cases -> {
                    var graduation = past.graduation(cases);
                    return (it, days) ->
                            it.day("from")
                                    .map(from ->
                                            LeaveRules.nearGraduation(
                                                    days, from, graduation.get(it.id())))
                                    .orElse(null);
                });
    }

    @Bean
    Rehearsal<Integer> leaveFirstWeeksRehearsed(Rehearsing rehearsing, Terms terms) {
        return rehearsing.with(
                LeavePolicies.FIRST_WEEKS,
                LEAVES,
                cases -> {
                    var known = new HashMap<UUID, List<Term>>();
                    return (it, weeks) ->
                            it.day("from")
                                    .map(from ->
                                            LeaveRules.lateInTerm(
                                                    weeks,
                                                    from,
                                                    term(
                                                            known.computeIfAbsent(
                                                                    it.institution(), terms::of),
                                                            from)))
                                    .orElse(null);
                });
    }

    private static @Nullable Term term(List<Term> terms, LocalDate day) {
        return terms.stream().filter(it -> it.contains(day)).findFirst().orElse(null);
    }

    /// What was never filled in is held to nothing.
    private static @Nullable Refusal asked(
            PastCase it, BiFunction<LocalDate, LocalDate, @Nullable Refusal> rule) {
        var from = it.day("from");
        var last = it.day("lastOn");
        return from.isEmpty() || last.isEmpty() || last.get().isBefore(from.get())
                ? null
                : rule.apply(from.get(), last.get());
    }
}
