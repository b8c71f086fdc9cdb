package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Code;
import org.matricula.codebook.Codes;
import org.matricula.graduation.unified.ReasonConfirmations.Confirmation;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 核对免考原因代码: 免考原因 is written as a code of the list below the table (电大学籍管理工作流程 一4), which is in no
/// public source and differs from province to province. So the reasons are ours, and each
/// institution says which code of its list stands for each; until it has, no table leaves.
@Service
public class ConfirmReasons {

    private static final int LONGEST = 200;
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1,10}");

    /// One of our reasons, and how the institution's table writes it.
    ///
    /// @param written empty where its list has none, or nobody has compared it
    public record Reason(String code, String label, String written) {}

    /// @param confirmed whether the reasons are still those that were compared
    /// @param source the list they were compared with; null where they never were
    public record Compared(
            String subject,
            boolean confirmed,
            List<Reason> reasons,
            @Nullable String source,
            @Nullable String by,
            @Nullable LocalDate on) {}

    private final ReasonConfirmations rows;
    private final Codes codes;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ConfirmReasons(ReasonConfirmations rows, Codes codes, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Of each subject, as it was compared last.
    @Transactional(readOnly = true)
    public List<Compared> compared(UUID institution) {
        return Stream.of(UnifiedSubject.values()).map(it -> compared(institution, it)).toList();
    }

    private Compared compared(UUID institution, UnifiedSubject subject) {
        var last = rows.last(institution, subject.reasons());
        var known = last.map(ConfirmReasons::known).orElse(Map.of());
        return new Compared(
                subject.code(),
                last.map(Confirmation::reasons).filter(now(subject)::equals).isPresent(),
                codes.list(subject.reasons()).stream()
                        .map(it ->
                                new Reason(it.code(), it.label(), known.getOrDefault(word(it), "")))
                        .toList(),
                last.map(Confirmation::source).orElse(null),
                last.map(Confirmation::confirmedBy).orElse(null),
                last.map(it -> LocalDate.ofInstant(it.confirmedAt(), clock.getZone()))
                        .orElse(null));
    }

    /// Our code to its list's, of the reasons the list of a unit's institution has, by subject; a
    /// subject nobody has compared as it is now is missing.
    @Transactional(readOnly = true)
    public Map<UnifiedSubject, Map<String, String>> written(Unit unit) {
        var institution = unit.institutionId() == null ? unit.id() : unit.institutionId();
        var all = new EnumMap<UnifiedSubject, Map<String, String>>(UnifiedSubject.class);
        for (var subject : UnifiedSubject.values()) {
            var it = compared(institution, subject);
            if (it.confirmed()) {
                all.put(
                        subject,
                        it.reasons().stream()
                                .filter(one -> !one.written().isEmpty())
                                .collect(Collectors.toMap(Reason::code, Reason::written)));
            }
        }
        return all;
    }

    /// The list's codes themselves.
    static Map<UnifiedSubject, Set<String>> known(
            Map<UnifiedSubject, Map<String, String>> written) {
        var all = new EnumMap<UnifiedSubject, Set<String>>(UnifiedSubject.class);
        written.forEach((subject, codes) -> all.put(subject, Set.copyOf(codes.values())));
        return all;
    }

    /// @param written our code to the list's; what is left out or empty the list does not have
    /// @param source the list they were compared with, such as the notice it came with
    @Transactional
    public void confirm(
            UUID institution, String subject, Map<String, String> written, String source) {
        var at = units.get(institution);
        var scope = Acting.now().scope();
        var of = UnifiedSubject.of(subject).orElse(null);
        var told = new ArrayList<String>();
        var refusals = new ArrayList<Refusal>();
        for (var it : of == null ? List.<Code>of() : codes.list(of.reasons())) {
            var code = written.getOrDefault(it.code(), "").strip();
            told.add(code);
            if (!code.isEmpty() && !CODE.matcher(code).matches()) {
                refusals.add(
                        Refusal.input(
                                "code-" + it.code(), "unified.confirm-code", it.label(), code));
            }
        }
        refusals.addAll(
                Refusal.all(
                        at.institution() && scope.reaches(at.pos()) && scope.reaches(at.posEnd())
                                ? null
                                : Refusal.forbidden("unified.confirm-whole"),
                        of == null ? Refusal.input("subject", "unified.subject") : null,
                        of != null && told.stream().allMatch(String::isEmpty)
                                ? Refusal.input("code", "unified.confirm-none")
                                : null,
                        source.isBlank() || source.strip().length() > LONGEST
                                ? Refusal.input("source", "unified.confirm-source")
                                : null));
        Refused.unlessEmpty(refusals);
        var present = now(of);
        rows.add(institution, of.reasons(), present, told, source.strip());
        ledger.record(
                Act.of("unified.confirm-reasons", "codes:" + of.reasons())
                        .at(at.pos())
                        .because(source.strip())
                        .to(Map.of("codes", String.join("; ", pairs(present, told)))));
    }

    private static List<String> pairs(List<String> reasons, List<String> written) {
        var all = new ArrayList<String>();
        for (var i = 0; i < reasons.size(); i++) {
            all.add(reasons.get(i) + " = " + written.get(i));
        }
        return all;
    }

    private static Map<String, String> known(Confirmation it) {
        var all = new HashMap<String, String>();
        for (var i = 0; i < it.reasons().size(); i++) {
            all.put(it.reasons().get(i), it.written().get(i));
        }
        return all;
    }

    private List<String> now(UnifiedSubject subject) {
        return codes.list(subject.reasons()).stream().map(ConfirmReasons::word).toList();
    }

    private static String word(Code it) {
        return it.code() + " " + it.label();
    }
}
