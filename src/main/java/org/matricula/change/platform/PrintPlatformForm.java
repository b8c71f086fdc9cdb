package org.matricula.change.platform;

import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 打印 《国家开放大学学生自愿退学申请表》, 一式四份; it has the ID number in clear, so the ledger tells of it.
@Service
class PrintPlatformForm {

    record Paper(String name, byte[] pdf) {}

    private final PlatformImages images;
    private final PlatformLetter letter;
    private final Ledger ledger;

    PrintPlatformForm(PlatformImages images, PlatformLetter letter, Ledger ledger) {
        this.images = images;
        this.letter = letter;
        this.ledger = ledger;
    }

    @Transactional
    Paper print(UUID caseId) {
        var it = images.head(caseId).orElseThrow(() -> new Absent("case"));
        ledger.record(
                Act.of("platform.form", "case:" + caseId)
                        .at(it.scopePos())
                        .inCase(caseId)
                        .to(Map.of("copies", PlatformLetter.COPIES)));
        return new Paper(it.studentNumber() + it.name() + ".pdf", letter.form(it));
    }
}
