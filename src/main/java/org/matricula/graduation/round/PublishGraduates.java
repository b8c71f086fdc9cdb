package org.matricula.graduation.round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.publication.PublishList;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 毕业名单公示: hangs where everybody of the school reads and objects, in parts where it is long; down
/// by itself on its last day, or when another round takes its place.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PublishGraduates {

    private final RoundLists lists;
    private final PublishList publications;
    private final Policies policies;
    private final MessageSource messages;

    PublishGraduates(
            RoundLists lists, PublishList publications, Policies policies, MessageSource messages) {
        this.lists = lists;
        this.publications = publications;
        this.policies = policies;
        this.messages = messages;
    }

    /// @return how many working days: as many as the school's round, no fewer than any list hangs
    int days(GraduationRound it, LocalDate today) {
        return Math.max(
                policies.value(GraduationPolicies.PUBLISHED, it.institutionId(), today),
                publications.least(it.institutionId()));
    }

    void publish(GraduationRound it, int days, LocalDate today) {
        var words =
                new RoundLists.Words(
                        say("graduation.published.degree"),
                        say("graduation.outcome.graduate"),
                        say("graduation.outcome.completion"),
                        say("graduation.outcome.incomplete"));
        var hung = new ArrayList<UUID>();
        var part = lists.ending(it.id(), words, 0, PublishList.PART);
        for (var n = 1; !part.isEmpty(); n++) {
            hung.add(
                    publications.publish(
                            new PublishList.NewList(
                                    it.institutionId(),
                                    "graduation",
                                    title(it, n, n > 1 || part.size() == PublishList.PART),
                                    say("graduation.published.words"),
                                    policies.value(
                                            GraduationPolicies.OFFICE, it.institutionId(), today),
                                    policies.value(
                                            GraduationPolicies.PHONE, it.institutionId(), today),
                                    days,
                                    false,
                                    false,
                                    part)));
            part = lists.ending(it.id(), words, n * PublishList.PART, PublishList.PART);
        }
        lists.hang(it.id(), hung);
    }

    /// Whether its list was taken down before its time.
    @Transactional(readOnly = true)
    boolean withdrawn(UUID round) {
        return lists.of(round).stream().anyMatch(it -> publications.hanging(it).withdrawn());
    }

    /// What stands against deciding on it: objections of anybody, and a list that is down.
    List<Refusal> refusals(UUID round) {
        var hanging = lists.of(round).stream().map(publications::hanging).toList();
        var unanswered = hanging.stream().mapToInt(PublishList.Hanging::unanswered).sum();
        return Refusal.all(
                hanging.stream().anyMatch(PublishList.Hanging::withdrawn)
                        ? Refusal.rule("graduation.publication-withdrawn")
                        : null,
                unanswered > 0
                        ? Refusal.rule("graduation.publication-unanswered", unanswered)
                        : null);
    }

    void giveWay(GraduationRound to) {
        lists.superseded(to.institutionId(), to.concludedOn())
                .forEach(it -> publications.withdraw(it, say("graduation.published.superseded")));
    }

    @Transactional(readOnly = true)
    List<UUID> of(UUID round) {
        return lists.of(round);
    }

    /// 公示经过: who put each of its lists up, and who took it down, the first first.
    @Transactional(readOnly = true)
    List<PublishList.Hung> history(UUID round) {
        return publications.history(lists.ever(round));
    }

    /// Whether somebody ever put a list of it up.
    @Transactional(readOnly = true)
    boolean publishedBy(UUID round, @Nullable UUID account) {
        return account != null
                && history(round).stream().anyMatch(it -> account.equals(it.publisherId()));
    }

    private String title(GraduationRound it, int part, boolean parts) {
        return say("graduation.published.title", it.institution(), it.concludedOn().toString())
                + (parts ? say("graduation.published.part", part) : "");
    }

    /// A list is for everybody of the school: in its language, not the publisher's.
    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
