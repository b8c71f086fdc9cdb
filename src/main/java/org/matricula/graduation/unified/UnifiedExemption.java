package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 网考免考: an exemption from a unified examination, or a result that stands here and that the
/// national register has not got, so that the audit of graduation lets nobody through
/// (国家开放大学本科层次统考规定; 电大学籍管理工作流程 一). What is granted waits for 《河北电大免考信息表》.
@Component
class UnifiedExemption implements CaseKind<UnifiedExemption.Request> {

    static final String CODE = "unified-exemption";
    private static final int LONGEST = 60;

    /// 入学注册时年满40周岁
    private static final String AGED = "06";

    private static final int AGE = 40;

    /// 统考合格，未同步
    private static final String PASSED = "09";

    /// @param situation `exempt` or `unsynchronised`
    /// @param englishReason 免考原因 of 大学英语B, null where it is not asked for
    record Request(
            String situation,
            @Nullable String englishReason,
            @Nullable String computerReason,
            @Nullable String certificate,
            @Nullable String explanation) {

        Map<UnifiedSubject, String> reasons() {
            var all = new LinkedHashMap<UnifiedSubject, String>();
            if (englishReason != null && !englishReason.isBlank()) {
                all.put(UnifiedSubject.ENGLISH, englishReason);
            }
            if (computerReason != null && !computerReason.isBlank()) {
                all.put(UnifiedSubject.COMPUTER, computerReason);
            }
            return all;
        }
    }

    private final UnifiedExams exams;
    private final Exemptions exemptions;
    private final Codes codes;
    private final Ledger ledger;
    private final Clock clock;

    UnifiedExemption(
            UnifiedExams exams, Exemptions exemptions, Codes codes, Ledger ledger, Clock clock) {
        this.exams = exams;
        this.exemptions = exemptions;
        this.codes = codes;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.choice("situation", "exempt", "unsynchronised"),
                FormField.code("englishReason", UnifiedSubject.ENGLISH.reasons()).optional(),
                FormField.code("computerReason", UnifiedSubject.COMPUTER.reasons()).optional(),
                FormField.text("certificate").optional(),
                FormField.longText("explanation").optional());
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student", "class-teacher", "counsellor", "registrar", "point-reviewer");
    }

    /// Those who still study for a bachelor's degree with an open university.
    @Override
    public boolean offered(Subject subject) {
        return subject.education().equals("open")
                && StudentStatus.of(subject.status()).active()
                && exemptions.bachelor(subject.id());
    }

    /// It touches no standing.
    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(
                Evidence.required(
                        form.situation().equals("exempt")
                                ? "unified-certificate"
                                : "unified-result"),
                Evidence.welcome("identity-card"));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("unified-certificate", "unified-result", "identity-card");
    }

    @Override
    public List<Refusal> refusals(Request form, Application it) {
        var all = new ArrayList<Refusal>();
        if (!exemptions.bachelor(it.subject().id())) {
            all.add(Refusal.rule("unified.level"));
        }
        if (form.reasons().isEmpty()) {
            all.add(Refusal.rule("unified.nothing").at("englishReason"));
        }
        if (form.certificate() != null && form.certificate().strip().length() > LONGEST) {
            all.add(Refusal.rule("unified.certificate", LONGEST).at("certificate"));
        }
        var results = exams.of(it.subject().id());
        form.reasons()
                .forEach((subject, reason) ->
                        all.addAll(refusals(form, it, subject, reason, results)));
        return all;
    }

    private List<Refusal> refusals(
            Request form,
            Application it,
            UnifiedSubject subject,
            String reason,
            List<UnifiedExam> results) {
        var name = subject.number();
        var good =
                results.stream()
                        .filter(one -> one.subject().equals(subject.code()))
                        .filter(one -> !one.result().equals("failed"))
                        .toList();
        var synced = good.stream().anyMatch(one -> one.syncedOn() != null);
        return Refusal.all(
                codes.find(subject.reasons(), reason).isEmpty()
                        ? Refusal.rule("unified.reason-code", name, reason)
                                .at(subject.code() + "Reason")
                        : null,
                subject == UnifiedSubject.ENGLISH && reason.equals(AGED) && !aged(it.subject())
                        ? Refusal.rule("unified.age", AGE).at("englishReason")
                        : null,
                reason.equals(PASSED) && form.situation().equals("exempt")
                        ? Refusal.rule("unified.passed-exempt", name).at(subject.code() + "Reason")
                        : null,
                synced ? Refusal.conflict("unified.synced-there", name) : null,
                !synced && form.situation().equals("unsynchronised") && good.isEmpty()
                        ? Refusal.rule("unified.none", name)
                        : null,
                !synced && form.situation().equals("exempt") && !good.isEmpty()
                        ? Refusal.rule("unified.there", name)
                        : null,
                exemptions.open(it.subject().id(), subject)
                        ? Refusal.conflict("unified.filed", name)
                        : null);
    }

    /// On the day of entry, as the number of identity tells; whoever's birth is not on record
    /// isn't.
    private boolean aged(Subject it) {
        var born = it.birthOn();
        return born != null
                && exams.known(it.id())
                        .filter(one -> !born.plusYears(AGE).isAfter(one.entryOn()))
                        .isPresent();
    }

    @Override
    public List<String> rules() {
        return List.of(
                "unified.level",
                "unified.nothing",
                "unified.age",
                "unified.passed-exempt",
                "unified.synced-there",
                "unified.none",
                "unified.there",
                "unified.filed");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(Request form, CaseView granted) {
        var today = LocalDate.now(clock);
        var of = exams.known(granted.subject()).orElseThrow();
        form.reasons()
                .forEach((subject, reason) -> {
                    if (form.situation().equals("exempt")) {
                        exams.insert(
                                of,
                                subject,
                                "exempt",
                                codes.label(subject.reasons(), reason),
                                today,
                                null,
                                granted.id());
                    }
                    exemptions.grant(
                            granted,
                            of,
                            subject,
                            form.situation(),
                            reason,
                            form.certificate(),
                            today);
                });
        ledger.record(
                Act.of("unified.exempt", "case:" + granted.id())
                        .at(granted.scopePos())
                        .inCase(granted.id())
                        .to(
                                Map.of(
                                        "situation",
                                        form.situation(),
                                        "subjects",
                                        form.reasons().keySet().stream()
                                                .map(UnifiedSubject::number)
                                                .toList())));
        return Outcome.of(granted.id());
    }

    @Override
    public Outcome reverse(Request form, CaseView granted, CaseView reversal, String reason) {
        exemptions.reverse(granted.id());
        exams.strikeOf(granted.id(), reason);
        ledger.record(
                Act.of("unified.unexempt", "case:" + granted.id())
                        .at(granted.scopePos())
                        .inCase(reversal.id())
                        .because(reason));
        return Outcome.of(granted.id());
    }
}
