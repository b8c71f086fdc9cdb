package org.matricula.change.returning;

import java.util.List;
import org.matricula.change.leave.PastLeaves;
import org.matricula.change.student.Rehearsing;
import org.matricula.policy.Rehearsal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How late somebody may come back, tried upon past applications.
@Configuration(proxyBeanMethods = false)
class ReturnRehearsal {

    @Bean
    Rehearsal<Integer> returnGraceRehearsed(Rehearsing rehearsing, PastLeaves past) {
        return rehearsing.with(
                ReturnFromLeave.GRACE,
                () -> List.of("return-from-leave"),
                cases -> {
                    var lastOn = past.lastOn(cases);
                    return (it, days) ->
                            it.day("on")
                                    .filter(on -> lastOn.containsKey(it.id()))
                                    .map(on -> ReturnFromLeave.late(days, on, lastOn.get(it.id())))
                                    .orElse(null);
                });
    }
}
