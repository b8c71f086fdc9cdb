package org.matricula.survey.ask;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.survey.SurveyPolicies;
import org.matricula.survey.form.Aim;
import org.matricula.survey.form.FormFaults;
import org.matricula.survey.form.QuestionRows;
import org.matricula.survey.form.Questionnaire;
import org.matricula.survey.form.Questionnaires;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发布、催填、结束: from the draft to the last reply.
@Service
public class RunQuestionnaire {

    private static final int LONGEST_DAYS = 366;

    private final Questionnaires questionnaires;
    private final QuestionRows questions;
    private final Audience audience;
    private final AudienceRows asked;
    private final AnswerRows answers;
    private final ReplyRows replies;
    private final Policies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final OpenBox box;
    private final Clock clock;

    RunQuestionnaire(
            Questionnaires questionnaires,
            QuestionRows questions,
            Audience audience,
            AudienceRows asked,
            AnswerRows answers,
            ReplyRows replies,
            Policies policies,
            Notices notices,
            Ledger ledger,
            OpenBox box,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.questions = questions;
        this.audience = audience;
        this.asked = asked;
        this.answers = answers;
        this.replies = replies;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.box = box;
        this.clock = clock;
    }

    /// Whom a draft is aimed at.
    ///
    /// @param gone whether its view is no longer there to be used, so that it can't be opened
    public record Meant(Aim aim, AudienceRows.Size size, List<String> unknown, boolean gone) {}

    @Transactional
    public void aim(UUID id, Aim aim) {
        if (!questionnaires.lock(id).draft()) {
            throw new Refused(Refusal.conflict("survey.frozen"));
        }
        audience.aim(id, aim);
    }

    @Transactional(readOnly = true)
    public Meant meant(UUID id) {
        return audience.meant(id, LocalDate.now(clock));
    }

