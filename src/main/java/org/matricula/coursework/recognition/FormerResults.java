package org.matricula.coursework.recognition;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.registry.Registry;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 成绩随档案移交 (普通高等学校学生管理规定 第二十三条; 中小学生学籍管理办法): what a student who changes schools has been given goes
/// with the file, and is read at the new school as results of the former one.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FormerResults {

    private final BroughtRows rows;
    private final Registry registry;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;

    FormerResults(
            BroughtRows rows,
            Registry registry,
            Ledger ledger,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.registry = registry;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /// One line a result, in the words of the hand-over list.
    public List<String> lines(UUID enrolment) {
        return rows.travelling(enrolment).stream().map(this::line).toList();
    }

    /// Writes them at the school that takes the student in. Whoever calls reaches both.
    ///
    /// @param transfer by which they came, once each
    /// @param evidence number of the package
    /// @return how many
    public int carry(UUID from, UUID to, String origin, UUID transfer, @Nullable String evidence) {
        var student = registry.get(to);
        var written =
                rows.carry(
                        from,
                        to,
                        origin,
                        transfer,
                        evidence == null ? "" : evidence,
                        clock.instant());
        ledger.record(
                Act.of("brought.carry", "enrolment:" + to)
                        .at(student.scopePos())
                        .to(Map.of("from", origin, "results", written)));
        return written;
    }

    private String line(Brought it) {
        return messages.getMessage(
                it.credits() == null ? "brought.line.plain" : "brought.line",
                new Object[] {
                    it.origin(),
                    it.term(),
                    (it.code() + " " + it.name()).strip(),
                    result(it),
                    messages.getMessage(
                            "coursework.attempt." + it.attempt(), null, Locale.SIMPLIFIED_CHINESE),
                    it.credits() == null ? "" : it.credits().stripTrailingZeros().toPlainString()
                },
                Locale.SIMPLIFIED_CHINESE);
    }

    private String result(Brought it) {
        return it.mark() == null
                ? String.valueOf(it.total())
                : messages.getMessage(
                        "coursework.mark." + it.mark(), null, Locale.SIMPLIFIED_CHINESE);
    }
}
