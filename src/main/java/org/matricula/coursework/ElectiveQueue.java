package org.matricula.coursework;

import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Component;

/// 候补: whenever a place is free, the first on the list has it. Told by the system itself, for no
/// student sees another's choice.
@Component
class ElectiveQueue {

    private final SettleElective settleElective;

    ElectiveQueue(SettleElective settleElective) {
        this.settleElective = settleElective;
    }

    /// Outside of whatever freed the place, so that it is seen.
    void advance(UUID task) {
        Acting.as(Actor.system("electives"), () -> settleElective.advance(task));
    }
}
