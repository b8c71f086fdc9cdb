package org.matricula.identity.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.NewAccount;
import org.matricula.identity.Role;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 授予岗位: a role over a unit's subtree for a period, with its reason.
@Service
class GrantPost {

    private final Reached reached;
    private final PostRows posts;
    private final Appointments appointments;
    private final Units units;
    private final Clock clock;

    GrantPost(
            Reached reached, PostRows posts, Appointments appointments, Units units, Clock clock) {
        this.reached = reached;
        this.posts = posts;
        this.appointments = appointments;
        this.units = units;
        this.clock = clock;
    }

    /// @param until the first day it is no longer held, null for without end
    record Grant(
            String role,
            @Nullable UUID unit,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    @Transactional
    public UUID grant(UUID account, Grant asked) {
        reached.account(account);
        var post = new NewAccount.Post(asked.role(), asked.unit());
        var from = asked.from() == null ? LocalDate.now(clock) : asked.from();
        var found = new ArrayList<>(appointments.refusals(account, List.of(post)));
        found.addAll(
                Refusal.all(
                        Refusal.when(
                                asked.reason() == null || asked.reason().isBlank(), "post.reason"),
                        Refusal.when(
                                asked.until() != null && !from.isBefore(asked.until()),
                                "post.period"),
                        Refusal.when(helper(asked), "post.helper"),
                        held(account, asked, from) ? Refusal.conflict("post.held") : null));
        Refused.unlessEmpty(found);
        return appointments.appoint(account, post, from, asked.until(), asked.reason());
    }

    /// 学生干部: of one class, for a period.
    private boolean helper(Grant asked) {
        return asked.role().equals(Role.STUDENT_HELPER.code())
                && (asked.until() == null
                        || asked.unit() == null
                        || !units.find(asked.unit())
                                .filter(it -> it.kind().equals("class"))
                                .isPresent());
    }

    private boolean held(UUID account, Grant asked, LocalDate from) {
        return posts.of(account).stream()
                .filter(it -> it.revokedAt() == null)
                .filter(it -> it.role().equals(asked.role()))
                .filter(it -> java.util.Objects.equals(it.unit(), asked.unit()))
                .anyMatch(it ->
                        (it.until() == null || from.isBefore(it.until()))
                                && (asked.until() == null || it.from().isBefore(asked.until())));
    }
}
