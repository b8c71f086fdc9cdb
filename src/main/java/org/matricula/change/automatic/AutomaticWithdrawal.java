package org.matricula.change.automatic;

import static org.matricula.registry.StatusVerb.WITHDRAW_AUTOMATICALLY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Publicity;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 自动退学 (普通高等学校学生管理规定 第三十条 第二、四、五项).
@Component
class AutomaticWithdrawal implements CaseKind<AbsenceReport> {

    /// 异动原因 (JY/T 1001 4.2.40) of each ground.
    private static final Map<String, String> REASONS =
            Map.of("two-weeks-absent", "21", "not-registered", "21", "not-returned", "31");

    private final ChangeRules rules;
    private final Granting granting;
    private final AutomaticPapers papers;
    private final Policies policies;

    AutomaticWithdrawal(
            ChangeRules rules, Granting granting, AutomaticPapers papers, Policies policies) {
        this.rules = rules;
        this.granting = granting;
        this.papers = papers;
        this.policies = policies;
    }

    @Override
    public String code() {
        return "automatic-withdrawal";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<AbsenceReport> form() {
        return AbsenceReport.class;
    }

    @Override
    public List<FormField> fields() {
        return AbsenceReport.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("counsellor", "class-teacher", "point-reviewer");
    }

    @Override
    public boolean offered(Subject subject) {
        return WITHDRAW_AUTOMATICALLY.allowedFrom(StudentStatus.of(subject.status()));
    }

    @Override
    public List<Evidence> evidence(AbsenceReport form, Application application) {
        return List.of(Evidence.required("contact-record"), Evidence.welcome("service-proof"));
    }

    @Override
    public List<Refusal> refusals(AbsenceReport form, Application it) {
        var institution = it.subject().institution();
        var all =
                new ArrayList<>(
                        rules.refusals(
                                StandingChange.of(
                                        it.subject().id(), WITHDRAW_AUTOMATICALLY, form.on()),
                                it));
        var absent = set(AutomaticPolicies.ABSENT_DAYS, institution, it.on());
        var notice = set(AutomaticPolicies.NOTICE_DAYS, institution, it.on());
        all.addAll(
                Refusal.all(
                        rules.compulsory(it),
                        tooSoon(absent, form.ground(), form.lostOn(), it.on()),
                        unannounced(notice, form.noticeFrom(), form.on())));
        all.addAll(contacts(form.contacts(), institution, it.on()));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("contact-record", "service-proof");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "change.compulsory",
                "automatic.absent",
                "automatic.notice",
                "automatic.attempts",
                "automatic.channels",
                "automatic.contact-ahead");
    }

    @Override
    public LocalDate effectiveOn(AbsenceReport form) {
        return form.on();
    }

    @Override
    public Outcome effect(AbsenceReport form, CaseView granted) {
        return Outcome.of(
                granting.apply(
                        StandingChange.of(granted.subject(), WITHDRAW_AUTOMATICALLY, form.on())
                                .because(REASONS.get(form.ground()), "school"),
                        granted));
    }

    @Override
    public void issue(AbsenceReport form, CaseView granted, Proceedings proceedings) {
        papers.issue(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(AbsenceReport form, CaseView granted, CaseView reversal, String reason) {
        return granting.reverse(granted, reversal, reason);
    }

    /// @param lostOn since when the student has not been seen
    static @Nullable Refusal tooSoon(int days, String ground, LocalDate lostOn, LocalDate asked) {
        return Refusal.when(
                ground.equals("two-weeks-absent") && lostOn.plusDays(days).isAfter(asked),
                "automatic.absent",
                days);
    }

    /// The public notice has to have hung for its time before the withdrawal takes effect.
    static @Nullable Refusal unannounced(int days, LocalDate from, LocalDate effectiveOn) {
        var over = from.plusDays(days);
        return Refusal.when(over.isAfter(effectiveOn), "automatic.notice", days, over.toString());
    }

    private List<Refusal> contacts(
            List<AbsenceReport.Contact> made, UUID institution, LocalDate on) {
        var attempts = set(AutomaticPolicies.ATTEMPTS, institution, on);
        var channels = set(AutomaticPolicies.CHANNELS, institution, on);
        var ways = made.stream().map(AbsenceReport.Contact::channel).distinct().count();
        return Refusal.all(
                Refusal.when(made.size() < attempts, "automatic.attempts", attempts, made.size()),
                Refusal.when(ways < channels, "automatic.channels", channels, ways),
                Refusal.when(
                        made.stream().anyMatch(it -> it.on().isAfter(on)),
                        "automatic.contact-ahead"));
    }

    private int set(Policy<Integer> policy, UUID institution, LocalDate on) {
        return policies.value(policy, institution, on);
    }
}
