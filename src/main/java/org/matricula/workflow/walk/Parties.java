package org.matricula.workflow.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.record.Kinds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 告知当事人: tells whoever a case concerns what became of it: the student, a minor's guardians, and
/// whoever applied for them. Nobody is told what they did themselves.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Parties {

    private final Subjects subjects;
    private final Notices notices;
    private final ObjectProvider<Kinds> kinds;

    Parties(Subjects subjects, Notices notices, ObjectProvider<Kinds> kinds) {
        this.subjects = subjects;
        this.notices = notices;
        this.kinds = kinds;
    }

    /// Of a reversal the applicant alone: the others are told once it has taken something back.
    ///
    /// @param key message key, filled with number, student and applicant
    public void tell(CaseView it, String key) {
        var whom =
                new ArrayList<>(
                        it.reverses() == null ? subjects.parties(it.person()) : List.<UUID>of());
        if (it.applicantId() != null) {
            whom.add(it.applicantId());
        }
        tell(it, key, whom);
    }

    /// Those alone whom somebody else has applied for.
    public void tellStudent(CaseView it, String key) {
        if (it.reverses() == null) {
            tell(it, key, subjects.parties(it.person()));
        }
    }

    private void tell(CaseView it, String key, List<UUID> whom) {
        @Nullable UUID self = Acting.now().account();
        notices.tell(
                whom.stream().distinct().filter(one -> !Objects.equals(one, self)).toList(),
                kinds.getObject().get(it.kind()).news(key),
                "/cases/" + it.id(),
                String.valueOf(it.number()),
                it.subjectName(),
                it.applicant());
    }
}
