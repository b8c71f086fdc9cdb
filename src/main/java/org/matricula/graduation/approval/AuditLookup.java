package org.matricula.graduation.approval;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.Unmet;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.graduation.round.GraduationVerdicts;
import org.matricula.graduation.round.Verdict;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 查询毕业审核信息: what the provincial audit says, once it has spoken, and why.
@Service
@Transactional(readOnly = true)
public class AuditLookup {

    private static final int AT_ONCE = 200;
    private static final Set<String> UNIFIED = Set.of("english-exam", "computer-exam");

    /// @param reasons why it is not passed, in words
    /// @param unifiedAlone whether a unified examination is all that stands in the way: then an
    ///   exemption may help
    public record Line(
            Verdict verdict, boolean passed, List<String> reasons, boolean unifiedAlone) {}

    /// 按班完成学分情况. @param least the fewest credits anybody of the class has
    public record ClassCredits(
            String code,
            String unit,
            int students,
            int complete,
            BigDecimal least,
            BigDecimal average,
            BigDecimal need) {}

    private final GraduationRounds rounds;
    private final GraduationVerdicts verdicts;
    private final ClassCreditRows credits;
    private final MessageSource messages;

    AuditLookup(
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            ClassCreditRows credits,
            MessageSource messages) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.credits = credits;
        this.messages = messages;
    }

    /// @param passed null for both
    /// @throws Refused before the provincial audit
    public Slice<Line> lines(
            UUID round, @Nullable Boolean passed, @Nullable String after, int limit) {
        audited(round);
        var page =
                verdicts.page(
                        new GraduationVerdicts.Sought(
                                round,
                                passed == null
                                        ? ""
                                        : passed ? "graduate" : GraduationVerdicts.OTHERS,
                                ""),
                        after,
                        limit);
        var unmet = verdicts.unmet(page.items().stream().map(Verdict::id).toList());
        return page.map(it -> line(it, unmet.getOrDefault(it.id(), List.of())));
    }

    private Line line(Verdict it, List<Unmet> unmet) {
        var alone =
                !unmet.isEmpty() && unmet.stream().allMatch(one -> UNIFIED.contains(one.rule()));
        return new Line(it, good(it), unmet.stream().map(this::word).toList(), alone && !good(it));
    }

    /// @throws Refused before the provincial audit
    public List<ClassCredits> credits(UUID round) {
        audited(round);
        return credits.of(round);
    }

    /// 毕业审核未通过原因, a line a student, all of them.
    public void reasons(UUID round, OutputStream out) {
        var heads =
                Stream.of(
                                "graduation.number",
                                "page.name",
                                "graduation.class",
                                "graduation.application.credits",
                                "graduation.application.credits-need",
                                "graduation.reason")
                        .map(this::say)
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out, SheetDesign.of(say("graduation.application.reasons"), heads))) {
            var page = lines(round, false, null, AT_ONCE);
            page.items().forEach(it -> sheet.row(row(it)));
            while (page.next() != null) {
                page = lines(round, false, page.next(), AT_ONCE);
                page.items().forEach(it -> sheet.row(row(it)));
            }
        }
    }

    private static List<Object> row(Line it) {
        return Arrays.asList(
                it.verdict().studentNumber(),
                it.verdict().name(),
                it.verdict().unit(),
                it.verdict().credits(),
                it.verdict().creditsNeed(),
                String.join("；", it.reasons()));
    }

    private String word(Unmet it) {
        return Stream.of(
                        say("graduation.rule." + it.rule()),
                        it.about(),
                        it.needs() == null || it.has() == null
                                ? ""
                                : it.has().toPlainString() + "/" + it.needs().toPlainString(),
                        String.join("、", it.courses()),
                        it.reach() == null
                                ? ""
                                : say("graduation.reach", it.reach().toPlainString()))
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining(" "));
    }

    private void audited(UUID round) {
        if (!UploadList.audited(rounds.get(round))) {
            throw new Refused(Refusal.conflict("graduation.upload-audit"));
        }
    }

    private static boolean good(Verdict it) {
        return it.outcome().equals("graduate");
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
