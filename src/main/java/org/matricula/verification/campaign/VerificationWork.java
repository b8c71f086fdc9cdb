package org.matricula.verification.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.verification.check.Findings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What verification leaves to be done, on the first page of whose task it is; what a student has
/// still to confirm, on theirs.
@Component
class VerificationWork implements Work {

    private static final int MOST = 5;

    private final Campaigns campaigns;
    private final Findings findings;
    private final FindingWords words;
    private final WorkingDays workingDays;
    private final MessageSource messages;
    private final Clock clock;

    VerificationWork(
            Campaigns campaigns,
            Findings findings,
            FindingWords words,
            WorkingDays workingDays,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.findings = findings;
        this.words = words;
        this.workingDays = workingDays;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 180;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        var today = LocalDate.now(clock);
        if (actor.holds("student", "guardian")) {
            return part(
                    campaigns.own(today).stream()
                            .filter(it -> it.confirmed() == null && !it.closesOn().isBefore(today))
                            .map(it ->
                                    WorkLine.of(
                                                    it.campaign(),
                                                    it.student(),
                                                    "/own-verifications/"
                                                            + it.campaignId()
                                                            + "/"
                                                            + it.enrolmentId())
                                            .due(
                                                    workingDays.between(today, it.closesOn()),
                                                    it.closesOn()))
                            .toList(),
                    "/own-verifications",
                    locale);
        }
        if (!actor.holds("class-teacher", "registrar")) {
            return List.of();
        }
        return part(
                findings.waiting(actor, MOST).stream()
                        .map(it ->
                                WorkLine.of(
                                                words.rule(it.rule(), locale),
                                                it.student() == null ? it.unit() : it.student(),
                                                "/verifications/" + it.campaignId() + "/findings")
                                        .due(workingDays.between(today, it.dueOn()), it.dueOn()))
                        .toList(),
                "/verifications",
                locale);
    }

    private List<WorkPart> part(List<WorkLine> lines, String all, Locale locale) {
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        WorkPart.list(
                                        "verification",
                                        say("verification.campaigns", locale),
                                        lines,
                                        say("verification.nothing", locale))
                                .all(new Crumb(say("portal.all", locale), all)));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
