package org.matricula.exchange.platform;

import java.util.Map;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Component;

/// Who took a list with identity numbers in full, and what for: 个人信息保护法 第二十八条.
@Component
class TakenLists {

    private final Ledger ledger;

    TakenLists(Ledger ledger) {
        this.ledger = ledger;
    }

    static void needed(String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "export.clear"));
        }
    }

    void note(PlatformLists.Made list, String as, int rows, String reason) {
        ledger.record(
                Act.of("platform-list.take", "platform-list:" + list.id())
                        .at(list.scopePos())
                        .because(reason.strip())
                        .to(Map.of("as", as, "rows", rows)));
    }
}
