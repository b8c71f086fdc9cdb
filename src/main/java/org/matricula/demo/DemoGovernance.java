package org.matricula.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.body.DivideWork;
import org.matricula.governance.body.SetUpBody;
import org.matricula.governance.body.SetUpBody.NewBody;
import org.matricula.governance.body.StaffBody;
import org.matricula.governance.body.StaffBody.NewMember;
import org.matricula.governance.errand.SetErrand;
import org.matricula.governance.errand.SetErrand.NewErrand;
import org.matricula.governance.publication.PublishOutcomes;
import org.matricula.governance.publication.PublishOutcomes.NewPublication;
import org.matricula.governance.rulebook.EnterRule;
import org.matricula.governance.rulebook.EnterRule.NewRule;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How an invented institution orders its registry: who leads, who executes, by which rules. Some
/// matters are left without an owner, so that the page of gaps has something to show.
@Component
class DemoGovernance {

    private static final LocalDate SINCE = LocalDate.of(2024, 9, 1);
    private static final String PHONE = "010-00000000";

    private final SetUpBody setUpBody;
    private final StaffBody staffBody;
    private final DivideWork divideWork;
    private final EnterRule enterRule;
    private final SetErrand setErrand;
    private final PublishOutcomes publishOutcomes;
    private final MessageSource messages;

    DemoGovernance(
            SetUpBody setUpBody,
            StaffBody staffBody,
            DivideWork divideWork,
            EnterRule enterRule,
            SetErrand setErrand,
            PublishOutcomes publishOutcomes,
            MessageSource messages) {
        this.setUpBody = setUpBody;
        this.staffBody = staffBody;
        this.divideWork = divideWork;
        this.enterRule = enterRule;
        this.setErrand = setErrand;
        this.publishOutcomes = publishOutcomes;
        this.messages = messages;
    }

    /// @param leader username of whoever leads, `registrar` of whoever executes
    @Transactional
    public void order(UUID institution, String leader, String registrar) {
        var charter = rule(institution, "charter");
        var rules = rule(institution, "school-rule");
        enterRule.cite(charter, say("rule.article.1"), say("rule.words.1"), List.of());
        enterRule.cite(
                rules,
                say("rule.article.2"),
                say("rule.words.2"),
                List.of("policy:leave.most-times", "process:leave-of-absence"));
        var group = body(institution, "leading-group", null, rules);
        var office = body(institution, "status-office", group, rules);
        var centre = body(institution, "registry-centre", office, rules);
        var archive = body(institution, "archive-centre", office, rules);
        var academic = body(institution, "academic-office", group, rules);
        member(group, leader, "leader");
        member(office, registrar, "director");
        var clerk = member(centre, registrar, "clerk");
        for (var it :
                List.of(
                        "registration",
                        "change",
                        "updating",
                        "import",
                        "numbering",
                        "statistics")) {
            divideWork.charge(centre, it, clerk);
        }
        divideWork.charge(centre, "leave-of-absence", clerk);
        divideWork.charge(office, "confidentiality", null);
        divideWork.charge(archive, "archive", null);
        divideWork.charge(archive, "certificates", null);
        divideWork.charge(academic, "rules", null);
        divideWork.charge(academic, "calendar", null);
    }

    /// Something asked of the class teachers of a college, and what was decided there made public.
    ///
    /// @param since first day of the decisions
    void busy(UUID institution, LocalDate since, LocalDate today) {
        setErrand.set(
                new NewErrand(
                        institution,
                        List.of("counsellor", "department-registrar"),
                        say("errand"),
                        say("errand.words"),
                        "/collections",
                        today.plusDays(10)));
        publishOutcomes.publish(
                new NewPublication(
                        institution,
                        "leave-of-absence",
                        since,
                        today,
                        say("publication"),
                        say("publication.words"),
                        say("publication.office"),
                        PHONE,
                        null,
                        false));
    }

    private UUID rule(UUID institution, String kind) {
        return enterRule.enter(
                new NewRule(
                        institution,
                        kind,
                        say("rule." + kind),
                        say("rule." + kind + ".by"),
                        say("rule." + kind + ".number"),
                        SINCE,
                        SINCE,
                        null,
                        say("rule." + kind + ".summary")));
    }

    private UUID body(UUID institution, String kind, @Nullable UUID superior, UUID document) {
        return setUpBody.setUp(
                new NewBody(
                        institution,
                        kind,
                        messages.getMessage(
                                "governance.body.kind." + kind, null, Locale.SIMPLIFIED_CHINESE),
                        say("body." + kind),
                        PHONE,
                        say("room"),
                        superior,
                        say("rule.school-rule.number"),
                        document,
                        SINCE));
    }

    private UUID member(UUID body, String username, String duty) {
        return staffBody.appoint(
                body, new NewMember(username, null, "", say("duty." + duty), PHONE, SINCE, null));
    }

    private String say(String key) {
        return messages.getMessage("demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
