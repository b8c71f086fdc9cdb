package org.matricula.audit;

import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Every few seconds: what was written is put in order, signed when due, and copied outside.
@Component
class LedgerRounds {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRounds.class);
    private static final Actor LEDGER = Actor.system("ledger");

    private final Sequencer sequencer;
    private final LedgerCopy copy;

    LedgerRounds(Sequencer sequencer, LedgerCopy copy) {
        this.sequencer = sequencer;
        this.copy = copy;
    }

    @Scheduled(initialDelay = 5000, fixedDelay = 5000)
    void round() {
        try {
            go(false);
        } catch (RuntimeException e) {
            LOG.error("the ledger could not be put in order", e);
        }
    }

    /// Puts in order what waits, for somebody who is about to read.
    void order() {
        Acting.as(LEDGER, this::sequence);
    }

    /// Order, checkpoint and copy at once.
    void close() {
        go(true);
    }

    private void go(boolean atOnce) {
        Acting.as(
                LEDGER,
                () -> {
                    sequence();
                    sequencer.checkpoint(atOnce);
                    copy.write();
                });
    }

    private void sequence() {
        while (sequencer.sequence()) {
            Thread.onSpinWait();
        }
    }
}
