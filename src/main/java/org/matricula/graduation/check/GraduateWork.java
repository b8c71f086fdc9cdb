package org.matricula.graduation.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Corrections that wait for the registrar, and what a graduate has still to check and sign.
@Component
class GraduateWork implements Work {

    private static final int SHOWN = 5;

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final GraduateClaims claims;
    private final MessageSource messages;
    private final Clock clock;

    GraduateWork(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            GraduateClaims claims,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.claims = claims;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 420;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        var today = LocalDate.now(clock);
        List<WorkLine> lines =
                actor.holds("student")
                        ? sheets.own().stream()
                                .filter(it -> List.of("open", "again").contains(it.state()))
                                .filter(it -> campaigns.get(it.campaignId()).corrigibleOn(today))
                                .map(it ->
                                        WorkLine.of(
                                                        say("graduation.tab.check", locale),
                                                        "",
                                                        "/own-graduation/"
                                                                + it.campaignId()
                                                                + "/"
                                                                + it.enrolmentId())
                                                .chip(
                                                        say(
                                                                "graduation.state." + it.state(),
                                                                locale),
                                                        "amber"))
                                .toList()
                        : actor.holds(
                                        "registrar",
                                        "department-registrar",
                                        "academic-office-head",
                                        "point-reviewer")
                                ? claims.waiting(SHOWN).stream()
                                        .map(it ->
                                                WorkLine.of(
                                                                it.student(),
                                                                it.studentNumber(),
                                                                "/graduate-checks/"
                                                                        + it.campaignId()
                                                                        + "#claims")
                                                        .chip(
                                                                say(it.detail().label(), locale),
                                                                "amber"))
                                        .toList()
                                : List.of();
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        WorkPart.list(
                                "graduates",
                                say(
                                        actor.holds("student")
                                                ? "graduation.own"
                                                : "graduation.claims",
                                        locale),
                                lines,
                                say("graduation.complete", locale)));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
