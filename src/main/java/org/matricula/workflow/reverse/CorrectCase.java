package org.matricula.workflow.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.apply.DraftCase;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 申请更正: opens the correction of a granted case; somebody else decides it.
@Service
public class CorrectCase {

    private final CaseRows cases;
    private final Subjects subjects;
    private final DraftCase draftCase;
    private final SubmitCase submitCase;
    private final CorrectionKind kind;
    private final FormReader forms;
    private final ObjectProvider<Kinds> kinds;

    CorrectCase(
            CaseRows cases,
            Subjects subjects,
            DraftCase draftCase,
            SubmitCase submitCase,
            CorrectionKind kind,
            FormReader forms,
            ObjectProvider<Kinds> kinds) {
        this.cases = cases;
        this.subjects = subjects;
        this.draftCase = draftCase;
        this.submitCase = submitCase;
        this.kind = kind;
        this.forms = forms;
        this.kinds = kinds;
    }

    /// @param fields what is right: every field that differs from what was granted; a log stays
    /// @return the correcting case
    @Transactional
    public UUID open(UUID granted, Map<String, ?> fields, String reason) {
        var wrong = cases.lock(granted);
        if (!wrong.state().granted()) {
            throw new Refused(Refusal.conflict("reversal.not-granted"));
        }
        var corrected = kinds.getObject().get(wrong.kind());
        var right = forms.tidy(corrected, fields);
        var changes = new ArrayList<Map<String, Object>>();
        for (var field : corrected.fields()) {
            var value = right.get(field.key());
            if (field.type() != FormField.Type.LOG
                    && value != null
                    && !Objects.equals(value, wrong.fields().get(field.key()))) {
                changes.add(Map.of("field", field.key(), "value", value.toString()));
            }
        }
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank()
                                ? Refusal.rule("case-correction.reason").at("reason")
                                : null,
                        Refusal.when(changes.isEmpty(), "case-correction.nothing")));
        return send(granted, wrong.subject(), changes, reason);
    }

    private UUID send(
            UUID granted, UUID subject, List<Map<String, Object>> changes, String reason) {
        try {
            var id =
                    draftCase.draft(
                            kind,
                            subjects.get(subject),
                            Map.of(
                                    "of", granted.toString(),
                                    "reason", reason,
                                    "changes", changes),
                            reason,
                            granted);
            submitCase.submit(id);
            return id;
        } catch (DuplicateKeyException another) {
            throw new Refused(Refusal.conflict("reversal.under-way"));
        }
    }
}
