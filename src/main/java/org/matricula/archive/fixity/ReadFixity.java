package org.matricula.archive.fixity;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ReadFixity {

    /// @param rounds the newest first
    record Health(List<Round> rounds, List<Damage> damages) {}

    private static final int ROUNDS = 30;
    private static final int DAMAGES = 500;

    private final FixityRows rows;

    ReadFixity(FixityRows rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    Health health() {
        return new Health(rows.rounds(ROUNDS), rows.damages(DAMAGES));
    }
}