    /// 发布: from here on neither the questions nor those asked change.
    ///
    /// @return how many are asked
    @Transactional
    public int open(UUID id, @Nullable LocalDate from, @Nullable LocalDate until) {
        var it = questionnaires.lock(id);
        var today = LocalDate.now(clock);
        if (!it.draft()) {
            throw new Refused(Refusal.conflict("survey.frozen"));
        }
        var faults = new java.util.ArrayList<>(FormFaults.beforeOpening(questions.form(id)));
        if (from == null || from.isBefore(today)) {
            faults.add(Refusal.input("from", "survey.from"));
        }
        if (until == null
                || from != null
                        && (until.isBefore(from) || until.isAfter(from.plusDays(LONGEST_DAYS)))) {
            faults.add(Refusal.input("until", "survey.until"));
        }
        Refused.unlessEmpty(faults);
        var least = policies.value(SurveyPolicies.LEAST_GROUP, it.institutionId(), today);
        var many = audience.fix(id, least, today);
        Refused.unlessEmpty(
                Refusal.all(
                        many == 0 ? Refusal.rule("survey.nobody") : null,
                        it.anonymous() && many > 0 && many < least
                                ? Refusal.rule("survey.too-few", least)
                                : null));
        questionnaires.opened(id, from, until, least, clock.instant());
        ledger.record(
                Act.of("survey.open", "questionnaire:" + id)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "asked", many,
                                        "view", audience.viewName(id),
                                        "from", from.toString(),
                                        "until", until.toString(),
                                        "anonymous", it.anonymous())));
        if (!from.isAfter(today)) {
            tell(questionnaires.get(id), today);
        }
        return many;
    }

    /// 延期: a running one may be given more time, never less than today.
    @Transactional
    public void extend(UUID id, @Nullable LocalDate until) {
        var it = running(id);
        if (until == null
                || until.isBefore(LocalDate.now(clock))
                || it.opensOn() == null
                || until.isBefore(it.opensOn())
                || until.isAfter(it.opensOn().plusDays(LONGEST_DAYS))) {
            throw new Refused(Refusal.input("until", "survey.until"));
        }
        questionnaires.extended(id, until);
        ledger.record(
                Act.of("survey.extend", "questionnaire:" + id)
                        .at(it.scopePos())
                        .from(Map.of("until", String.valueOf(it.closesOn())))
                        .to(Map.of("until", until.toString())));
    }

    /// 催填: whoever has not answered is told once more, at most once a day.
    ///
    /// @return how many accounts were told
    @Transactional
    public int remind(UUID id) {
        var it = running(id);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        it.takes(today) ? null : Refusal.conflict("survey.not-open"),
                        today.equals(it.remindedOn())
                                ? Refusal.conflict("survey.reminded-today")
                                : null));
        var told = asked.accounts(id, today);
        notices.tell(told, "survey.told.remind", "/own-surveys", it.title(), it.closesOn());
        questionnaires.reminded(id, today);
        ledger.record(
                Act.of("survey.remind", "questionnaire:" + id)
                        .at(it.scopePos())
                        .to(Map.of("told", told.size())));
        return told.size();
    }

    /// @param why where it ends before its day; null where its day is past
    @Transactional
    public void close(UUID id, @Nullable String why) {
        var it = running(id);
        var early = it.closesOn() != null && !it.closesOn().isBefore(LocalDate.now(clock));
        if (early && (why == null || why.isBlank())) {
            throw new Refused(Refusal.input("reason", "field.missing"));
        }
        replies.closing(id);
        var opened = it.anonymous() ? box.open(it) : new OpenBox.Opened(0, 0, 0);
        answers.forget(id);
        questionnaires.closed(id, why == null ? null : why.strip(), clock.instant());
        unread(it, opened);
        var act = Act.of("survey.close", "questionnaire:" + id).at(it.scopePos()).because(why);
        ledger.record(opened.unread() == 0 ? act : act.to(told(opened)));
    }

    /// 补读: ballots that did not open at the closing are tried once more, as where a key is back. So
    /// few that they could be told from the results before are not added to them.
    ///
    /// @return how many were read
    @Transactional
    public int reread(UUID id) {
        var it = questionnaires.lock(id);
        if (!it.closed() || it.unread() == 0) {
            throw new Refused(Refusal.conflict("survey.none-unread"));
        }
        var before = replies.count(id);
        var opened = box.open(it);
        var least = it.leastGroup() == null ? Integer.MAX_VALUE : it.leastGroup();
        if (opened.read() == 0 || before >= least && opened.read() < least) {
            throw new Refused(Refusal.rule("survey.few-reread", opened.read(), least));
        }
        unread(it, opened);
        ledger.record(
                Act.of("survey.reread", "questionnaire:" + id).at(it.scopePos()).to(told(opened)));
        return opened.read();
    }

    private void unread(Questionnaire it, OpenBox.Opened opened) {
        questionnaires.unread(it.id(), opened.keyless(), opened.damaged());
        if (opened.unread() > 0 && it.ownerId() != null) {
            notices.tell(
                    List.of(it.ownerId()),
                    "survey.told.unread",
                    "/surveys/" + it.id(),
                    it.title(),
                    opened.unread());
        }
    }

    private static Map<String, Integer> told(OpenBox.Opened it) {
        return Map.of("read", it.read(), "keyless", it.keyless(), "damaged", it.damaged());
    }

    /// What is due today of what runs: told on its first day, reminded before its last, closed
    /// after.
    @Transactional
    public void attend(UUID id) {
        var it = running(id);
        var today = LocalDate.now(clock);
        if (it.closesOn() != null && it.closesOn().isBefore(today)) {
            close(id, null);
            return;
        }
        if (!it.takes(today)) {
            return;
        }
        if (it.toldOn() == null) {
            tell(it, today);
        }
        if (it.opensOn() != null
                && it.closesOn() != null
                && today.isAfter(it.opensOn())
                && !today.equals(it.remindedOn())
                && reminds(it, it.opensOn(), it.closesOn(), today)) {
            remind(id);
        }
    }

    /// Every so many days since they were last told, and once more shortly before the end.
    private boolean reminds(Questionnaire it, LocalDate from, LocalDate until, LocalDate today) {
        var every = policies.value(SurveyPolicies.REMIND_EVERY, it.institutionId(), today);
        var ahead = policies.value(SurveyPolicies.REMIND_DAYS, it.institutionId(), today);
        var last = it.remindedOn() == null ? from : it.remindedOn();
        var end = until.minusDays(ahead);
        return every > 0 && !today.isBefore(last.plusDays(every))
                || ahead > 0
                        && !today.isBefore(end)
                        && (it.remindedOn() == null || it.remindedOn().isBefore(end));
    }

    private void tell(Questionnaire it, LocalDate today) {
        notices.tell(
                asked.accounts(it.id(), today),
                it.anonymous() ? "survey.told.anonymous" : "survey.told.open",
                "/own-surveys",
                it.title(),
                it.closesOn());
        questionnaires.told(it.id(), today);
    }

    private Questionnaire running(UUID id) {
        var it = questionnaires.lock(id);
        if (!it.open()) {
            throw new Refused(Refusal.conflict("survey.not-running"));
        }
        return it;
    }
}
