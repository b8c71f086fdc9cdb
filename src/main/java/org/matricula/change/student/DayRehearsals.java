package org.matricula.change.student;

import java.util.List;
import org.matricula.policy.Rehearsal;
import org.matricula.workflow.CaseKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How far back and ahead a change may take effect, tried upon past applications of every kind.
@Configuration(proxyBeanMethods = false)
class DayRehearsals {

    @Bean
    Rehearsal<Integer> pastDaysRehearsed(Rehearsing rehearsing, ObjectProvider<CaseKind<?>> kinds) {
        return rehearsing.of(
                ChangePolicies.PAST,
                () -> heldTo("change.past", kinds),
                (it, days) ->
                        it.effectiveOn()
                                .map(day -> ChangeRules.tooEarly(day, it.on(), days))
                                .orElse(null));
    }

    @Bean
    Rehearsal<Integer> futureDaysRehearsed(
            Rehearsing rehearsing, ObjectProvider<CaseKind<?>> kinds) {
        return rehearsing.of(
                ChangePolicies.FUTURE,
                () -> heldTo("change.future", kinds),
                (it, days) ->
                        it.effectiveOn()
                                .map(day -> ChangeRules.tooLate(day, it.on(), days))
                                .orElse(null));
    }

    private static List<String> heldTo(String rule, ObjectProvider<CaseKind<?>> kinds) {
        return kinds.stream()
                .filter(it -> it.rules().contains(rule))
                .<String>map(CaseKind::code)
                .toList();
    }
}
