package org.matricula.graduation.degree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.matricula.governance.publication.PublishList;
import org.matricula.graduation.round.GraduationPolicies;
import org.matricula.kernel.Absent;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 公布授予学位的人员名单 (学位法 第二十九条): by itself with the decision, also for those outside, in parts where it
/// is long. Names stand in full because the law has the persons made public; a school that masks
/// them says so in its policy.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PublishDegrees {

    private final DegreeLists lists;
    private final DegreeDecisions decisions;
    private final PublishList publications;
    private final Policies policies;
    private final MessageSource messages;
    private final Clock clock;

    PublishDegrees(
            DegreeLists lists,
            DegreeDecisions decisions,
            PublishList publications,
            Policies policies,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.decisions = decisions;
        this.publications = publications;
        this.policies = policies;
        this.messages = messages;
        this.clock = clock;
    }

    void publish(UUID decision) {
        var it = decisions.find(decision).orElseThrow(() -> new Absent("degree decision"));
        var today = LocalDate.now(clock);
        var school = it.institutionId();
        var hung = new ArrayList<UUID>();
        var part = lists.granted(decision, 0, PublishList.PART);
        for (var n = 1; !part.isEmpty(); n++) {
            hung.add(
                    publications.publish(
                            new PublishList.NewList(
                                    school,
                                    "degree",
                                    say("degree.list.title", it.number())
                                            + (n > 1 || part.size() == PublishList.PART
                                                    ? say("graduation.published.part", n)
                                                    : ""),
                                    say(
                                            "degree.list.words",
                                            it.committee(),
                                            it.decidedOn().toString()),
                                    policies.value(GraduationPolicies.OFFICE, school, today),
                                    policies.value(GraduationPolicies.PHONE, school, today),
                                    null,
                                    true,
                                    policies.value(GraduationPolicies.NAMED, school, today),
                                    part)));
            part = lists.granted(decision, n * PublishList.PART, PublishList.PART);
        }
        lists.hang(decision, hung);
    }

    void takeDown(UUID decision, String reason) {
        lists.of(decision).forEach(it -> publications.withdraw(it, reason));
    }

    /// After somebody no longer carries the degree: a list that still hangs is put up without them.
    void anew(UUID decision, String reason) {
        var hung = false;
        for (var it : lists.of(decision)) {
            hung |= publications.withdraw(it, reason);
        }
        if (hung) {
            publish(decision);
        }
    }

    /// A list is for everybody: in the school's language, not that of whoever records it.
    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
