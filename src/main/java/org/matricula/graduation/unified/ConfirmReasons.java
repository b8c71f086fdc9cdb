package org.matricula.graduation.unified;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 核对免考原因代码: the codes shipped are placeholders, for the list below the table is in no source.
/// Until the institution has compared them with the list it was given, no table leaves (电大学籍管理工作流程
/// 一4).
@Service
public class ConfirmReasons {

    private static final int LONGEST = 200;

    private final ReasonConfirmations rows;
    private final Codes codes;
    private final Units units;
    private final Ledger ledger;

    ConfirmReasons(ReasonConfirmations rows, Codes codes, Units units, Ledger ledger) {
        this.rows = rows;
        this.codes = codes;
        this.units = units;
        this.ledger = ledger;
    }

    /// Subjects whose codes nobody has compared, or that changed since.
    @Transactional(readOnly = true)
    public List<String> placeholders(UUID institution, Collection<String> subjects) {
        return subjects.stream()
                .distinct()
                .filter(it -> rows.last(institution, table(it)).filter(now(it)::equals).isEmpty())
                .toList();
    }

    /// @param source the list they were compared with, such as the notice it came with
    @Transactional
    public void confirm(UUID institution, String subject, String source) {
        var at = units.get(institution);
        var scope = Acting.now().scope();
        Refused.unlessEmpty(
                Refusal.all(
                        at.institution() && scope.reaches(at.pos()) && scope.reaches(at.posEnd())
                                ? null
                                : Refusal.forbidden("unified.confirm-whole"),
                        UnifiedSubject.of(subject).isPresent()
                                ? null
                                : Refusal.input("subject", "unified.subject"),
                        source.isBlank() || source.strip().length() > LONGEST
                                ? Refusal.input("source", "unified.confirm-source")
                                : null));
        var present = now(subject);
        rows.add(institution, table(subject), present, source.strip());
        ledger.record(
                Act.of("unified.confirm-reasons", "codes:" + table(subject))
                        .at(at.pos())
                        .because(source.strip())
                        .to(Map.of("codes", String.join("; ", present))));
    }

    private List<String> now(String subject) {
        return codes.list(table(subject)).stream().map(it -> it.code() + " " + it.label()).toList();
    }

    private static String table(String subject) {
        return "exemption-" + subject;
    }
}
