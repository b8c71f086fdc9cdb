package org.matricula.archive.fixity;

import org.springframework.stereotype.Component;

/// The night's round, for tests of what it finds.
@Component
public class TestNights {

    private final CheckHoldings checkHoldings;

    TestNights(CheckHoldings checkHoldings) {
        this.checkHoldings = checkHoldings;
    }

    public void night() {
        checkHoldings.round();
    }
}
