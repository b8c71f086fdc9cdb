package org.matricula.credential.transcript;

import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 填写英文译名: from now on English papers bear them; what was issued stays as it is.
@Service
class NameInEnglish {

    private final EnglishNames names;
    private final Units units;
    private final Ledger ledger;

    NameInEnglish(EnglishNames names, Units units, Ledger ledger) {
        this.names = names;
        this.units = units;
        this.ledger = ledger;
    }

    /// @return how many are new or other than before
    @Transactional
    int write(UUID institution, Map<UUID, String> typed) {
        var written = names.write(institution, typed);
        if (written > 0) {
            ledger.record(
                    Act.of("transcript.name-in-english", "unit:" + institution)
                            .at(units.get(institution).pos())
                            .to(Map.of("names", written)));
        }
        return written;
    }
}
