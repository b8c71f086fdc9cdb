package org.matricula.registry;

import java.util.UUID;

/// 转学待对方办理: the school has let a student go and another decides yet, so that what was settled for
/// it stays settled until the answer.
public interface Departures {

    boolean agreed(UUID enrolment);
}
