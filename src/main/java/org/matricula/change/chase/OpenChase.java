package org.matricula.change.chase;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refusal;
import org.matricula.registry.TransferObstacle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 劝返未了: a pupil who is looked for is not let go to another school before it is written down how
/// the search ended, as that they study there.
@Component
@Transactional(propagation = Propagation.SUPPORTS)
class OpenChase implements TransferObstacle {

    private static final String CHASED = "transfer.chased";

    private final Chases chases;

    OpenChase(Chases chases) {
        this.chases = chases;
    }

    @Override
    public List<Refusal> obstacles(UUID enrolment) {
        return Refusal.all(Refusal.when(chases.underWay(enrolment), CHASED));
    }

    @Override
    public List<String> codes() {
        return List.of(CHASED);
    }
}
