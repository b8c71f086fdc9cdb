package org.matricula.identity.account;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 收回岗位: with the next request its holder no longer has it.
@Service
class RevokePost {

    private final Reached reached;
    private final PostRows posts;
    private final DutySettings duties;
    private final Ledger ledger;
    private final Clock clock;

    RevokePost(Reached reached, PostRows posts, DutySettings duties, Ledger ledger, Clock clock) {
        this.reached = reached;
        this.posts = posts;
        this.duties = duties;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void revoke(UUID account, UUID id, @Nullable String reason) {
        reached.account(account);
        var actor = Acting.now();
        var post =
                posts.find(account, id)
                        .filter(it -> actor.scope().reaches(it.lo()))
                        .orElseThrow(() -> new Absent("post " + id));
        var may =
                actor.holds("security-officer", "system")
                        || actor.holds("administrator") && duties.together();
        Refused.unlessEmpty(
                Refusal.all(
                        may ? null : Refusal.forbidden("post.grantor"),
                        account.equals(actor.account()) ? Refusal.forbidden("post.own") : null,
                        Refusal.when(reason == null || reason.isBlank(), "post.reason")));
        if (!posts.revoke(id, clock.instant(), actor.account(), Objects.requireNonNull(reason))) {
            throw new Refused(Refusal.conflict("post.revoked"));
        }
        ledger.record(
                Act.of("post.revoke", "account:" + account)
                        .at(post.lo())
                        .because(reason)
                        .from(
                                Map.of(
                                        "role", post.role(),
                                        "unit", Objects.toString(post.unit(), ""))));
    }
}
