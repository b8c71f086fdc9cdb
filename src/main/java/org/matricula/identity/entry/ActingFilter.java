package org.matricula.identity.entry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.ChosenWard;
import org.matricula.identity.Reach;
import org.matricula.identity.SignedIn;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Binds the acting person to the request: one post at a time, read anew each time, so that a post
/// taken away ends with the next request.
class ActingFilter extends OncePerRequestFilter {

    private final Posts posts;
    private final ObjectProvider<Reach> reach;
    private final Gate gate;
    private final EntrySettings settings;
    private final Clock clock;

    ActingFilter(
            Posts posts,
            ObjectProvider<Reach> reach,
            Gate gate,
            EntrySettings settings,
            Clock clock) {
        this.posts = posts;
        this.reach = reach;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
            chain.doFilter(request, response);
            return;
        }
        var standing =
                outlived(request)
                        ? Optional.<Posts.Standing>empty()
                        : posts.standing(signedIn.account(), LocalDate.now(clock));
        if (standing.isEmpty()) {
            forget(request);
            chain.doFilter(request, response);
            return;
        }
        var actor = actor(signedIn.account(), standing.get(), request);
        var owed = gate.owed(standing.get(), request);
        bound(actor, () -> proceed(owed, request, response, chain));
    }

    private void proceed(
            @Nullable String owed,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (owed == null) {
            chain.doFilter(request, response);
        } else {
            gate.send(owed, request, response);
        }
    }

    private interface Rest {
        void run() throws IOException, ServletException;
    }

    private static void bound(Actor actor, Rest rest) throws IOException, ServletException {
        try {
            Acting.<@Nullable Void, Exception>call(
                    actor,
                    () -> {
                        rest.run();
                        return null;
                    });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /// However busy, a session ends one day.
    private boolean outlived(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && BearerFilter.token(request) == null
                && Instant.ofEpochMilli(session.getCreationTime())
                        .plus(settings.longestSession())
                        .isBefore(clock.instant());
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
            request.setAttribute(Turned.ENDED, true);
        }
    }

    private Actor actor(UUID account, Posts.Standing standing, HttpServletRequest request) {
        var origin = request.getRemoteAddr();
        return ChosenPost.among(standing.posts(), request)
                .map(it ->
                        new Actor(
                                account,
                                standing.name(),
                                it.role(),
                                it.unitId(),
                                ChosenWard.within(scope(account, it), request),
                                origin))
                .orElseGet(() ->
                        new Actor(account, standing.name(), "none", null, Scope.NOTHING, origin));
    }

    private Scope scope(UUID account, Posts.Held post) {
        return reach.stream()
                .flatMap(it -> it.of(account, post.role()).stream())
                .findFirst()
                .orElseGet(() ->
                        switch (post.role()) {
                            case "student", "guardian" -> Scope.NOTHING;
                            default -> new Scope(post.lo(), post.hi(), List.of());
                        });
    }
}
