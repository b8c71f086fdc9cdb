package org.matricula.workflow.apply;

import java.io.InputStream;
import java.util.UUID;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.EvidenceRows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 提交证明材料.
@Service
public class AddEvidence {

    private final Applicant applicant;
    private final CaseRows cases;
    private final EvidenceRows evidence;
    private final Files files;

    AddEvidence(Applicant applicant, CaseRows cases, EvidenceRows evidence, Files files) {
        this.applicant = applicant;
        this.cases = cases;
        this.evidence = evidence;
        this.files = files;
    }

    /// @param kind what it is declared to be, such as `medical-certificate`
    @Transactional
    public UUID add(UUID caseId, String kind, String name, InputStream content) {
        if (!kind.matches("[a-z][a-z0-9-]{1,40}")) {
            throw new Refused(Refusal.input("kind", "case.evidence-kind"));
        }
        var it = applicant.editing(caseId);
        var stored = files.store(new NewFile(it.scopePos(), it.person(), kind, name, content));
        return evidence.add(it, kind, stored.id(), stored.name());
    }

    /// Takes it off the case; the file itself stays in the person's own files. What an office filed
    /// is not the applicant's to take; what was approved with the paper, was approved with it.
    @Transactional
    public void remove(UUID caseId, UUID item) {
        applicant.editing(caseId);
        if (!evidence.remove(caseId, item, Acting.now().name())) {
            throw new Absent("evidence");
        }
        cases.changed(caseId);
    }
}
