package org.matricula.change.programme;

import java.util.UUID;
import org.matricula.coursework.recognition.RecognitionDesk;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 转入院系, which says what it recognises until the list is shown.
@Component
class ReceivingDesk implements RecognitionDesk {

    private final ProgrammeLists lists;

    ReceivingDesk(ProgrammeLists lists) {
        this.lists = lists;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mine(UUID caseId) {
        return Acting.now().holds("department-registrar") && lists.assessable(caseId);
    }
}
