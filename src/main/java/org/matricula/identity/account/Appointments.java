package org.matricula.identity.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.NewAccount;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 任命: who may give which post to whom. The administrator makes accounts, the security officer
/// grants posts, the auditor reads the ledger; nobody holds two of these three, nobody grants to
/// themselves (GB/T 22239-2019 第三级 管理员权限分离).
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Appointments {

    private final PostRows posts;
    private final DutySettings duties;
    private final Ledger ledger;
    private final Clock clock;

    Appointments(PostRows posts, DutySettings duties, Ledger ledger, Clock clock) {
        this.posts = posts;
        this.duties = duties;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Every reason against these posts.
    ///
    /// @param account null for one that is still to be made
    public List<Refusal> refusals(@Nullable UUID account, List<NewAccount.Post> asked) {
        var actor = Acting.now();
        var found = new ArrayList<Refusal>();
        if (account != null && account.equals(actor.account())) {
            found.add(Refusal.forbidden("post.own"));
        }
        for (int i = 0; i < asked.size(); i++) {
            var place = account == null ? "roles[" + i + "]" : "role";
            if (account == null
                    && !actor.holds("system")
                    && asked.get(i).role().equals(Role.STUDENT_HELPER.code())) {
                found.add(Refusal.rule("post.helper").at(place));
            }
            refusals(asked.get(i), actor).stream().map(it -> it.at(place)).forEach(found::add);
        }
        var apart = duties(account, asked);
        if (apart.size() > 1) {
            found.add(Refusal.rule("post.apart"));
        }
        return found;
    }

    private List<Refusal> refusals(NewAccount.Post post, Actor actor) {
        var role = Role.of(post.role()).orElse(null);
        if (role == null) {
            return List.of(Refusal.rule("post.role", post.role()));
        }
        return Refusal.all(
                mayGrant(actor, role) ? null : Refusal.forbidden("post.grantor"),
                reached(actor, role, post.unit()) ? null : Refusal.rule("post.unit"));
    }

    /// Until there is a security officer, an administrator appoints the first.
    private boolean mayGrant(Actor actor, Role role) {
        return actor.holds("security-officer", "system")
                || actor.holds("administrator")
                        && (duties.together()
                                || role == Role.SECURITY_OFFICER
                                        && !posts.anybodyHolds(role.code(), today()));
    }

    private boolean reached(Actor actor, Role role, @Nullable UUID unit) {
        var scope = actor.scope();
        if (unit == null) {
            return role.keptApart() && scope.lo() == 0 && scope.hi() == Long.MAX_VALUE;
        }
        return posts.unit(unit)
                .filter(it -> scope.reaches(it.lo()) && scope.reaches(it.hi()))
                .isPresent();
    }

    private Set<String> duties(@Nullable UUID account, List<NewAccount.Post> asked) {
        var held = account == null ? List.<PostRows.Row>of() : posts.of(account);
        return Stream.concat(
                        asked.stream().map(NewAccount.Post::role),
                        held.stream().filter(it -> it.held(today())).map(PostRows.Row::role))
                .filter(it -> Role.of(it).filter(Role::keptApart).isPresent())
                .collect(Collectors.toCollection(HashSet::new));
    }

    public void appoint(UUID account, NewAccount.Post post) {
        appoint(account, post, today(), null, null);
    }

    UUID appoint(
            UUID account,
            NewAccount.Post post,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) {
        var position = post.unit() == null ? 0 : posts.unit(post.unit()).orElseThrow().lo();
        var id =
                posts.add(
                        account,
                        post.role(),
                        post.unit(),
                        from,
                        until,
                        Acting.now().account(),
                        reason);
        ledger.record(
                Act.of("post.grant", "account:" + account)
                        .at(position)
                        .because(reason)
                        .to(
                                Map.of(
                                        "role", post.role(),
                                        "unit", Objects.toString(post.unit(), ""),
                                        "from", from.toString(),
                                        "until", Objects.toString(until, ""))));
        return id;
    }

    /// Where an account belongs: at its first post's unit, or else where its maker stands.
    public long position(List<NewAccount.Post> asked, long otherwise) {
        return asked.isEmpty() || asked.getFirst().unit() == null
                ? otherwise
                : posts.unit(asked.getFirst().unit()).map(PostRows.Interval::lo).orElse(otherwise);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
