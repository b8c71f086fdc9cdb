package org.matricula.change.extension;

import java.util.List;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.student.Rehearsing;
import org.matricula.policy.Rehearsal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How early an extension has to be asked for, tried upon past applications.
@Configuration(proxyBeanMethods = false)
class ExtensionRehearsal {

    @Bean
    Rehearsal<Integer> extensionAheadRehearsed(Rehearsing rehearsing, WorkingDays workingDays) {
        return rehearsing.of(
                LeaveExtension.AHEAD,
                () -> List.of("leave-extension"),
                (it, days) ->
                        it.day("from")
                                .map(from -> LeaveExtension.late(days, from, it.on(), workingDays))
                                .orElse(null));
    }
}
