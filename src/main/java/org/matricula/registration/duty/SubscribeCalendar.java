package org.matricula.registration.duty;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holders;
import org.matricula.identity.KeysEnded;
import org.matricula.identity.PostActors;
import org.matricula.identity.Reach;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 日历订阅: a private address for one post, made anew or revoked at any time. Whoever has it reads the
/// duties of that post and nothing else; when the post ends, so does the address.
@Service
class SubscribeCalendar {

    private static final int BYTES = 32;

    /// Who reads, and in which language.
    record Reader(Actor actor, Locale locale) {}

    private final CalendarFeeds feeds;
    private final Holders holders;
    private final PostActors posts;
    private final List<Reach> reach;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SubscribeCalendar(
            CalendarFeeds feeds,
            Holders holders,
            PostActors posts,
            List<Reach> reach,
            Ledger ledger,
            Clock clock) {
        this.feeds = feeds;
        this.holders = holders;
        this.posts = posts;
        this.reach = reach;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the secret part of the address, told this once; the one before it no longer works
    @Transactional
    public String make(Locale locale) {
        var who = Acting.now();
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        feeds.revoke(who, clock.instant());
        feeds.add(who, token, locale.getLanguage(), clock.instant());
        ledger.record(Act.of("calendar-feed.make", "account:" + who.account()));
        return token;
    }

    @Transactional
    public void revoke() {
        var who = Acting.now();
        if (feeds.revoke(who, clock.instant())) {
            ledger.record(Act.of("calendar-feed.revoke", "account:" + who.account()));
        }
    }

    /// Whoever changes a password because it is known to others ends the addresses too.
    @EventListener
    @Transactional
    public void end(KeysEnded ended) {
        if (feeds.revokeAll(ended.account(), clock.instant()) > 0) {
            ledger.record(Act.of("calendar-feed.revoke", "account:" + ended.account()));
        }
    }

    /// @return empty for an address that is revoked, has not been read for a year, or whose post
    ///   has ended
    @Transactional
    public Optional<Reader> reader(String token, String origin) {
        var today = LocalDate.now(clock);
        return feeds.read(token, clock.instant())
                .flatMap(it ->
                        holders.post(it.account(), it.role(), it.unit(), today)
                                .map(post -> posts.of(post, origin))
                                .map(this::reaching)
                                .map(actor -> new Reader(actor, Locale.of(it.language()))));
    }

    /// A student or guardian reaches whom they are linked to at this moment, and nobody else.
    private Actor reaching(Actor it) {
        var account = it.account();
        return account == null
                ? it
                : reach.stream()
                        .flatMap(each -> each.of(account, it.role()).stream())
                        .findFirst()
                        .map(it::within)
                        .orElse(it);
    }
}
